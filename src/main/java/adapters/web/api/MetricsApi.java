package adapters.web.api;

import adapters.web.access.Roles;
import adapters.web.http.DisplayZone;
import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import application.RollUpMetrics;
import application.ports.MetricsWindows.Comparison;
import application.ports.MetricsWindows.Difference;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/metrics")
@RolesAllowed(Roles.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
class MetricsApi {
    private static final int MOST_LISTED = 1_000;

    private final RollUpMetrics rollUpMetrics;
    private final DisplayZone zone;

    MetricsApi(RollUpMetrics rollUpMetrics, DisplayZone zone) {
        this.rollUpMetrics = rollUpMetrics;
        this.zone = zone;
    }

    /** What a recomputation found. */
    record Recomputed(
            @Schema(description = "Whether every figure was right", examples = "true")
            boolean ok,

            @Schema(description = "Windows compared", examples = "48")
            int windows,

            @Schema(description = "Figures that were stored otherwise; they are mended now", examples = "0")
            int differenceCount,

            @Schema(description = "The first 1,000 of them") List<Difference> differences) {}

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Path("/recompute")
    @Operation(
            summary = "Reckons the windows of a period from nothing and compares them with the stored ones",
            description =
                    "For administrators. What differs is listed and mended; there should be nothing. Takes about two seconds"
                            + " for a million events, those before the period included.")
    public Recomputed recompute(
            @Parameter(description = "Windows from this day of APP_TZ or time on", example = "2026-03-01")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Up to and including this day, or before this time", example = "2026-03-31")
                    @QueryParam("to")
                    @Nullable
                    String to) {
        Instant begin = Parameters.from("from", from, zone);
        Instant end = Parameters.until("to", to, zone);
        if (begin == null || end == null || !begin.isBefore(end)) {
            throw Refusal.badRequest(
                    "Give the period by from and to, such as from=2026-03-01&to=2026-03-31, from before to");
        }
        Comparison comparison = rollUpMetrics.recompute(begin, end);
        int differences = comparison.differences().size();
        return new Recomputed(
                differences == 0,
                comparison.windows(),
                differences,
                comparison.differences().subList(0, Math.min(differences, MOST_LISTED)));
    }
}
