package domain.order;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One accepted event of an order, from a channel or from an operator.
 *
 * @param occurredAt when it happened, to the microsecond: the time by which everything is judged
 * @param ingestedAt when it was received: decides which products the catalogue knew
 * @param data what it says about the order
 * @param actor the operator who caused it; {@code null} for a channel's event
 * @param note with status HOLD: why, in the words of the one who holds; of an operator's change whatever he says of it
 */
public record OrderEvent(
        String eventId,
        String orderId,
        String eventType,
        ShownStatus status,
        Instant occurredAt,
        Instant ingestedAt,
        OrderData data,
        @Nullable String actor,
        @Nullable String note) {

    /** The order in which events are folded, whatever the order of their arrival (SPEC §3). */
    public static final Comparator<OrderEvent> FOLD_ORDER = Comparator.comparing(OrderEvent::occurredAt)
            .thenComparing(OrderEvent::status)
            .thenComparing(OrderEvent::eventId);

    /** Whether an operator made it in the console rather than a channel. */
    public boolean byOperator() {
        return actor != null;
    }

    /** The underlying status that this event gives an order which it creates. */
    public OrderStatus firstStatus() {
        return status.underlying()
                .or(() -> ShownStatus.namedByEventType(eventType).flatMap(ShownStatus::underlying))
                .orElse(OrderStatus.PAID);
    }
}
