package adapters.web.pages;

import adapters.web.access.ProviderDoor;
import adapters.web.access.ProviderDoor.WayBack;
import adapters.web.http.Refusal;
import adapters.web.pages.SignInScreen.Wish;
import application.SignInByProvider.Why;
import application.ports.IdentityProvider.Answer;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way in by the identity provider that is set; without one these addresses lead nowhere. */
@Path("/login/oidc")
@Produces(MediaType.TEXT_HTML)
@Blocking
class ProviderPages {
    private final ProviderDoor door;
    private final SignInScreen screen;

    ProviderPages(ProviderDoor door, SignInScreen screen) {
        this.door = door;
        this.screen = screen;
    }

    @GET
    @PermitAll
    public Response out(@QueryParam("next") @Nullable String next, UriInfo uri, HttpHeaders headers) {
        requireProvider();
        String wanted = Addresses.afterSignIn(next);
        return door.out(wanted)
                .map(way -> Response.seeOther(way.address()).cookie(way.handshake()))
                .orElseGet(() -> screen.turnedAway(new Wish("", wanted, uri, headers), Why.UNREACHABLE))
                .build();
    }

    /** A code that comes with an error is none. */
    @GET
    @Path("return")
    @PermitAll
    public Response back(
            @QueryParam("code") @Nullable String code,
            @QueryParam("state") @Nullable String state,
            @QueryParam("error") @Nullable String error,
            @QueryParam("iss") @Nullable String issuer,
            UriInfo uri,
            HttpHeaders headers) {
        requireProvider();
        WayBack way = door.back(error == null && code != null ? new Answer(code, issuer) : null, state);
        if (way.session() == null) {
            Why why = Objects.requireNonNull(way.why());
            return screen.turnedAway(new Wish("", way.next(), uri, headers), why)
                    .cookie(door.spent())
                    .build();
        }
        return Response.seeOther(URI.create(Addresses.afterSignIn(way.next())))
                .cookie(way.session(), door.spent(), door.notLeft())
                .build();
    }

    private void requireProvider() {
        if (!door.possible()) {
            throw Refusal.of(Status.NOT_FOUND, "No identity provider is set");
        }
    }
}
