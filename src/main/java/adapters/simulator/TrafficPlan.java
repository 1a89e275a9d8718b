package adapters.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * All that a run of the simulator depends on: the same plan and scenario give the same bytes.
 *
 * @param start time of the first event, kept to the millisecond
 * @param eventsPerSecond how densely order events lie in event time; broken and repeated messages come on top
 * @param step mean time between two statuses of one order
 */
public record TrafficPlan(long seed, Instant start, double eventsPerSecond, Duration step) {
    /** So many messages pass between two statuses of an order, unless said otherwise: a run of 1,000 sees most orders through. */
    private static final int MESSAGES_PER_STEP = 40;

    public TrafficPlan {
        start = start.truncatedTo(ChronoUnit.MILLIS);
    }

    public static TrafficPlan at(Instant start, double eventsPerSecond, long seed) {
        return new TrafficPlan(seed, start, eventsPerSecond, spacing(MESSAGES_PER_STEP, eventsPerSecond));
    }

    Instant timeOf(long message) {
        return start.plus(spacing(message, eventsPerSecond)).truncatedTo(ChronoUnit.MILLIS);
    }

    /** How long a run of so many messages takes at this rate. */
    static Duration spacing(long messages, double eventsPerSecond) {
        return Duration.ofNanos(Math.round(messages * 1e9 / eventsPerSecond));
    }
}
