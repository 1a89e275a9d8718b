package adapters.web.pages;

import adapters.web.access.Roles;
import adapters.web.http.Cursors;
import adapters.web.http.EventQuery;
import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import adapters.web.text.Section;
import application.ports.AlertViews;
import application.ports.EventViews;
import application.views.AlertRow;
import application.views.EventFilter;
import application.views.EventRow;
import application.views.PageRequest;
import domain.order.OrderStatus;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of events and the raw message behind each. */
@Path("/events")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.TEXT_HTML)
@Blocking
class EventPages {
    private final EventViews events;
    private final AlertViews alerts;
    private final ListTotals totals;
    private final Shells shells;

    EventPages(EventViews events, AlertViews alerts, ListTotals totals, Shells shells) {
        this.events = events;
        this.alerts = alerts;
        this.totals = totals;
        this.shells = shells;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(
                Shell shell,
                EventQuery query,
                @Nullable Moved moved,
                Rows<EventRow> rows,
                Map<String, AlertRow> alerts,
                String here,
                AlertReport report,
                Totals totals);

        static native TemplateInstance raw(Shell shell, EventRow event, RawText raw);

        static native TemplateInstance raw$message(Shell shell, EventRow event, RawText raw);
    }

    /**
     * That only those are shown which moved their orders on, as figures count them.
     *
     * @param without the address without this condition
     */
    public record Moved(OrderStatus to, String day, String without) {

        static @Nullable Moved of(EventFilter filter, EventQuery query, String here) {
            if (filter.moves() == null || query.movedOn() == null) {
                return null;
            }
            String start = Addresses.with(here, "cursor", null);
            return new Moved(
                    filter.moves().to(),
                    query.movedOn(),
                    Addresses.with(Addresses.with(start, "moved_to", null), "moved_on", null));
        }
    }

    /** What cannot be read is told where the rows would be, and nothing of the form is lost. */
    @GET
    public Response list(
            @BeanParam EventQuery query, @QueryParam("did") @Nullable String did, UriInfo uri, HttpHeaders headers) {
        String here = AlertList.address(uri);
        Shell shell = shells.of(Section.EVENTS, uri, headers, here);
        AlertReport report = AlertReport.told(did);
        Totals head = totals.events(shell.language().dashboard());
        try {
            EventFilter filter = query.filter(shell.zone());
            Rows<EventRow> rows = rows(filter, query.page(), here, uri);
            Moved moved = Moved.of(filter, query, here);
            return Response.ok(shell.localised(
                            Templates.list(shell, query, moved, rows, unresolved(rows.items()), here, report, head)))
                    .build();
        } catch (Refusal unreadable) {
            return Response.status(Status.BAD_REQUEST)
                    .entity(shell.localised(
                            Templates.list(shell, query, null, Rows.unread(unreadable), Map.of(), here, report, head)))
                    .build();
        }
    }

    private Rows<EventRow> rows(EventFilter filter, PageRequest<Long> request, String here, UriInfo uri) {
        Rows<EventRow> rows = Rows.of(
                        events.page(filter, request),
                        Cursors::ofEvent,
                        here,
                        request.after() != null,
                        !filter.equals(EventFilter.NONE))
                .exportable(here);
        Live live = new Live(
                "orders alerts kpis",
                Live.above(rows.items(), row -> Cursors.ofEvent(row.seq() + 1)),
                Live.countsNews(uri) ? news(filter, request.after()) : 0);
        return rows.live(live);
    }

    private Map<String, AlertRow> unresolved(List<EventRow> rows) {
        return alerts.unresolvedOf(rows.stream()
                .filter(event -> event.reasonCode() != null)
                .map(EventRow::eventId)
                .toList());
    }

    private int news(EventFilter filter, @Nullable Long after) {
        return after == null ? 0 : Live.before(events.page(filter, Live.newest()), row -> row.seq() >= after);
    }

    /** The raw message as a page of its own, or only the message, to be put under its row. */
    @GET
    @Path("/raw")
    public TemplateInstance raw(
            @QueryParam("id") @Nullable String id,
            @QueryParam("part") @Nullable String part,
            UriInfo uri,
            HttpHeaders headers) {
        String eventId = Parameters.findable(id == null ? "" : id).orElse("");
        EventRow event = events.event(eventId).orElseThrow(() -> Refusal.notFound("No event has the id " + eventId));
        RawText raw = RawText.of(
                events.raw(eventId).orElseThrow(() -> Refusal.notFound("This event came without a message")));
        Shell shell = shells.of(Section.EVENTS, uri, headers);
        return shell.localised(
                part == null ? Templates.raw(shell, event, raw) : Templates.raw$message(shell, event, raw));
    }
}
