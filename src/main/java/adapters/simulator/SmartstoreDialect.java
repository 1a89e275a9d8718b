package adapters.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The names of SPEC §2 themselves, times with Korea's offset. */
final class SmartstoreDialect implements Dialect {
    private static final ZoneOffset KOREA = ZoneOffset.ofHours(9);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

    @Override
    public byte[] write(ChannelEvent event) {
        Purchase purchase = event.purchase();
        Buyer buyer = purchase.buyer();
        return JsonText.object()
                .text("event_id", event.eventId())
                .text("order_id", purchase.orderId())
                .text("channel", purchase.channel().label())
                .text("user_id", buyer.userId())
                .line(purchase.firstLine())
                .text("recipient", buyer.recipient())
                .text("shipping_address", buyer.address())
                .text("current_status", event.status())
                .text("event_type", event.tells("HOLD") ? "CLAIM_HOLD" : "PRODUCT_ORDER_" + event.status())
                .text("occurred_at", TIME.format(event.at().atOffset(KOREA)))
                .text("reason_code", event.tells("HOLD") ? "PURCHASE_CONFIRM_HOLDBACK" : null)
                .text("tracking_no", event.shipped() ? event.trackingNumber() : null)
                .bytes();
    }

    @Override
    public String orderId(long tenDigits, Instant orderedAt) {
        return "%s%010d".formatted(DAY.format(LocalDate.ofInstant(orderedAt, KOREA)), tenDigits);
    }
}
