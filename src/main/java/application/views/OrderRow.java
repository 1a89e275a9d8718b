package application.views;

import domain.hold.HoldReason;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import domain.order.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as a list shows it.
 *
 * @param quantity units of its only line; {@code null}: not told, or several lines
 */
public record OrderRow(
        String orderId,
        String channel,
        @Nullable String userId,
        @Nullable String productId,
        @Nullable String productName,
        @Nullable Integer quantity,
        int lineCount,
        @Nullable String trackingNo,
        Stage currentStage,
        ShownStatus currentStatus,
        OrderStatus underlyingStatus,
        @Nullable HoldReason holdReasonCode,
        String lastEventType,
        Instant lastOccurredAt,
        Instant createdAt) {

    public OrderPosition position() {
        return new OrderPosition(createdAt, orderId);
    }
}
