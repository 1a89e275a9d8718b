package application.views;

import domain.hold.HoldReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the house stands.
 *
 * @param ordersToday orders created since midnight
 * @param eventErrorsToday messages and events with an error code, received since midnight
 * @param backlog orders shown as PAID
 * @param inProgress orders shown as PICKING or PACKED
 * @param completed orders shown as SHIPPED or DELIVERED
 * @param held orders shown as HOLD
 * @param heldByReason the same by the reason shown, without those that nothing holds
 */
public record StartCounts(
        long ordersToday,
        long eventErrorsToday,
        long backlog,
        long inProgress,
        long completed,
        long held,
        Map<HoldReason, Long> heldByReason) {

    public StartCounts {
        Map<HoldReason, Long> sorted = new EnumMap<>(HoldReason.class);
        sorted.putAll(heldByReason);
        heldByReason = sorted;
    }
}
