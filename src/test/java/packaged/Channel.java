package packaged;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends messages to one topic as a sales channel does, and remembers what stands where. */
public final class Channel implements AutoCloseable {
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Pending> pending = new ArrayList<>();
    private final Map<String, String> sent = new TreeMap<>();

    private record Pending(Future<RecordMetadata> position, String md5) {}

    public Channel(String bootstrapServers, String topic, int partitions)
            throws InterruptedException, ExecutionException {
        this.topic = topic;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "linger.ms",
                        5,
                        "max.request.size",
                        2_000_000,
                        // a partition so young that its leader is not there yet confuses an idempotent producer for
                        // good
                        "enable.idempotence",
                        false,
                        "max.in.flight.requests.per.connection",
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends without waiting; {@link #flush} waits. */
    public void send(int partition, byte @Nullable [] value) {
        pending.add(new Pending(producer.send(new ProducerRecord<>(topic, partition, null, value)), md5(value)));
    }

    public void send(int partition, String value) {
        send(partition, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until the broker has all that was sent. */
    public void flush() throws InterruptedException, ExecutionException {
        producer.flush();
        for (Pending message : pending) {
            RecordMetadata position = message.position().get();
            sent.put(position.partition() + "/" + position.offset(), message.md5());
        }
        pending.clear();
    }

    /** What the broker acknowledged: position to MD5 of the value, {@code -} for none. */
    public Map<String, String> sent() {
        return sent;
    }

    @Override
    public void close() {
        producer.close();
    }

    private static String md5(byte @Nullable [] value) {
        try {
            return value == null
                    ? "-"
                    : HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(value));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
