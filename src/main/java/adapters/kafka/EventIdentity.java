package adapters.kafka;

import application.ports.RawMessage;
import domain.order.ShownStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The identities of events that do not bring their own (SPEC §2, "Identity"). */
final class EventIdentity {
    private static final int DERIVED_BYTES = 16;
    private static final int COPY_BYTES = 8;

    private EventIdentity() {}

    static String derived(String orderId, String eventType, ShownStatus status, Instant occurredAt) {
        String told = orderId.length() + ":" + orderId + eventType.length() + ":" + eventType + status + occurredAt;
        return hash(told.getBytes(StandardCharsets.UTF_8), DERIVED_BYTES);
    }

    /** Of a bad message: exact copies of one that names its event share it, any other has its position to itself. */
    static String ofBad(RawMessage raw, @Nullable String eventId) {
        byte[] value = raw.value();
        return eventId == null || value == null ? raw.position().toString() : eventId + "~" + hash(value, COPY_BYTES);
    }

    private static String hash(byte[] bytes, int length) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, length);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
