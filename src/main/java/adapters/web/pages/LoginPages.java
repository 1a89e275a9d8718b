package adapters.web.pages;

import adapters.web.access.Roles;
import adapters.web.access.SignInDoor;
import adapters.web.access.Visitor;
import adapters.web.text.Section;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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
import jakarta.ws.rs.core.Response.Status;
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
    private final Shells shells;

    LoginPages(SignInDoor door, Visitor visitor, Shells shells) {
        this.door = door;
        this.visitor = visitor;
        this.shells = shells;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance page(Shell shell, String name, String next, Told told);
    }

    /**
     * What the page says besides its form.
     *
     * @param devAccount name and password of the dev profile's account; {@code null}: this is another profile
     * @param noAccount whether nobody can sign in yet
     */
    public record Told(
            boolean refused, boolean signedOut, @Nullable String devAccount, boolean noAccount) {}

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
        Told told = new Told(false, out, door.devAccount().orElse(null), door.noAccount());
        NewCookie[] held = door.strangersCookie().stream().toArray(NewCookie[]::new);
        return Response.ok(page("", next, told, uri, headers)).cookie(held).build();
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
            Told told = new Told(true, false, door.devAccount().orElse(null), false);
            return Response.status(Status.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Session realm=\"fulfilment\"")
                    .entity(page(name, next, told, uri, headers))
                    .build();
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

    private TemplateInstance page(String name, @Nullable String next, Told told, UriInfo uri, HttpHeaders headers) {
        String wanted = Addresses.afterSignIn(next);
        Shell shell = shells.of(Section.START, uri, headers, Addresses.with("/login", "next", wanted));
        return shell.localised(Templates.page(shell, name, wanted, told));
    }
}
