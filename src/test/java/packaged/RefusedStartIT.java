package packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings with which the packaged application does not start: each costs one line. */
class RefusedStartIT {
    private static final String LOG = "refused-start";

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(Map.of(), "DB_PASSWORD is not set but the application needs it: it has no default."),
                Arguments.of(
                        Map.of("DB_PASSWORD", "hush", "ADMIN_USER", "operator", "ADMIN_PASSWORD", "operator"),
                        "ADMIN_PASSWORD is a value that is not shown but takes 10 characters to 72 bytes that are not easy"
                                + " to guess."),
                Arguments.of(
                        Map.of("DB_PASSWORD", "hush", "KAFKA_SECURITY_PROTOCOL", "SASL_SSL"),
                        "KAFKA_SASL_MECHANISM is not set, which KAFKA_SECURITY_PROTOCOL=SASL_SSL needs."),
                Arguments.of(
                        Map.of("DB_PASSWORD", "hush", "PROBE_NETWORKS", "10.0.0.0/33"),
                        "PROBE_NETWORKS is \"10.0.0.0/33\" but takes one or more networks such as 10.0.0.0/8 or ::1,"
                                + " separated by commas."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void oneLineNamesTheSettingAndWhatItTakes(Map<String, String> environment, String line) throws IOException {
        // a command, which would end without servers too, were it not refused
        PackagedApplication.Ran ran = PackagedApplication.run(new HashMap<>(environment), LOG, "rebuild");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.said()).isEmpty();
        assertThat(Files.readString(Path.of("target", LOG + ".log")).strip()).isEqualTo(line);
    }
}
