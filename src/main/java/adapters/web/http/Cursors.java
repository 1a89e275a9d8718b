package adapters.web.http;

import application.views.AlertGroupPosition;
import application.views.OrderPosition;
import domain.alert.Severity;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Positions in lists as opaque texts that fit into a URL. */
public final class Cursors {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long LATEST_MICROS = micros(Instant.parse("9999-12-31T23:59:59Z"));

    private Cursors() {}

    public static String ofOrder(OrderPosition position) {
        return encoded(micros(position.createdAt()) + "/" + position.orderId());
    }

    public static @Nullable OrderPosition order(@Nullable String cursor) {
        return decoded(cursor, text -> {
            int slash = text.indexOf('/');
            long micros = Long.parseLong(text.substring(0, slash));
            if (micros < -LATEST_MICROS || micros > LATEST_MICROS) {
                throw new DateTimeException("beyond all orders");
            }
            return new OrderPosition(
                    Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
                    Parameters.storable("cursor", text.substring(slash + 1)));
        });
    }

    public static String ofEvent(long seq) {
        return encoded(Long.toString(seq));
    }

    public static @Nullable Long event(@Nullable String cursor) {
        return decoded(cursor, Long::valueOf);
    }

    public static String ofGroup(AlertGroupPosition position) {
        return encoded(position.severity() + "/" + position.newestSeq());
    }

    public static @Nullable AlertGroupPosition group(@Nullable String cursor) {
        return decoded(cursor, text -> {
            int slash = text.indexOf('/');
            return new AlertGroupPosition(
                    Severity.valueOf(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
        });
    }

    public static String ofProduct(String productId) {
        return encoded("p" + productId);
    }

    public static @Nullable String product(@Nullable String cursor) {
        return decoded(cursor, text -> {
            if (!text.startsWith("p")) {
                throw new IllegalArgumentException("not a product");
            }
            return Parameters.storable("cursor", text.substring(1));
        });
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / 1_000;
    }

    private static String encoded(String text) {
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> @Nullable T decoded(@Nullable String cursor, Function<String, T> reader) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            return reader.apply(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | DateTimeException
                | CharacterCodingException bad) {
            throw Refusal.badRequest(
                    "cursor is not one that this list gave out; leave it away to begin with the newest");
        }
    }
}
