package application.ports;

import application.ports.RawMessage.Partition;
import java.util.Map;
import java.util.Set;

/**
 * How far each partition has been consumed, kept in the transaction of the effects: what was done is never done again, whoever
 * delivers it.
 */
public interface ConsumerPositions {

    /** Locks the positions until the end of the transaction; the next offset to consume, 0 where nothing was consumed yet. */
    Map<Partition, Long> lock(Set<Partition> partitions);

    /** The next offsets of partitions that a consumer takes over; those of a topic with another id than before are 0 again. */
    Map<Partition, Long> resume(Set<Partition> partitions, Map<String, String> topicIds);

    /** How far the partitions of a topic have been consumed, without a lock; partitions of which nothing was consumed are left out. */
    Map<Partition, Long> standing(String topic);

    void advance(Map<Partition, Long> nextOffsets);
}
