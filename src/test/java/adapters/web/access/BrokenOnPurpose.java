package adapters.web.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Endpoints that fail as a bug would, which no other can be made to do from outside. */
@Path("/")
@RolesAllowed(Roles.VIEWER)
class BrokenOnPurpose {
    static final String INSIDE = "select password_hash from accounts";

    @GET
    @Path("broken-on-purpose")
    public String page() {
        throw new IllegalStateException(INSIDE);
    }

    @GET
    @Path("api/broken-on-purpose")
    public String answer() {
        throw new IllegalStateException(INSIDE);
    }
}
