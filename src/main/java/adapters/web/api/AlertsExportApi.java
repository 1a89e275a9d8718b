package adapters.web.api;

import adapters.web.access.Roles;
import adapters.web.api.CsvExport.Column;
import adapters.web.http.AlertQuery;
import application.ports.AlertViews;
import application.views.AlertFilter;
import application.views.AlertRow;
import application.views.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The alerts' list as a file for spreadsheets. */
@Path("/api/alerts/export")
@RolesAllowed(Roles.VIEWER)
@Produces({CsvExport.MEDIA_TYPE, "application/problem+json"})
@Tag(name = "Alerts")
class AlertsExportApi {
    private static final List<Column<AlertRow>> COLUMNS = List.of(
            new Column<>("alert_key", AlertRow::alertKey),
            new Column<>("kind", AlertRow::kind),
            new Column<>("status", AlertRow::status),
            new Column<>("order_id", AlertRow::orderId),
            new Column<>("event_id", AlertRow::eventId),
            new Column<>("reason", AlertRow::reason),
            new Column<>("occurred_at", AlertRow::occurredAt),
            new Column<>("opened_at", AlertRow::openedAt),
            new Column<>("resolved_at", AlertRow::resolvedAt),
            new Column<>("operator", AlertRow::operator),
            new Column<>("resolved_by", AlertRow::resolvedBy),
            new Column<>("attempts", AlertRow::attempts),
            new Column<>("outcome", AlertRow::outcome),
            new Column<>("note", AlertRow::note),
            new Column<>("explanation", AlertRow::explanation));

    private final AlertViews alerts;

    private final CsvExport csv;

    AlertsExportApi(AlertViews alerts, CsvExport csv) {
        this.alerts = alerts;

        this.csv = csv;
    }

    @GET
    @Operation(summary = "All alerts that match a filter as CSV", description = CsvExport.DESCRIPTION)
    public Response export(@BeanParam AlertQuery query) {
        AlertFilter filter = query.filter();
        return csv.of("alerts", COLUMNS, (PageRequest<Long> request) -> alerts.page(filter, request));
    }
}
