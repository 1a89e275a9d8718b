package adapters.kafka;

import application.FailureSummary;
import application.ResumeConsumption;
import application.ports.RawMessage.Partition;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Goes on in each assigned partition where the database says that consumption stands, whatever the broker remembers. */
@ApplicationScoped
@Identifier("positions")
class PositionSeeker implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(PositionSeeker.class);

    private final ResumeConsumption resumeConsumption;
    private final KafkaCluster cluster;
    private final IngestionState state;

    PositionSeeker(ResumeConsumption resumeConsumption, KafkaCluster cluster, IngestionState state) {
        this.resumeConsumption = resumeConsumption;
        this.cluster = cluster;
        this.state = state;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        if (assigned.isEmpty()) {
            return;
        }
        Map<Partition, Long> positions = positions(assigned);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(assigned);
        for (TopicPartition partition : assigned) {
            long next = positions.getOrDefault(new Partition(partition.topic(), partition.partition()), 0L);
            long beginning = beginnings.getOrDefault(partition, 0L);
            if (next < beginning && next > 0) {
                LOG.errorf(
                        "%s: messages %d to %d were deleted by the broker before they were consumed; raise the topic's retention",
                        partition, next, beginning - 1);
            }
            consumer.seek(partition, Math.max(next, beginning));
        }
    }

    private Map<Partition, Long> positions(Collection<TopicPartition> assigned) {
        waiting(state::awaitStore);
        Backoff backoff = new Backoff();
        while (true) {
            try {
                return read(assigned);
            } catch (RuntimeException failure) {
                LOG.warnf(
                        "positions cannot be read, next try in %d ms: %s",
                        backoff.next().toMillis(), FailureSummary.of(failure));
                state.waiting(FailureSummary.of(failure));
                waiting(() -> state.pause(backoff));
            }
        }
    }

    private Map<Partition, Long> read(Collection<TopicPartition> assigned) {
        Set<String> topics = assigned.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        Set<Partition> partitions = assigned.stream()
                .map(partition -> new Partition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        Map<Partition, Long> positions = resumeConsumption.positions(partitions, cluster.topicIds(topics));
        state.running();
        return positions;
    }

    /** What takes time, and ends early where the application stops. */
    private interface Wait {
        void end() throws InterruptedException;
    }

    private static void waiting(Wait wait) {
        try {
            wait.end();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", interrupted);
        }
    }
}
