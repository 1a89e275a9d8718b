package adapters.postgres;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format"). */
final class BinaryRows {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int INT4 = 23;
    private static final int TEXT = 25;
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final long POSTGRES_EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    private final int columns;
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private int rows;

    BinaryRows(int columns) {
        this.columns = columns;
        buffer.put(HEADER);
    }

    boolean isEmpty() {
        return rows == 0;
    }

    BinaryRows row() {
        rows++;
        room(2).putShort((short) columns);
        return this;
    }

    BinaryRows text(@Nullable String value) {
        return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    BinaryRows bytes(byte @Nullable [] value) {
        if (value == null) {
            return nothing();
        }
        room(4 + value.length).putInt(value.length).put(value);
        return this;
    }

    BinaryRows int4(@Nullable Integer value) {
        if (value == null) {
            return nothing();
        }
        room(8).putInt(4).putInt(value);
        return this;
    }

    BinaryRows int8(@Nullable Long value) {
        if (value == null) {
            return nothing();
        }
        room(12).putInt(8).putLong(value);
        return this;
    }

    BinaryRows bool(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /** A {@code timestamptz}, to the microsecond. */
    BinaryRows time(@Nullable Instant value) {
        return int8(value == null ? null : ChronoUnit.MICROS.between(POSTGRES_EPOCH, value));
    }

    BinaryRows date(@Nullable LocalDate value) {
        return int4(value == null ? null : Math.toIntExact(value.toEpochDay() - POSTGRES_EPOCH_DAY));
    }

    BinaryRows texts(Collection<String> values) {
        ByteArrayOutputStream elements = new ByteArrayOutputStream();
        for (String value : values) {
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            elements.writeBytes(ByteBuffer.allocate(4 + text.length)
                    .putInt(text.length)
                    .put(text)
                    .array());
        }
        return array(TEXT, values.size(), elements.toByteArray());
    }

    BinaryRows int4s(int[] values) {
        ByteBuffer elements = ByteBuffer.allocate(8 * values.length);
        for (int value : values) {
            elements.putInt(4).putInt(value);
        }
        return array(INT4, values.length, elements.array());
    }

    /** One dimension that counts from 1, without nulls. */
    private BinaryRows array(int type, int size, byte[] elements) {
        room(24 + elements.length).putInt(20 + elements.length);
        buffer.putInt(1).putInt(0).putInt(type).putInt(size).putInt(1).put(elements);
        return this;
    }

    InputStream finish() {
        room(2).putShort((short) -1);
        return new ByteArrayInputStream(buffer.array(), 0, buffer.position());
    }

    private BinaryRows nothing() {
        room(4).putInt(-1);
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int size = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            byte[] larger = Arrays.copyOf(buffer.array(), size);
            buffer = ByteBuffer.wrap(larger, buffer.position(), size - buffer.position());
        }
        return buffer;
    }
}
