package adapters.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** No event ids (identity is derived), times in UTC without saying so, the postal code in front of the address. */
final class ElevenstDialect implements Dialect {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    @Override
    public byte[] write(ChannelEvent event) {
        Purchase purchase = event.purchase();
        Buyer buyer = purchase.buyer();
        return JsonText.object()
                .text("order_id", purchase.orderId())
                .text("source", purchase.channel().label())
                .text("user_id", buyer.userId())
                .line(purchase.firstLine())
                .text("receiver_name", buyer.recipient())
                .text("address", buyer.address())
                .text("postal_code", buyer.postalCode())
                .text("status", event.status())
                .text("created_at", TIME.format(event.at().atOffset(ZoneOffset.UTC)))
                .text("hold_reason_code", event.tells("HOLD") ? "SELLER_CHECK" : null)
                .text("tracking_no", event.shipped() ? event.trackingNumber() : null)
                .bytes();
    }

    @Override
    public String orderId(long tenDigits, Instant orderedAt) {
        return "11ST-%010d".formatted(tenDigits);
    }
}
