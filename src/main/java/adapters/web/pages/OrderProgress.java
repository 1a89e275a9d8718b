package adapters.web.pages;

import application.views.EventRow;
import application.views.OrderDetail;
import domain.event.EventReason;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far an order has come on its way from CREATED to DELIVERED, whatever holds it. */
final class OrderProgress {
    private OrderProgress() {}

    /** How a stop of the way relates to where the order is. */
    public enum Standing {
        PASSED,
        SKIPPED,
        CURRENT,
        AHEAD
    }

    /**
     * A stop on the way.
     *
     * @param at when the order first came there; {@code null}: it did not, or not within the events that are shown
     */
    public record Stop(
            OrderStatus status, Standing standing, @Nullable Instant at) {}

    /**
     * The stops that an order can still reach or has reached; of one that is cancelled or sealed those known to be reached, and its end.
     *
     * @param eventsCut whether there are older events than those of the detail, so that a stop may have been reached unseen
     */
    static List<Stop> of(OrderDetail detail, boolean eventsCut) {
        OrderStatus current = detail.order().underlyingStatus();
        Map<OrderStatus, Instant> reached = reached(detail);
        boolean over = current == OrderStatus.CANCELED || detail.order().sealedAt() != null;
        List<Stop> stops = new ArrayList<>();
        for (OrderStatus status : OrderStatus.values()) {
            boolean onTheWay = over ? reached.containsKey(status) : status != OrderStatus.CANCELED;
            if (status == current || onTheWay) {
                stops.add(new Stop(status, standing(status, current, reached, eventsCut), reached.get(status)));
            }
        }
        return stops;
    }

    private static Standing standing(
            OrderStatus status, OrderStatus current, Map<OrderStatus, Instant> reached, boolean eventsCut) {
        if (status == current) {
            return Standing.CURRENT;
        }
        if (status.compareTo(current) > 0) {
            return Standing.AHEAD;
        }
        return eventsCut || reached.containsKey(status) ? Standing.PASSED : Standing.SKIPPED;
    }

    private static Map<OrderStatus, Instant> reached(OrderDetail detail) {
        Map<OrderStatus, Instant> reached = new EnumMap<>(OrderStatus.class);
        for (EventRow event : detail.events()) {
            boolean applied = event.reasonCode() == null || event.reasonCode() == EventReason.HELD;
            if (applied && event.currentStatus() != null) {
                reach(reached, event.currentStatus(), event.occurredAt());
            }
        }
        detail.history().forEach(change -> reach(reached, change.toStatus(), change.at()));
        return reached;
    }

    private static void reach(Map<OrderStatus, Instant> reached, ShownStatus status, Instant at) {
        status.underlying()
                .ifPresent(stop -> reached.merge(stop, at, (one, other) -> one.isBefore(other) ? one : other));
    }
}
