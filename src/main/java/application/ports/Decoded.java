package application.ports;

import domain.event.EventReason;
import domain.order.OrderEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a raw message turned out to be. */
public sealed interface Decoded {
    RawMessage raw();

    /** A well-formed event. */
    record Accepted(RawMessage raw, OrderEvent event) implements Decoded {}

    /**
     * A message that says nothing about an order that could be used.
     *
     * @param entryId the identity of its entry among the events: an exact copy of a message that names its event id is a duplicate
     * @param explanation what is wrong with it, in words for the people who look after the channel
     * @param told what could be read of it nevertheless
     */
    record Rejected(RawMessage raw, String entryId, EventReason reason, String explanation, Told told)
            implements Decoded {}

    /** The readable parts of a rejected message. */
    record Told(
            @Nullable String orderId,
            @Nullable String channel,
            @Nullable String eventType,
            @Nullable Instant occurredAt) {
        public static final Told NOTHING = new Told(null, null, null, null);
    }
}
