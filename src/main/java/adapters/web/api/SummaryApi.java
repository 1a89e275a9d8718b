package adapters.web.api;

import adapters.web.access.Roles;
import application.ReadMetrics;
import application.ReadMetrics.Today;
import domain.metrics.Flows;
import domain.metrics.Snapshot;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/summary")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
class SummaryApi {
    private final ReadMetrics metrics;

    SummaryApi(ReadMetrics metrics) {
        this.metrics = metrics;
    }

    /** How the house stands. */
    record Summary(
            @Schema(description = "Orders created since midnight in APP_TZ", examples = "412")
            long ordersToday,

            @Schema(description = "Moves to SHIPPED since midnight in APP_TZ", examples = "290")
            long shippedToday,

            @Schema(description = "Orders shown as PAID now", examples = "57")
            long backlog,

            @Schema(description = "Orders shown as HOLD now", examples = "12")
            long holdsNow,

            @Schema(description = "Orders shown as PICKING, PACKED or SHIPPED now", examples = "130")
            long inProgressNow,

            @Schema(description = "Orders shown as DELIVERED now", examples = "20411")
            long completedNow,

            @Schema(
                    description = "Orders shown as PAID for over LATE_AFTER, or undelivered past their promised day",
                    examples = "3")
            long lateShipments,

            @Schema(description = "Start of the running window")
            Instant windowStart,

            @Schema(description = "End of the running window, 30 minutes later")
            Instant windowEnd,

            @Schema(description = "Orders created in the running window", examples = "21")
            long ordersWindow,

            @Schema(description = "Moves to PAID in the running window", examples = "19")
            long paymentsWindow,

            @Schema(description = "Moves to SHIPPED in the running window", examples = "8")
            long shippedWindow,

            @Schema(description = "Orders created in the running window that were ever held", examples = "1")
            long holdsWindow,

            @Schema(description = "holds_window / orders_window, 0 to 1", examples = "0.047")
            double holdRate,

            @Schema(description = "Messages consumed in the running window", examples = "96")
            long ingestCount,

            @Schema(description = "EVT-PARSE and EVT-EMPTY in the running window", examples = "0")
            long parseErrors,

            @Schema(description = "EVT-SCHEMA in the running window", examples = "1")
            long schemaMissing,

            @Schema(description = "When the figures were reckoned; null before the first roll-up", nullable = true)
            @Nullable
            Instant metricsCreatedAt) {

        static Summary of(Today today) {
            Snapshot now = today.window().snapshot();
            Flows window = today.window().flows();
            return new Summary(
                    today.day().flows().orders(),
                    today.day().flows().shipped(),
                    now.backlog(),
                    now.holdsNow(),
                    now.inProgress(),
                    now.completed(),
                    now.lateOrders(),
                    today.window().start(),
                    today.windowEnd(),
                    window.orders(),
                    window.payments(),
                    window.shipped(),
                    window.holds(),
                    window.holdRate(),
                    window.ingestCount(),
                    window.parseErrors(),
                    window.schemaMissing(),
                    today.refreshedAt().orElse(null));
        }
    }

    @GET
    @Operation(
            summary = "How the house stands, today and in the running half hour",
            description = "From the roll-up of metrics_window, at most a minute old.")
    public Summary summary() {
        return Summary.of(metrics.today());
    }
}
