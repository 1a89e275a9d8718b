package domain.hold;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A burst of orders of one user or with one product (SPEC §4.3, §4.4). An order created at t is a trigger where more than
 * {@code limit} orders were created in the closed interval [t − window, t]; it holds every order of [t − lookback, t] that is
 * eligible as of t.
 */
public record BurstRule(int limit, Duration window, Duration lookback) {

    /**
     * An order as a burst rule sees it.
     *
     * @param leftAt when it left the house or was cancelled; {@code null}: it did not
     * @param releasedThrough time of the latest trigger that an operator released it from; {@code null}: none
     */
    public record Occurrence(
            String orderId,
            Instant createdAt,
            @Nullable Instant leftAt,
            @Nullable Instant releasedThrough) {}

    /** The order whose creation made the burst; of several at one instant the one with the smallest id stands for them. */
    public record Trigger(Instant at, String orderId) {}

    /**
     * The triggers of a stretch of time; those nearer than the window to its beginning may be missed.
     *
     * @param occurrences all orders of one user or product in that stretch, by rising creation time
     */
    public NavigableMap<Instant, Trigger> triggers(List<Occurrence> occurrences) {
        NavigableMap<Instant, Trigger> triggers = new TreeMap<>();
        int oldest = 0;
        for (int newest = 0; newest < occurrences.size(); newest++) {
            Instant at = occurrences.get(newest).createdAt();
            while (occurrences.get(oldest).createdAt().isBefore(at.minus(window))) {
                oldest++;
            }
            boolean lastOfInstant = newest + 1 == occurrences.size()
                    || occurrences.get(newest + 1).createdAt().isAfter(at);
            if (lastOfInstant && newest - oldest + 1 > limit) {
                triggers.put(at, new Trigger(at, smallestIdAt(occurrences, newest)));
            }
        }
        return triggers;
    }

    /**
     * Times of the triggers of a stretch of time; those nearer than the window to its beginning may be missed.
     *
     * @param times creation times of all orders of one user or product in that stretch, rising
     */
    public NavigableSet<Instant> triggerTimes(List<Instant> times) {
        NavigableSet<Instant> triggers = new TreeSet<>();
        for (int i = limit; i < times.size(); i++) {
            if (!times.get(i - limit).isBefore(times.get(i).minus(window))) {
                triggers.add(times.get(i));
            }
        }
        return triggers;
    }

    /** The latest trigger that reaches this order and finds it eligible, released or not. */
    public Optional<Instant> latestReaching(Occurrence order, NavigableSet<Instant> triggers) {
        return Optional.ofNullable(triggers.floor(order.createdAt().plus(lookback)))
                .flatMap(last -> order.leftAt() == null || last.isBefore(order.leftAt())
                        ? Optional.of(last)
                        : Optional.ofNullable(triggers.lower(order.leftAt())))
                .filter(last -> !last.isBefore(order.createdAt()));
    }

    /** The trigger that holds this order: the earliest one that reaches it, finds it eligible and was not released by an operator. */
    public Optional<Trigger> holding(Occurrence order, NavigableMap<Instant, Trigger> triggers) {
        Instant released = order.releasedThrough();
        Map.Entry<Instant, Trigger> first = released == null || released.isBefore(order.createdAt())
                ? triggers.ceilingEntry(order.createdAt())
                : triggers.higherEntry(released);
        return Optional.ofNullable(first).map(Map.Entry::getValue).filter(trigger -> reaches(order, trigger.at()));
    }

    private boolean reaches(Occurrence order, Instant trigger) {
        return !trigger.isAfter(order.createdAt().plus(lookback))
                && (order.leftAt() == null || trigger.isBefore(order.leftAt()));
    }

    private static String smallestIdAt(List<Occurrence> occurrences, int last) {
        String smallest = occurrences.get(last).orderId();
        Instant at = occurrences.get(last).createdAt();
        for (int i = last - 1; i >= 0 && occurrences.get(i).createdAt().equals(at); i--) {
            String id = occurrences.get(i).orderId();
            smallest = id.compareTo(smallest) < 0 ? id : smallest;
        }
        return smallest;
    }
}
