package application;

import application.ports.ConsumerPositions;
import application.ports.RawMessage.Partition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;

/** Tells a consumer where to go on. */
@ApplicationScoped
public class ResumeConsumption {
    private final ConsumerPositions positions;

    ResumeConsumption(ConsumerPositions positions) {
        this.positions = positions;
    }

    /**
     * The next offset of each partition. A topic that was deleted and made again begins anew.
     *
     * @param topicIds for each topic the id that the brokers gave it
     */
    @Transactional
    public Map<Partition, Long> positions(Set<Partition> partitions, Map<String, String> topicIds) {
        return positions.resume(partitions, topicIds);
    }
}
