package domain.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of one or more windows: flows summed, the last snapshot.
 *
 * @param delayP95 see {@link Delays#p95(List)}, in seconds; {@code null}: no events
 */
public record Figures(
        Instant start,
        Flows flows,
        Snapshot snapshot,
        @Nullable Double delayP95) {

    /**
     * The figures of all buckets. One without any window, such as a running one that no roll-up has seen yet, stands as the one before.
     *
     * @param windows the oldest first
     * @param boundaries the starts of the buckets and the end of the last
     * @param before how things stood before the first bucket
     */
    public static List<Figures> perBucket(List<Window> windows, List<Instant> boundaries, Snapshot before) {
        List<Figures> buckets = new ArrayList<>();
        Snapshot last = before;
        int next = 0;
        for (int i = 0; i + 1 < boundaries.size(); i++) {
            int first = next;
            while (next < windows.size() && windows.get(next).start().isBefore(boundaries.get(i + 1))) {
                next++;
            }
            Figures bucket = of(boundaries.get(i), windows.subList(first, next), last);
            buckets.add(bucket);
            last = bucket.snapshot();
        }
        return buckets;
    }

    private static Figures of(Instant start, List<Window> windows, Snapshot before) {
        Flows flows = windows.stream().map(Window::flows).reduce(Flows.NONE, Flows::plus);
        Snapshot last =
                windows.isEmpty() ? before : windows.get(windows.size() - 1).snapshot();
        return new Figures(
                start,
                flows,
                last,
                Delays.p95(windows.stream().map(Window::delays).toList()));
    }
}
