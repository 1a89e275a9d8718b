package adapters.web.api;

import adapters.web.access.Roles;
import application.ReadMetrics;
import application.ReadMetrics.Series;
import com.fasterxml.jackson.annotation.JsonProperty;
import domain.metrics.Flows;
import domain.metrics.Snapshot;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The totals of a period, as the pages' headers show them. */
@Path("/api/kpi")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
class KpiApi {
    private static final String UPDATED = "When the figures were reckoned; null before the first roll-up";

    private final ReadMetrics metrics;

    KpiApi(ReadMetrics metrics) {
        this.metrics = metrics;
    }

    /** Orders. */
    record OrderTotals(
            @Schema(description = UPDATED, nullable = true) @Nullable
            Instant updatedAt,

            @Schema(description = "Orders created in the period")
            long orders,

            @Schema(description = "Moves to SHIPPED in the period")
            long shipped,

            @Schema(description = "Orders created in the period that were ever held")
            long holds,

            @Schema(description = "Orders shown as PAID now")
            long backlog,

            @Schema(description = "Orders shown as HOLD now")
            long holdsNow,

            @Schema(description = "Late orders now") long lateOrders,
            @Schema(description = "holds / orders, 0 to 1") double holdRate) {}

    /** Events. */
    record EventTotals(
            @Schema(description = UPDATED, nullable = true) @Nullable
            Instant updatedAt,

            @Schema(description = "Events that came in") long eventTotal,

            @Schema(description = "Events with an EVT- code")
            long eventErrors,

            @Schema(description = "event_errors / event_total, 0 to 1")
            double errorRate,

            @Schema(
                    description = "95th percentile of the delay in seconds; null where no event came in",
                    nullable = true)
            @Nullable
            Double delayP95Sec,

            @Schema(description = "Messages consumed") long ingestCount,
            @Schema(description = "EVT-PARSE and EVT-EMPTY") long parseErrors,
            @Schema(description = "EVT-SCHEMA") long schemaMissing) {}

    /** Alerts opened in the period, by their status now. */
    record AlertTotals(
            @Schema(description = UPDATED, nullable = true) @Nullable
            Instant updatedAt,

            @JsonProperty("OPEN") long open,
            @JsonProperty("ACK") long ack,
            @JsonProperty("RESOLVED") long resolved,
            @JsonProperty("RETRY_REQUESTED") long retryRequested) {}

    @GET
    @Path("/orders")
    @Operation(summary = "Orders of a period, and how they stand now")
    public OrderTotals orders(@BeanParam PresetQuery query) {
        Series series = metrics.series(query.chosen());
        Flows flows = series.total().flows();
        Snapshot now = series.total().snapshot();
        return new OrderTotals(
                series.refreshedAt().orElse(null),
                flows.orders(),
                flows.shipped(),
                flows.holds(),
                now.backlog(),
                now.holdsNow(),
                now.lateOrders(),
                flows.holdRate());
    }

    @GET
    @Path("/events")
    @Operation(summary = "Events and messages of a period")
    public EventTotals events(@BeanParam PresetQuery query) {
        Series series = metrics.series(query.chosen());
        Flows flows = series.total().flows();
        return new EventTotals(
                series.refreshedAt().orElse(null),
                flows.eventTotal(),
                flows.eventErrors(),
                flows.errorRate(),
                series.total().delayP95(),
                flows.ingestCount(),
                flows.parseErrors(),
                flows.schemaMissing());
    }

    @GET
    @Path("/alerts")
    @Operation(summary = "Alerts opened in a period, by their status now")
    public AlertTotals alerts(@BeanParam PresetQuery query) {
        Series series = metrics.series(query.chosen());
        Flows flows = series.total().flows();
        return new AlertTotals(
                series.refreshedAt().orElse(null),
                flows.alertsOpen(),
                flows.alertsAck(),
                flows.alertsResolved(),
                flows.alertsRetry());
    }
}
