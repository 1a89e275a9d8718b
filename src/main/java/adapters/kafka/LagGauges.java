package adapters.kafka;

import adapters.kafka.KafkaCluster.KafkaUnreachable;
import application.ports.ConsumerLag;
import application.ports.ConsumerPositions;
import application.ports.RawMessage.Partition;
import application.ports.StoreUnavailable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many messages of each partition wait, whichever instance consumes it. Reckoned from the positions in the database: while that is
 * away they stand still, the topic grows, and so does the lag.
 */
@Startup
@Singleton
class LagGauges implements ConsumerLag {
    private static final double MILLIS_PER_SECOND = 1_000;

    private final KafkaCluster cluster;
    private final ConsumerPositions positions;
    private final MeterRegistry meters;
    private final String topic;
    private final Map<Integer, Long> lags = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile Map<Partition, Long> known = Map.of();
    private volatile boolean current;
    private volatile Instant measuredAt;

    LagGauges(
            KafkaCluster cluster,
            ConsumerPositions positions,
            MeterRegistry meters,
            Clock clock,
            @ConfigProperty(name = "mp.messaging.incoming.events.topic") String topic) {
        this.cluster = cluster;
        this.positions = positions;
        this.meters = meters;
        this.clock = clock;
        this.topic = topic;
        this.measuredAt = clock.instant();
        Gauge.builder("fulfilment.lag.age", this, LagGauges::secondsSinceMeasured)
                .description("Time since Kafka last told how many messages wait, or since the start")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public OptionalLong messages() {
        return current
                ? OptionalLong.of(
                        lags.values().stream().mapToLong(Long::longValue).sum())
                : OptionalLong.empty();
    }

    @Scheduled(every = "5s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void measure() {
        readPositions();
        try {
            Set<TopicPartition> partitions = cluster.partitions(topic);
            Map<TopicPartition, Long> beginnings = cluster.offsets(partitions, OffsetSpec.earliest());
            Map<TopicPartition, Long> ends = cluster.offsets(partitions, OffsetSpec.latest());
            ends.forEach((partition, end) -> {
                long consumed = known.getOrDefault(new Partition(topic, partition.partition()), 0L);
                long next = Math.max(consumed, beginnings.getOrDefault(partition, 0L));
                show(partition.partition(), Math.max(0, end - next));
            });
            measuredAt = clock.instant();
            current = true;
        } catch (KafkaUnreachable away) {
            // the gauges stay as they are, and their age tells so
            current = false;
        }
    }

    private void readPositions() {
        try {
            known = positions.standing(topic);
        } catch (StoreUnavailable away) {
            // the last known positions serve: nothing is consumed meanwhile
            return;
        }
    }

    private double secondsSinceMeasured() {
        return Duration.between(measuredAt, clock.instant()).toMillis() / MILLIS_PER_SECOND;
    }

    private void show(int partition, long lag) {
        if (lags.put(partition, lag) == null) {
            Gauge.builder("fulfilment.lag.messages", lags, known -> known.getOrDefault(partition, 0L))
                    .description("Messages of the topic that wait to be ingested")
                    .tag("partition", Integer.toString(partition))
                    .register(meters);
        }
    }
}
