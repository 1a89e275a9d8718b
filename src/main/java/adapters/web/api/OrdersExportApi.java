package adapters.web.api;

import adapters.web.access.Roles;
import adapters.web.api.CsvExport.Column;
import adapters.web.http.DisplayZone;
import adapters.web.http.OrderQuery;
import application.ports.OrderViews;
import application.views.OrderFilter;
import application.views.OrderPosition;
import application.views.OrderRow;
import application.views.PageRequest;
import domain.hold.HoldReason;
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

/** The orders' list as a file for spreadsheets. */
@Path("/api/orders/export")
@RolesAllowed(Roles.VIEWER)
@Produces({CsvExport.MEDIA_TYPE, "application/problem+json"})
@Tag(name = "Orders")
class OrdersExportApi {
    private static final List<Column<OrderRow>> COLUMNS = List.of(
            new Column<>("order_id", OrderRow::orderId),
            new Column<>("channel", OrderRow::channel),
            new Column<>("user_id", OrderRow::userId),
            new Column<>("product_id", OrderRow::productId),
            new Column<>("product_name", OrderRow::productName),
            new Column<>("quantity", OrderRow::quantity),
            new Column<>("line_count", OrderRow::lineCount),
            new Column<>("tracking_no", OrderRow::trackingNo),
            new Column<>("current_stage", OrderRow::currentStage),
            new Column<>("current_status", OrderRow::currentStatus),
            new Column<>("underlying_status", OrderRow::underlyingStatus),
            new Column<>("hold_reason_code", order -> code(order.holdReasonCode())),
            new Column<>("last_event_type", OrderRow::lastEventType),
            new Column<>("last_occurred_at", OrderRow::lastOccurredAt),
            new Column<>("created_at", OrderRow::createdAt));

    private final OrderViews orders;
    private final DisplayZone zone;
    private final CsvExport csv;

    OrdersExportApi(OrderViews orders, DisplayZone zone, CsvExport csv) {
        this.orders = orders;
        this.zone = zone;
        this.csv = csv;
    }

    @GET
    @Operation(summary = "All orders that match a filter as CSV", description = CsvExport.DESCRIPTION)
    public Response export(@BeanParam OrderQuery query) {
        OrderFilter filter = query.filter(zone);
        return csv.of("orders", COLUMNS, (PageRequest<OrderPosition> request) -> orders.page(filter, request));
    }

    private static @Nullable String code(@Nullable HoldReason reason) {
        return reason == null ? null : reason.code();
    }
}
