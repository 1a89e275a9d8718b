package adapters.web.pages;

import adapters.settings.Settings;
import adapters.web.access.Roles;
import adapters.web.access.Visitor;
import adapters.web.http.Cursors;
import adapters.web.http.NotificationQuery;
import adapters.web.http.Refusal;
import adapters.web.text.ResendProblem;
import adapters.web.text.Section;
import application.ResendNotification;
import application.ResendNotification.Outcome;
import application.ports.NotificationViews;
import application.views.NotificationFilter;
import application.views.NotificationRow;
import application.views.PageRequest;
import domain.alert.NotificationStatus;
import domain.event.EventReason;
import domain.hold.HoldReason;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** What was told to operators, what could not be, and the button that tries it again. All of it works without scripts. */
@Path("/notifications")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
@Blocking
class NotificationPages {
    private final NotificationViews notifications;
    private final ResendNotification resendNotification;
    private final Shells shells;
    private final boolean webhook;
    private final Visitor visitor;

    NotificationPages(
            NotificationViews notifications,
            ResendNotification resendNotification,
            Shells shells,
            Settings settings,
            Visitor visitor) {
        this.notifications = notifications;
        this.resendNotification = resendNotification;
        this.shells = shells;
        this.webhook = settings.slack().webhookUrl().isPresent();
        this.visitor = visitor;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Shell shell,
                NotificationFilter filter,
                Choices choices,
                Rows<NotificationRow> rows,
                String here,
                boolean webhook,
                Told told);
    }

    /** What the filters offer. */
    public record Choices(List<NotificationStatus> statuses, List<HoldReason> holds, List<EventReason> events) {
        static final Choices ALL = new Choices(
                List.of(NotificationStatus.values()), List.of(HoldReason.values()), List.of(EventReason.values()));
    }

    /**
     * What the last action came to.
     *
     * @param problem why nothing was sent again; {@code null}: it was, or nobody asked
     */
    public record Told(boolean resent, @Nullable ResendProblem problem) {}

    @GET
    public TemplateInstance list(
            @BeanParam NotificationQuery query,
            @QueryParam("resent") boolean resent,
            UriInfo uri,
            HttpHeaders headers) {
        return page(query, Addresses.lasting(Addresses.current(uri)), new Told(resent, null), uri, headers);
    }

    /**
     * @param back address of the list that shows the message
     */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("/{id:[0-9]{1,18}}/resend")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response resend(
            @PathParam("id") long id, @RestForm("back") @Nullable String back, UriInfo uri, HttpHeaders headers) {
        Outcome outcome = resendNotification.resend(id, visitor.name(), null);
        if (outcome instanceof Outcome.Unknown) {
            throw Refusal.notFound("No message has this id");
        }
        String home = Addresses.ownOr(back, Section.NOTIFICATIONS.path());
        if (outcome instanceof Outcome.Queued) {
            return Response.seeOther(URI.create(Addresses.with(home, "resent", "true")))
                    .build();
        }
        ResendProblem problem =
                outcome instanceof Outcome.GroupWaits ? ResendProblem.GROUP_WAITS : ResendProblem.WRONG_STATUS;
        return Response.status(Status.CONFLICT)
                .entity(page(asked(home), home, new Told(false, problem), uri, headers))
                .build();
    }

    private static NotificationQuery asked(String address) {
        return new NotificationQuery(
                Addresses.value(address, "status"),
                Addresses.value(address, "reason"),
                Addresses.value(address, "limit"),
                Addresses.value(address, "cursor"));
    }

    private TemplateInstance page(
            NotificationQuery query, String address, Told told, UriInfo uri, HttpHeaders headers) {
        NotificationFilter filter = query.filter();
        PageRequest<Long> request = query.page();
        Rows<NotificationRow> rows = Rows.of(
                notifications.page(filter, request),
                Cursors::ofEvent,
                address,
                request.after() != null,
                !filter.equals(NotificationFilter.NONE));
        if (Live.canFollow(Section.NOTIFICATIONS, uri)) {
            // a message is written with its alerts; what became of it shows with the next figures
            rows = rows.live(new Live(
                    "alerts kpis",
                    Live.above(rows.items(), row -> Cursors.ofEvent(row.id() + 1)),
                    Live.countsNews(uri) ? news(filter, request.after()) : 0));
        }
        Shell shell = shells.of(Section.NOTIFICATIONS, uri, headers, address);
        return shell.localised(Templates.list(shell, filter, Choices.ALL, rows, address, webhook, told));
    }

    private int news(NotificationFilter filter, @Nullable Long after) {
        return after == null ? 0 : Live.before(notifications.page(filter, Live.newest()), row -> row.id() >= after);
    }
}
