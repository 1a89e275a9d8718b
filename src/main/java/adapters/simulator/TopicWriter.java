package adapters.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The ordinary Kafka client, writing messages as a channel would, and counting what became of them. */
public final class TopicWriter implements AutoCloseable {
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    /**
     * @param patience how long to wait for a broker that does not answer
     */
    public TopicWriter(String bootstrapServers, String topic, Duration patience) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "simulator",
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        65_536,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        patience.toMillis()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Whether Kafka answers and has the topic. */
    public boolean reachesTopic() {
        try {
            return !producer.partitionsFor(topic).isEmpty();
        } catch (KafkaException unreachable) {
            return false;
        }
    }

    /** Hands the message to the client; whether it arrives shows in {@link #written} and {@link #lost}. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public void write(Message message) {
        producer.send(
                new ProducerRecord<>(topic, null, message.at().toEpochMilli(), message.key(), message.value()),
                (position, failure) -> (failure == null ? written : lost).incrementAndGet());
    }

    /** Messages the broker has confirmed. */
    public long written() {
        return written.get();
    }

    /** Messages the client gave up on. */
    public long lost() {
        return lost.get();
    }

    /** Waits until all that was handed over is written or given up. */
    public void flush() {
        producer.flush();
    }

    /** Gives what is still on its way two seconds. */
    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
