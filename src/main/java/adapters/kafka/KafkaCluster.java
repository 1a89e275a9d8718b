package adapters.kafka;

import io.quarkus.kafka.client.runtime.KafkaRuntimeConfigProducer;
import io.smallrye.common.annotation.Identifier;
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
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks the brokers about themselves. */
@ApplicationScoped
class KafkaCluster {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Set<String> PASSED_ON = Stream.concat(
                    AdminClientConfig.configNames().stream(), Stream.of(KafkaRuntimeConfigProducer.TLS_CONFIG_NAME_KEY))
            .collect(Collectors.toSet());

    private final Admin admin;

    /**
     * @param connection how the consumer connects: addresses, encryption and sign-in
     */
    KafkaCluster(@Identifier("default-kafka-broker") Map<String, Object> connection) {
        admin = Admin.create(settings(connection));
    }

    /** Without what only a consumer knows, and settings of the application's own such as {@code KAFKA_TOPIC}. */
    static Map<String, Object> settings(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.keySet().retainAll(PASSED_ON);
        int millis = Math.toIntExact(TIMEOUT.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        return settings;
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
        try {
            return answer(admin.describeTopics(Set.of(topic)).allTopicNames()).values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .collect(Collectors.toSet());
        } catch (KafkaUnreachable refused) {
            Throwable cause = refused.getCause();
            if (cause != null && cause.getCause() instanceof UnknownTopicOrPartitionException) {
                return Set.of();
            }
            throw refused;
        }
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
