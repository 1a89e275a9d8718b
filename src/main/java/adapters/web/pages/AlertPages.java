package adapters.web.pages;

import adapters.web.access.Roles;
import adapters.web.access.Visitor;
import adapters.web.http.AlertQuery;
import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import adapters.web.pages.OrderScreen.HoldCard;
import adapters.web.text.AlertFormFault;
import adapters.web.text.Section;
import application.ActOnAlerts;
import application.ActOnAlerts.Target;
import application.ports.AlertViews;
import application.views.AlertFilter;
import application.views.AlertFilter.Standing;
import application.views.AlertRow;
import application.views.AlertTrailEntry;
import domain.alert.AlertAction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/**
 * What asks for an operator: the list, one alert with its trail, and the forms that act. A form is sent to the address of the page that
 * shows it, so that the page's filter is the form's. All of it works without scripts.
 */
@Path("/alerts")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
@Blocking
class AlertPages {
    private final AlertViews alerts;
    private final ActOnAlerts actOnAlerts;
    private final AlertList list;
    private final Shells shells;
    private final Visitor visitor;

    AlertPages(AlertViews alerts, ActOnAlerts actOnAlerts, AlertList list, Shells shells, Visitor visitor) {
        this.alerts = alerts;
        this.actOnAlerts = actOnAlerts;
        this.list = list;
        this.shells = shells;
        this.visitor = visitor;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance detail(
                Shell shell,
                AlertRow alert,
                @Nullable HoldCard card,
                List<AlertTrailEntry> steps,
                AlertReport report,
                String back);
    }

    /**
     * Without a status asked for, what is unresolved, and where nothing is asked for, by group: the address says so, so that it can be
     * shared and changed.
     */
    @GET
    public Response page(
            @BeanParam AlertQuery query,
            @QueryParam("did") @Nullable String did,
            @QueryParam("done") @DefaultValue("0") int done,
            UriInfo uri,
            HttpHeaders headers) {
        if (query.status() == null) {
            String address = Addresses.with(Addresses.current(uri), "status", Standing.UNRESOLVED.name());
            return Response.seeOther(URI.create(
                            query.empty() ? Addresses.with(address, AlertList.VIEW, AlertList.GROUPS) : address))
                    .build();
        }
        AlertAction action = Parameters.oneOf("did", did, AlertAction.values(), AlertAction::name);
        AlertReport report = action == null ? AlertReport.NONE : AlertReport.done(action, done);
        try {
            return Response.ok(list.shown(query, report, uri, headers)).build();
        } catch (Refusal unreadable) {
            return Response.status(Status.BAD_REQUEST)
                    .entity(list.unread(query, unreadable, uri, headers))
                    .build();
        }
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @BeanParam AlertQuery query,
            @BeanParam AlertForm form,
            @RestForm("part") @Nullable String part,
            UriInfo uri,
            HttpHeaders headers) {
        AlertAction action = form.wanted();
        Optional<AlertFormFault> fault = form.fault();
        List<Target> targets = fault.isPresent() ? List.of() : targets(query, form);
        if (form.unconfirmed() && targets.size() > 1) {
            return Response.ok(list.question(form, targets.size(), uri, headers))
                    .build();
        }
        AlertReport report = report(action, fault, targets, form);
        if (part != null) {
            return Response.ok(list.report(report, uri, headers)).build();
        }
        return report.clean()
                ? Response.seeOther(back(AlertList.address(uri), report)).build()
                : Response.status(status(report))
                        .entity(list.shown(query, report, uri, headers))
                        .build();
    }

    private AlertReport report(
            AlertAction action, Optional<AlertFormFault> fault, List<Target> targets, AlertForm form) {
        return fault.map(why -> AlertReport.fault(why, form.typedNote()))
                .orElseGet(() -> AlertReport.of(
                        action,
                        actOnAlerts.act(action, targets, visitor.name(), Parameters.note(form.note())),
                        form.typedNote()));
    }

    private static Status status(AlertReport refused) {
        return refused.fault() == null ? Status.CONFLICT : Status.BAD_REQUEST;
    }

    @GET
    @Path("/one")
    public TemplateInstance one(
            @QueryParam("key") @DefaultValue("") String key,
            @QueryParam("did") @Nullable String did,
            UriInfo uri,
            HttpHeaders headers) {
        return detail(key, AlertReport.told(did), address(key), uri, headers);
    }

    /**
     * Acts on one alert from whatever page shows it.
     *
     * @param back that page, to which a visitor returns when it is done; what is refused is explained on the alert's own
     */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/one")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response actOnOne(
            @BeanParam AlertForm form, @RestForm("back") @Nullable String back, UriInfo uri, HttpHeaders headers) {
        AlertAction action = form.wanted();
        if (form.targets().size() != 1) {
            throw Refusal.badRequest("The form names no alert; load its page again");
        }
        Target target = form.targets().get(0);
        String home = Addresses.ownOr(back, address(target.key()));
        AlertReport report = report(action, form.fault(), List.of(target), form);
        return report.clean()
                ? Response.seeOther(back(home, report)).build()
                : Response.status(status(report))
                        .entity(detail(target.key(), report, home, uri, headers))
                        .build();
    }

    private TemplateInstance detail(String key, AlertReport report, String back, UriInfo uri, HttpHeaders headers) {
        AlertRow alert = Parameters.findable(key)
                .flatMap(alerts::alert)
                .orElseThrow(() -> Refusal.notFound("No alert has the key " + key));
        List<AlertTrailEntry> steps = alerts.trails(List.of(key)).getOrDefault(key, List.of());
        Shell shell = shells.of(Section.ALERTS, uri, headers, address(key));
        HoldCard card = alerts.hold(key)
                .map(hold -> HoldCard.of(hold, alert, String.valueOf(alert.orderId())))
                .orElse(null);
        return shell.localised(Templates.detail(shell, alert, card, steps, report, back));
    }

    private List<Target> targets(AlertQuery query, AlertForm form) {
        AlertFilter filter = query.filter();
        if (form.everything()) {
            return matching(filter);
        }
        return form.groups().isEmpty()
                ? form.targets()
                : form.groups().stream()
                        .flatMap(group -> matching(filter.within(group)).stream())
                        .toList();
    }

    private List<Target> matching(AlertFilter filter) {
        return alerts.matching(filter).stream()
                .map(alert -> new Target(alert.key(), alert.version()))
                .toList();
    }

    private static String address(String key) {
        return "/alerts/one?key=" + Addresses.encoded(key);
    }

    private static URI back(String address, AlertReport report) {
        String told = Addresses.with(address, "did", report.triedAction().name());
        return URI.create(Addresses.with(told, "done", String.valueOf(report.done())));
    }
}
