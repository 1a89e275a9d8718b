package application.views;

import domain.hold.HoldReason;
import domain.order.ShownStatus;
import domain.order.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are wanted; {@code null} means any.
 *
 * @param reason the shown reason of the hold
 * @param search part of the order's id, user or tracking number, in any case
 * @param from earliest time of creation
 * @param until time of creation from which on no order is wanted
 * @param lateAt moment at which they are late, as far as the last roll-up knew
 */
public record OrderFilter(
        @Nullable ShownStatus status,
        @Nullable Stage stage,
        @Nullable String channel,
        @Nullable HoldReason reason,
        @Nullable String search,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Instant lateAt) {
    public static final OrderFilter NONE = new OrderFilter(null, null, null, null, null, null, null, null);

    public static OrderFilter withStatus(ShownStatus status) {
        return new OrderFilter(status, null, null, null, null, null, null, null);
    }
}
