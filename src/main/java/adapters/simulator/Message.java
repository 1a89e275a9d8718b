package adapters.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One record for the topic. Its bytes are shared, not copied: nobody writes to them. */
public final class Message {
    private final Instant at;
    private final @Nullable String key;
    private final byte @Nullable [] value;

    Message(Instant at, @Nullable String key, byte @Nullable [] value) {
        this.at = Objects.requireNonNull(at, "at");
        this.key = key;
        this.value = value;
    }

    /** When it is due on the topic; also the record's timestamp. */
    public Instant at() {
        return at;
    }

    public byte @Nullable [] key() {
        return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    }

    public byte @Nullable [] value() {
        return value;
    }

    Message with(byte @Nullable [] otherValue) {
        return new Message(at, key, otherValue);
    }

    Message sentAt(Instant later) {
        return new Message(later, key, value);
    }
}
