package adapters.simulator;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How densely orders lie in time, counted the slow and obvious way. */
final class Density {

    private Density() {}

    /** The most orders of one key that were created within the window. */
    static int mostWithin(List<Received> events, Function<Received, String> key, Duration window) {
        Map<String, Received> creations = new LinkedHashMap<>();
        events.forEach(event ->
                creations.merge(event.orderId(), event, (a, b) -> a.occurredAt().isAfter(b.occurredAt()) ? b : a));
        return creations.values().stream()
                .filter(event -> !key.apply(event).isEmpty())
                .collect(groupingBy(key, mapping(Received::occurredAt, toList())))
                .values()
                .stream()
                .mapToInt(times -> most(times, window))
                .max()
                .orElse(0);
    }

    private static int most(List<Instant> times, Duration window) {
        return times.stream()
                .mapToInt(end -> Math.toIntExact(times.stream()
                        .filter(at -> !at.isAfter(end) && !at.isBefore(end.minus(window)))
                        .count()))
                .max()
                .orElse(0);
    }
}
