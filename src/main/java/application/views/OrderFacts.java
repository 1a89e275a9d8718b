package application.views;

import domain.hold.HoldReason;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import domain.order.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an order itself.
 *
 * @param underlyingStatus what its events say, whatever holds it
 * @param leftAt first moment at which it was shipped, delivered or cancelled; {@code null}: it still can be held
 * @param sealedAt since when nothing changes it any more, its events being dropped with their months; {@code null}: it may still change
 */
public record OrderFacts(
        String orderId,
        String channel,
        @Nullable String userId,
        @Nullable String productId,
        @Nullable String productName,
        @Nullable Integer quantity,
        List<Line> lines,
        @Nullable String shippingAddress,
        @Nullable String trackingNo,
        @Nullable LocalDate promisedDeliveryDate,
        Stage currentStage,
        ShownStatus currentStatus,
        OrderStatus underlyingStatus,
        @Nullable HoldReason holdReasonCode,
        boolean everHeld,
        String lastEventType,
        Instant lastOccurredAt,
        Instant createdAt,
        @Nullable Instant leftAt,
        @Nullable Instant sealedAt) {

    public OrderFacts {
        lines = List.copyOf(lines);
    }

    /** One product of the order. */
    public record Line(
            @Nullable String lineId,
            @Nullable String productId,
            @Nullable String productName,
            int quantity) {}
}
