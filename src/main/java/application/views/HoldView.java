package application.views;

import domain.hold.HoldReason;
import domain.hold.Lack;
import domain.hold.Release;
import domain.order.ShownStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A hold with what it rests on.
 *
 * @param subject the user or product of a burst, otherwise empty
 * @param recordedAt when the house learned of it, which may be long after it was placed in event time
 */
public record HoldView(
        long holdId,
        HoldReason reason,
        String subject,
        boolean active,
        Instant placedAt,
        Instant recordedAt,
        @Nullable Instant releasedAt,
        Release.@Nullable Cause releaseCause,
        @Nullable String releasedBy,
        Evidence evidence) {

    /** Why the rule, the channel or the operator holds it. */
    public sealed interface Evidence {}

    /** What an order's data lacked. */
    public record MissingData(Set<Lack> missing) implements Evidence {}

    /** A product short in stock: units the order asked for, and units there were. */
    public record Shortage(String productId, long wanted, long available) implements Evidence {}

    /**
     * What the channel or the operator said.
     *
     * @param statement {@code null}: nothing but that the order be held
     * @param statedBy the operator; {@code null}: the channel
     */
    public record Stated(
            @Nullable String eventId,
            @Nullable String statement,
            @Nullable String statedBy) implements Evidence {}

    /**
     * A burst of orders of one user or product.
     *
     * @param limit number of orders within the window beyond which it is a burst
     * @param windowOrders orders within the window
     * @param lookbackOrders orders within the look-back
     * @param alreadyLeft of the latter, those that had been shipped or cancelled by then and could not be held
     * @param orders the orders of both, the trigger's time backwards, at most {@link #MOST_ORDERS}
     */
    public record Burst(
            String triggerOrderId,
            Instant triggerAt,
            int limit,
            Duration window,
            Duration lookback,
            long windowOrders,
            long lookbackOrders,
            long alreadyLeft,
            List<BurstOrder> orders)
            implements Evidence {
        public static final int MOST_ORDERS = 50;

        public Burst {
            orders = List.copyOf(orders);
        }
    }

    /** One order of a burst, as it stood when the burst was seen and as it is shown now. */
    public record BurstOrder(
            String orderId, Instant createdAt, ShownStatus currentStatus, boolean inWindow, boolean alreadyLeft) {}
}
