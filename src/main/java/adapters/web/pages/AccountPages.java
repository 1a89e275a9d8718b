package adapters.web.pages;

import adapters.web.access.KnownVisitors;
import adapters.web.access.Roles;
import adapters.web.access.Visitor;
import adapters.web.http.Cursors;
import adapters.web.http.Parameters;
import application.ManageAccounts;
import application.ManageAccounts.Outcome;
import application.ports.AccessLog;
import application.ports.AccountViews;
import application.views.AccessLogFilter;
import application.views.AccessLogRow;
import application.views.AccountRow;
import application.views.Page;
import application.views.PageRequest;
import domain.access.Role;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Who may sign in, what happened about that, and the forms that change it. */
@Path("/accounts")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.TEXT_HTML)
@Blocking
class AccountPages {
    private final ManageAccounts manage;
    private final AccountViews accounts;
    private final AccessLog log;
    private final Visitor visitor;
    private final KnownVisitors visitors;
    private final Shells shells;

    AccountPages(
            ManageAccounts manage,
            AccountViews accounts,
            AccessLog log,
            Visitor visitor,
            KnownVisitors visitors,
            Shells shells) {
        this.manage = manage;
        this.accounts = accounts;
        this.log = log;
        this.visitor = visitor;
        this.visitors = visitors;
        this.shells = shells;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Shell shell,
                List<AccountRow> accounts,
                List<Role> roles,
                List<AccessLogRow> log,
                @Nullable String next,
                @Nullable Outcome told,
                Typed typed);
    }

    /** A new account as typed, but for its password. */
    public record Typed(String name, @Nullable Role role) {
        static final Typed NOTHING = new Typed("", null);
    }

    @GET
    public TemplateInstance list(
            @QueryParam("done") boolean done,
            @QueryParam("cursor") @Nullable String cursor,
            UriInfo uri,
            HttpHeaders headers) {
        return page(done ? Outcome.DONE : null, Typed.NOTHING, cursor, uri, headers);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(
            @RestForm("name") @DefaultValue("") String name,
            @RestForm("role") @DefaultValue("") String role,
            @RestForm("password") @DefaultValue("") String password,
            UriInfo uri,
            HttpHeaders headers) {
        Typed typed = new Typed(name, role(role));
        return answer(manage.create(name, role(role), password, visitor.doer()), typed, uri, headers);
    }

    @POST
    @Path("/role")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response changeRole(
            @RestForm("name") @DefaultValue("") String name,
            @RestForm("role") @DefaultValue("") String role,
            UriInfo uri,
            HttpHeaders headers) {
        return answer(manage.changeRole(name, role(role), visitor.doer()), Typed.NOTHING, uri, headers);
    }

    @POST
    @Path("/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response resetPassword(
            @RestForm("name") @DefaultValue("") String name,
            @RestForm("password") @DefaultValue("") String password,
            UriInfo uri,
            HttpHeaders headers) {
        return answer(manage.resetPassword(name, password, visitor.doer()), Typed.NOTHING, uri, headers);
    }

    @POST
    @Path("/enabled")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enable(
            @RestForm("name") @DefaultValue("") String name,
            @RestForm("enabled") @DefaultValue("") String enabled,
            UriInfo uri,
            HttpHeaders headers) {
        return answer(
                manage.enable(name, Parameters.flag("enabled", enabled), visitor.doer()), Typed.NOTHING, uri, headers);
    }

    private static Role role(String text) {
        return Parameters.choice("role", text, Role.values(), Role::name);
    }

    private Response answer(Outcome outcome, Typed typed, UriInfo uri, HttpHeaders headers) {
        if (outcome == Outcome.DONE) {
            visitors.forget();
            return Response.seeOther(URI.create("/accounts?done=true")).build();
        }
        Status status = outcome == Outcome.NAME_TAKEN
                        || outcome == Outcome.KEPT_ELSEWHERE
                        || outcome == Outcome.LAST_ADMIN
                        || outcome == Outcome.UNCHANGED
                ? Status.CONFLICT
                : Status.BAD_REQUEST;
        return Response.status(status)
                .entity(page(outcome, typed, null, uri, headers))
                .build();
    }

    private TemplateInstance page(
            @Nullable Outcome told, Typed typed, @Nullable String cursor, UriInfo uri, HttpHeaders headers) {
        Page<AccessLogRow, Long> entries =
                log.page(AccessLogFilter.NONE, new PageRequest<>(Cursors.event(cursor), PageRequest.DEFAULT));
        Long next = entries.next();
        Shell shell = shells.of(null, uri, headers, "/accounts");
        return shell.localised(Templates.list(
                shell,
                accounts.accounts(),
                List.of(Role.values()),
                entries.items(),
                next == null ? null : Cursors.ofEvent(next),
                told,
                typed));
    }
}
