package adapters.simulator;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What one run of {@code simulate} is asked for.
 *
 * @param count how many messages; 0: until stopped
 * @param atOnce as fast as Kafka takes them, while event times keep their distances
 */
record SimulateOptions(Scenario scenario, TrafficPlan plan, long count, boolean atOnce, Destination destination) {

    record Destination(String servers, String topic) {
        @Override
        public String toString() {
            return "topic " + topic + " at " + servers;
        }
    }

    /**
     * @param now when the traffic begins unless the start is given; sent at once, it ends then, for nothing happens in the future
     */
    static SimulateOptions of(CommandSpec given, Instant now) {
        double rate = value(given, SimulateSyntax.RATE, Double.class);
        long count = value(given, SimulateSyntax.COUNT, Long.class);
        long seed = value(given, SimulateSyntax.SEED, Long.class);
        boolean atOnce = value(given, SimulateSyntax.AT_ONCE, Boolean.class);
        @Nullable Instant start = given.findOption(SimulateSyntax.START).getValue();
        Instant usualStart = atOnce ? now.minus(TrafficPlan.spacing(count, rate)) : now;
        return new SimulateOptions(
                value(given, SimulateSyntax.SCENARIO, Scenario.class),
                TrafficPlan.at(start == null ? usualStart : start, rate, seed),
                count,
                atOnce,
                new Destination(
                        value(given, SimulateSyntax.SERVERS, String.class),
                        value(given, SimulateSyntax.TOPIC, String.class)));
    }

    private static <T> T value(CommandSpec given, String option, Class<T> type) {
        Object value = given.findOption(option).getValue();
        return type.cast(Objects.requireNonNull(value, option));
    }

    boolean isOver(long sent) {
        return count > 0 && sent >= count;
    }
}
