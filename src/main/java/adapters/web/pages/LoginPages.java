package adapters.web.pages;

import adapters.web.access.Roles;
import adapters.web.access.SignInDoor;
import adapters.web.access.Visitor;
import adapters.web.pages.SignInScreen.Wish;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The way in, which leads to the page that was asked for, and the way out. Both work without scripts. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
class LoginPages {
    private final SignInDoor door;
    private final Visitor visitor;
    private final SignInScreen screen;

    LoginPages(SignInDoor door, Visitor visitor, SignInScreen screen) {
        this.door = door;
        this.visitor = visitor;
        this.screen = screen;
    }

    @GET
    @Path("login")
    @PermitAll
    public Response page(
            @QueryParam("next") @Nullable String next,
            @QueryParam("out") boolean out,
            UriInfo uri,
            HttpHeaders headers) {
        if (visitor.signedIn()) {
            return Response.seeOther(URI.create(Addresses.afterSignIn(next))).build();
        }
        return screen.fresh(new Wish("", next, uri, headers), out).build();
    }

    @POST
    @Path("login")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(
            @RestForm("name") @DefaultValue("") String name,
            @RestForm("password") @DefaultValue("") String password,
            @RestForm("next") @Nullable String next,
            UriInfo uri,
            HttpHeaders headers) {
        Optional<NewCookie> session = door.enter(name, password);
        if (session.isEmpty()) {
            return screen.wrong(new Wish(name, next, uri, headers)).build();
        }
        return Response.seeOther(URI.create(Addresses.afterSignIn(next)))
                .cookie(session.get())
                .build();
    }

    @POST
    @Path("logout")
    @RolesAllowed(Roles.VIEWER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut() {
        return Response.seeOther(URI.create("/login?out=true"))
                .cookie(door.leave())
                .build();
    }
}
