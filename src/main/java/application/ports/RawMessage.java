package application.ports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as consumed, byte for byte.
 *
 * @param recordAt the time that the broker or the producer gave the record
 * @param receivedAt when this pipeline took it in, to the microsecond
 * @param value {@code null} for a record without a value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: a message is told by its position
public record RawMessage(
        Position position, Instant recordAt, Instant receivedAt, byte @Nullable [] key, byte @Nullable [] value) {

    /** A partition of a topic. */
    public record Partition(String topic, int number) {}

    /** Where a message stands: the identity of the raw copy. */
    public record Position(String topic, int partition, long offset) {
        public Partition inPartition() {
            return new Partition(topic, partition);
        }

        @Override
        public String toString() {
            return topic + "/" + partition + "/" + offset;
        }
    }
}
