package application.views;

import domain.order.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted; {@code null} means any.
 *
 * @param eventId the id as a whole
 */
public record EventFilter(
        @Nullable String eventId,
        @Nullable String orderId,
        @Nullable String eventType,
        @Nullable String channel,
        boolean onlyErrors,
        @Nullable Moves moves) {
    public static final EventFilter NONE = new EventFilter(null, null, null, null, false, null);

    /**
     * Events that moved their order on to a status, which the roll-up counts by the time of the move.
     *
     * @param until time of the move from which on none is wanted
     */
    public record Moves(OrderStatus to, Instant from, Instant until) {}
}
