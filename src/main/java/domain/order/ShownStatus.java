package domain.order;

import java.util.Locale;
import java.util.Optional;

/**
 * What a page shows and a channel may announce: an underlying status, or HOLD. The order of the constants is the rank that decides
 * between events of one instant: HOLD comes last, because a hold looks at the order as it is after that instant.
 */
public enum ShownStatus {
    CREATED,
    PAID,
    PICKING,
    PACKED,
    SHIPPED,
    DELIVERED,
    CANCELED,
    HOLD;

    public static ShownStatus of(OrderStatus underlying, boolean held) {
        return held ? HOLD : valueOf(underlying.name());
    }

    /** Reads a status exactly as the contract spells it; empty where it names none. */
    public static Optional<ShownStatus> named(String text) {
        for (ShownStatus status : values()) {
            if (status.name().equals(text)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /** The status that an event type such as {@code ORDER_CREATED} or {@code paid} names by its last word. */
    public static Optional<ShownStatus> namedByEventType(String eventType) {
        String lastWord = eventType.substring(eventType.lastIndexOf('_') + 1);
        return named(lastWord.toUpperCase(Locale.ROOT));
    }

    /** The underlying status; empty for HOLD. */
    public Optional<OrderStatus> underlying() {
        return this == HOLD ? Optional.empty() : Optional.of(OrderStatus.valueOf(name()));
    }
}
