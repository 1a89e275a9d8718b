package application.ports;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Raw messages and events by the months, in UTC, in which they arrived. */
public interface EventStore {

    /**
     * What became of old months.
     *
     * @param dropped months that are gone
     * @param staying months of which so much is still needed that they stay whole
     * @param sealedOrders orders that nothing changes any more from now on
     * @param droppedEvents events that are gone, of the months and of what had been kept of earlier ones
     * @param keptEvents events from before the horizon that are still there
     */
    record Outcome(
            List<YearMonth> dropped, List<YearMonth> staying, long sealedOrders, long droppedEvents, long keptEvents) {}

    /**
     * Seals the finished orders of which nothing has arrived since the horizon, and drops what arrived before it, but for what an order
     * that is not sealed or an alert that is not resolved needs. Many short transactions: a run that ends early loses and doubles nothing.
     *
     * @param origin the start of some window of the figures, in which what is dropped goes on counting
     * @return empty: another instance is at it
     */
    Optional<Outcome> dropBefore(Instant horizon, Instant origin, Instant now);
}
