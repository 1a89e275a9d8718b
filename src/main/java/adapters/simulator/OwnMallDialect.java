package adapters.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** Baskets of several lines, reports from the creation on, and a promised day of delivery. */
final class OwnMallDialect implements Dialect {
    private static final int DAYS_PROMISED = 3;

    @Override
    public byte[] write(ChannelEvent event) {
        Purchase purchase = event.purchase();
        Buyer buyer = purchase.buyer();
        return JsonText.object()
                .text("event_id", event.eventId())
                .text("event_type", event.tells("HOLD") ? "ORDER_REVIEW" : "ORDER_" + event.status())
                .text("order_id", purchase.orderId())
                .text("channel", purchase.channel().label())
                .text("user_id", buyer.userId())
                .lines("items", purchase.lines())
                .text("recipient", buyer.recipient())
                .text("shipping_address", buyer.address())
                .text("current_status", event.tells("CREATED") ? null : event.status())
                .text("reason_code", event.tells("HOLD") ? "CS_REVIEW" : null)
                .text("occurred_at", event.at().toString())
                .text("event_produced_at", event.producedAt().toString())
                .text("promised_delivery_date", promised(purchase))
                .text("tracking_no", event.shipped() ? event.trackingNumber() : null)
                .bytes();
    }

    private static String promised(Purchase purchase) {
        return purchase.at()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(DAYS_PROMISED)
                .toString();
    }

    @Override
    public String orderId(long tenDigits, Instant orderedAt) {
        return "M-" + Long.toString(tenDigits, 36).toUpperCase(Locale.ROOT);
    }
}
