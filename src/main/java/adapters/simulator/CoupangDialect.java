package adapters.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Aliases throughout, numbers for ids and times, always a list of lines, a structured address. */
final class CoupangDialect implements Dialect {

    @Override
    public byte[] write(ChannelEvent event) {
        Purchase purchase = event.purchase();
        Buyer buyer = purchase.buyer();
        JsonText json = JsonText.object()
                .text("event_id", event.eventId())
                .numericText("order_id", purchase.orderId())
                .text("source", purchase.channel().label())
                .numericText("customer_id", buyer.userId())
                .lines("line_items", purchase.lines());
        address(json, buyer);
        return json.text("status", event.status())
                .text("last_event_type", event.status())
                .number("last_occurred_at", event.at().toEpochMilli())
                .text("hold_reason_code", event.tells("HOLD") ? "RETURNS_REQUESTED" : null)
                .text("tracking_no", event.shipped() ? event.trackingNumber() : null)
                .bytes();
    }

    private static void address(JsonText json, Buyer buyer) {
        if (isStreet(buyer.address())) {
            json.open("address")
                    .text("name", buyer.recipient())
                    .text("zip", buyer.postalCode())
                    .text("road", buyer.address())
                    .close();
        } else {
            json.text("address", buyer.address());
        }
    }

    /** What stands in for an address is sent as the text it is. */
    private static boolean isStreet(@Nullable String address) {
        return address != null && address.length() > 10;
    }

    @Override
    public String orderId(long tenDigits, Instant orderedAt) {
        return "3%013d".formatted(tenDigits);
    }
}
