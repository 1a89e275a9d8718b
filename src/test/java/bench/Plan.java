package bench;

import adapters.simulator.Scenario;
import adapters.simulator.TrafficPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a run of {@code bench/ingest} is asked for. */
@Command(
        name = "bench/ingest",
        sortOptions = false,
        description = {
            "Measures the packaged application from Kafka to PostgreSQL (fsync on), and in the same run",
            "the bare binary COPY of the raw, event and order rows it wrote."
        })
final class Plan {
    /** Ordinary trade at this density has no bursts but those the mix wants: 50 products, 2,000 customers. */
    private static final double EVENTS_PER_SECOND = 20;

    /** Long enough that the events of one order lie in different batches. */
    private static final Duration STEP = Duration.ofMinutes(5);

    private final Instant begun = Instant.now();

    @Option(names = "--count", paramLabel = "<n>", description = "Messages to preload. Default: ${DEFAULT-VALUE}.")
    int count = 200_000;

    @Option(
            names = "--mix",
            paramLabel = "<scenario>",
            converter = MixConverter.class,
            description = "mixed, bursts, bad, or any scenario of the simulator. Default: ${DEFAULT-VALUE}.")
    Scenario mix = Scenario.MIXED;

    @Option(names = "--seed", paramLabel = "<n>", description = "Seed of the traffic. Default: ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(names = "--folder", paramLabel = "<path>", description = "For data and logs. Default: ${DEFAULT-VALUE}.")
    Path folder = Path.of("target", "bench-ingest");

    @Option(
            names = "--heap",
            paramLabel = "<size>",
            description = "The most heap the application may use, like 256m. Default: what the virtual machine takes.")
    @Nullable
    String heap;

    @Option(names = "--application", hidden = true)
    Path application = Path.of("target", "quarkus-app", "quarkus-run.jar");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    boolean help;

    /** Traffic that ends when the benchmark began: the same whenever it is asked for. */
    TrafficPlan traffic() {
        Duration length = Duration.ofMillis(Math.round(count * 1_000 / EVENTS_PER_SECOND));
        return new TrafficPlan(seed, begun.minus(length), EVENTS_PER_SECOND, STEP);
    }

    /** Environment variables for the application; the virtual machine tells of each collection in {@link #heapLog}. */
    Map<String, String> settings() {
        String limit = heap == null ? "" : " -Xmx" + heap;
        return Map.of("JAVA_TOOL_OPTIONS", "-Xlog:gc:file=" + heapLog().toAbsolutePath() + limit);
    }

    Path heapLog() {
        return folder.resolve("gc.log");
    }

    static final class MixConverter implements ITypeConverter<Scenario> {
        @Override
        public Scenario convert(String name) {
            return switch (name) {
                case "bursts" -> Scenario.USER_BURST;
                case "bad" -> Scenario.BAD_JSON;
                default ->
                    Arrays.stream(Scenario.values())
                            .filter(scenario -> scenario.toString().equals(name))
                            .findFirst()
                            .orElseThrow(() -> new TypeConversionException(
                                    "it takes mixed, bursts, bad or a scenario of the simulator, not '" + name + "'"));
            };
        }
    }
}
