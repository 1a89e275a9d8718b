package adapters.kafka;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the brokers about themselves. */
@ApplicationScoped
class KafkaCluster {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Admin admin;

    KafkaCluster(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        int millis = Math.toIntExact(TIMEOUT.toMillis());
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis));
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }

    /**
     * The ids that tell a topic from an earlier one of the same name.
     *
     * @throws KafkaUnreachable where no broker answers in time
     */
    Map<String, String> topicIds(Set<String> topics) {
        return answer(admin.describeTopics(topics).allTopicNames()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, topic -> topic.getValue().topicId().toString()));
    }

    /**
     * The partitions of a topic; none while it does not exist.
     *
     * @throws KafkaUnreachable where no broker answers in time
     */
    Set<TopicPartition> partitions(String topic) {
        if (!answer(admin.listTopics().names()).contains(topic)) {
            return Set.of();
        }
        return answer(admin.describeTopics(Set.of(topic)).allTopicNames()).values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toSet());
    }

    /**
     * The first offset that is kept of each partition, or with {@link OffsetSpec#latest()} that of the next message.
     *
     * @throws KafkaUnreachable where no broker answers in time
     */
    Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer(admin.listOffsets(asked).all()).forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    /**
     * How many brokers there are.
     *
     * @throws KafkaUnreachable where none answers in time
     */
    int brokers() {
        return answer(admin.describeCluster().nodes()).size();
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new KafkaUnreachable(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaUnreachable(interrupted);
        }
    }

    /** No broker answered. */
    static final class KafkaUnreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KafkaUnreachable(Exception cause) {
            super("Kafka does not answer: " + cause.getMessage(), cause);
        }
    }
}
