package adapters.web.api;

import adapters.web.http.Parameters;
import domain.metrics.Preset;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The period that figures are asked for. */
record PresetQuery(
        @Parameter(
                description =
                        "Period up to now in buckets of the local clock, the last one running: 12h_30m, 24h_1h (where"
                                + " not given), 7d_1d or 30d_1d",
                example = "24h_1h")
        @QueryParam("preset")
        @Nullable
        String preset) {

    Preset chosen() {
        return preset == null || preset.isBlank()
                ? Preset.DAY
                : Parameters.choice("preset", preset, Preset.values(), Preset::code);
    }
}
