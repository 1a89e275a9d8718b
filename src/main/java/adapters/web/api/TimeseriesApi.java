package adapters.web.api;

import adapters.web.access.Roles;
import application.ReadMetrics;
import domain.metrics.Figures;
import domain.metrics.Preset;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/timeseries")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
class TimeseriesApi {
    private final ReadMetrics metrics;

    TimeseriesApi(ReadMetrics metrics) {
        this.metrics = metrics;
    }

    /** The points of a preset, the oldest first, the last one running. */
    record Timeseries(@Schema(examples = "12h_30m") String preset, List<Point> points) {}

    /** A bucket. */
    record Point(
            @Schema(description = "Start of the bucket") Instant ts,
            @Schema(description = "Orders created") long orders,
            @Schema(description = "Moves to PAID") long payments,
            @Schema(description = "Moves to SHIPPED") long shipped,

            @Schema(description = "Orders created that were ever held")
            long holds,

            @Schema(description = "holds / orders, 0 to 1") double holdRate,
            @Schema(description = "Messages consumed") long ingestCount,
            @Schema(description = "EVT-PARSE and EVT-EMPTY") long parseErrors,
            @Schema(description = "EVT-SCHEMA") long schemaMissing,

            @Schema(description = "Orders shown as PAID at the bucket's end")
            long backlog,

            @Schema(description = "Orders shown as HOLD at the bucket's end")
            long holdsNow,

            @Schema(description = "Late orders at the bucket's end")
            long lateOrders,

            @Schema(description = "Events that came in") long eventTotal,

            @Schema(description = "Events with an EVT- code")
            long eventErrors,

            @Schema(
                    description =
                            "95th percentile of ingested_at - occurred_at in seconds; of buckets longer than 30 minutes"
                                    + " between the 94th and the 96th; null where no event came in",
                    nullable = true)
            @Nullable
            Double delayP95Sec,

            @Schema(description = "Alerts opened in the bucket that are OPEN now")
            long alertsOpen,

            @Schema(description = "… that are ACK now") long alertsAck,
            @Schema(description = "… that are RESOLVED now") long alertsResolved,

            @Schema(description = "… that are RETRY_REQUESTED now")
            long alertsRetry) {

        static Point of(Figures figures) {
            return new Point(
                    figures.start(),
                    figures.flows().orders(),
                    figures.flows().payments(),
                    figures.flows().shipped(),
                    figures.flows().holds(),
                    figures.flows().holdRate(),
                    figures.flows().ingestCount(),
                    figures.flows().parseErrors(),
                    figures.flows().schemaMissing(),
                    figures.snapshot().backlog(),
                    figures.snapshot().holdsNow(),
                    figures.snapshot().lateOrders(),
                    figures.flows().eventTotal(),
                    figures.flows().eventErrors(),
                    figures.delayP95(),
                    figures.flows().alertsOpen(),
                    figures.flows().alertsAck(),
                    figures.flows().alertsResolved(),
                    figures.flows().alertsRetry());
        }
    }

    @GET
    @Operation(
            summary = "The figures of a period, one point per bucket, none missing",
            description =
                    "Flows are summed over the bucket, snapshots are those of its end, of the running bucket those of now.")
    public Timeseries timeseries(@BeanParam PresetQuery query) {
        Preset preset = query.chosen();
        return new Timeseries(
                preset.code(),
                metrics.series(preset).points().stream().map(Point::of).toList());
    }
}
