package application.views;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message exactly as it was received. */
public final class RawCopy {
    private final byte @Nullable [] value;

    /**
     * @param value {@code null}: the message had no value
     */
    public RawCopy(byte @Nullable [] value) {
        this.value = value == null ? null : value.clone();
    }

    /** Empty: the message had no value. */
    public Optional<byte[]> value() {
        return value == null ? Optional.empty() : Optional.of(value.clone());
    }
}
