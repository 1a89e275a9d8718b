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

    void advance(Map<Partition, Long> nextOffsets);
}
