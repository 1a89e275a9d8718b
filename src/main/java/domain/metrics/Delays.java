package domain.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long the events of a window took from happening to being stored, in seconds; negative for events that are stamped ahead.
 *
 * @param events how many
 * @param p95 their 95th percentile; {@code null}: no events
 * @param hundredths the delays below which 1, 2, … 100 hundredths of them lie, inclusive; empty: no events
 */
public record Delays(long events, @Nullable Double p95, List<Float> hundredths) {
    public static final Delays NONE = new Delays(0, null, List.of());

    private record Weighted(float delay, double events) {}

    /**
     * The 95th percentile over several windows: exact for one, otherwise from their hundredths, so that at least 94 and at most 96
     * hundredths of all events lie below.
     */
    public static @Nullable Double p95(List<Delays> windows) {
        List<Delays> filled =
                windows.stream().filter(window -> window.events() > 0).toList();
        if (filled.size() <= 1) {
            return filled.isEmpty() ? null : filled.get(0).p95();
        }
        double all = filled.stream().mapToLong(Delays::events).sum();
        Weighted[] delays = filled.stream()
                .flatMap(window -> window.hundredths().stream()
                        .map(delay -> new Weighted(
                                delay,
                                (double) window.events() / window.hundredths().size())))
                .toArray(Weighted[]::new);
        Arrays.sort(delays, Comparator.comparingDouble(Weighted::delay));
        double below = 0;
        for (Weighted delay : delays) {
            below += delay.events();
            if (below >= 0.95 * all) {
                return (double) delay.delay();
            }
        }
        return (double) delays[delays.length - 1].delay();
    }
}
