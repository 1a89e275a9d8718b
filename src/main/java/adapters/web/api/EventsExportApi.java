package adapters.web.api;

import adapters.web.access.Roles;
import adapters.web.api.CsvExport.Column;
import adapters.web.http.DisplayZone;
import adapters.web.http.EventQuery;
import application.ports.EventViews;
import application.views.EventFilter;
import application.views.EventRow;
import application.views.PageRequest;
import domain.event.EventReason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The events' list as a file for spreadsheets. */
@Path("/api/events/export")
@RolesAllowed(Roles.VIEWER)
@Produces({CsvExport.MEDIA_TYPE, "application/problem+json"})
@Tag(name = "Events")
class EventsExportApi {
    private static final List<Column<EventRow>> COLUMNS = List.of(
            new Column<>("event_id", EventRow::eventId),
            new Column<>("order_id", EventRow::orderId),
            new Column<>("channel", EventRow::channel),
            new Column<>("event_type", EventRow::eventType),
            new Column<>("current_status", EventRow::currentStatus),
            new Column<>("reason_code", event -> code(event.reasonCode())),
            new Column<>("explanation", EventRow::explanation),
            new Column<>("occurred_at", EventRow::occurredAt),
            new Column<>("ingested_at", EventRow::ingestedAt),
            new Column<>("source", EventRow::source),
            new Column<>("actor", EventRow::actor),
            new Column<>("topic", EventRow::topic),
            new Column<>("partition", EventRow::partition),
            new Column<>("offset", EventRow::offset));

    private final EventViews events;
    private final DisplayZone zone;
    private final CsvExport csv;

    EventsExportApi(EventViews events, DisplayZone zone, CsvExport csv) {
        this.events = events;
        this.zone = zone;
        this.csv = csv;
    }

    @GET
    @Operation(summary = "All events that match a filter as CSV", description = CsvExport.DESCRIPTION)
    public Response export(@BeanParam EventQuery query) {
        EventFilter filter = query.filter(zone);
        return csv.of("events", COLUMNS, (PageRequest<Long> request) -> events.page(filter, request));
    }

    private static @Nullable String code(@Nullable EventReason reason) {
        return reason == null ? null : reason.code();
    }
}
