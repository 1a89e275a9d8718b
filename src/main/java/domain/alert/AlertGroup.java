package domain.alert;

import domain.event.EventReason;
import domain.hold.Evidence;
import domain.hold.Hold;
import org.jspecify.annotations.Nullable;

/**
 * What alerts have in common that one message tells of together (SPEC §6): nobody reads a message per order of a burst.
 *
 * @param reason public code of a hold's or an event's reason
 * @param subject the user, product or order; empty where the kind is NONE
 */
public record AlertGroup(String reason, Kind kind, String subject) {

    /** What the subject of a group is. */
    public enum Kind {
        USER,
        PRODUCT,
        ORDER,
        NONE
    }

    public static AlertGroup ofHold(String orderId, Hold hold) {
        Hold.Key key = hold.key();
        String code = key.reason().code();
        return switch (key.reason()) {
            case FRAUD_USER -> new AlertGroup(code, Kind.USER, key.subject());
            case FRAUD_PROD -> new AlertGroup(code, Kind.PRODUCT, key.subject());
            case INV ->
                hold.evidence() instanceof Evidence.Shortage shortage
                        ? new AlertGroup(code, Kind.PRODUCT, shortage.productId())
                        : new AlertGroup(code, Kind.ORDER, orderId);
            case VALID, CHANNEL, MANUAL -> new AlertGroup(code, Kind.ORDER, orderId);
        };
    }

    /**
     * @param orderId {@code null}: the message did not tell; all such messages of a reason are one group
     */
    public static AlertGroup ofEvent(@Nullable String orderId, EventReason reason) {
        return orderId == null
                ? new AlertGroup(reason.code(), Kind.NONE, "")
                : new AlertGroup(reason.code(), Kind.ORDER, orderId);
    }
}
