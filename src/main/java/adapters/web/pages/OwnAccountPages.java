package adapters.web.pages;

import adapters.web.access.KnownVisitors;
import adapters.web.access.Roles;
import adapters.web.access.SignInDoor;
import adapters.web.access.Visitor;
import application.ManageAccounts;
import application.ManageAccounts.Outcome;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
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
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Somebody's own password. */
@Path("/account")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
@Blocking
class OwnAccountPages {
    private final ManageAccounts manage;
    private final SignInDoor door;
    private final Visitor visitor;
    private final KnownVisitors visitors;
    private final Shells shells;

    OwnAccountPages(ManageAccounts manage, SignInDoor door, Visitor visitor, KnownVisitors visitors, Shells shells) {
        this.manage = manage;
        this.door = door;
        this.visitor = visitor;
        this.visitors = visitors;
        this.shells = shells;
    }

    @CheckedTemplate(basePath = "AccountPages")
    static class Templates {
        private Templates() {}

        static native TemplateInstance own(Shell shell, boolean changed, @Nullable Outcome fault);
    }

    @GET
    public TemplateInstance page(@QueryParam("changed") boolean changed, UriInfo uri, HttpHeaders headers) {
        return page(changed, null, uri, headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @RestForm("old_password") @DefaultValue("") String oldPassword,
            @RestForm("new_password") @DefaultValue("") String newPassword,
            UriInfo uri,
            HttpHeaders headers) {
        Outcome outcome = manage.changeOwnPassword(oldPassword, newPassword, visitor.doer());
        if (outcome != Outcome.DONE) {
            return Response.status(outcome == Outcome.TRIED_TOO_OFTEN ? Status.TOO_MANY_REQUESTS : Status.BAD_REQUEST)
                    .entity(page(false, outcome, uri, headers))
                    .build();
        }
        visitors.forget();
        NewCookie[] session = door.renew(newPassword).stream().toArray(NewCookie[]::new);
        return Response.seeOther(URI.create("/account?changed=true"))
                .cookie(session)
                .build();
    }

    private TemplateInstance page(boolean changed, @Nullable Outcome fault, UriInfo uri, HttpHeaders headers) {
        Shell shell = shells.of(null, uri, headers, "/account");
        return shell.localised(Templates.own(shell, changed, fault));
    }
}
