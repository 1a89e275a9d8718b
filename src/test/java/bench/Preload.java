package bench;

import adapters.devstack.StackAddresses;
import adapters.simulator.Message;
import adapters.simulator.TopicWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/** Fills the topic before anybody reads from it. */
final class Preload {

    private Preload() {}

    /** @return bytes of all values together */
    static long run(Plan plan, StackAddresses addresses, String topic) {
        Iterator<Message> traffic = plan.mix.traffic(plan.traffic(Instant.now()));
        long bytes = 0;
        try (TopicWriter writer = new TopicWriter(addresses.bootstrapServers(), topic, Duration.ofMinutes(1))) {
            for (int i = 0; i < plan.count; i++) {
                Message message = traffic.next();
                byte[] value = message.value();
                bytes += value == null ? 0 : value.length;
                writer.write(message);
            }
            writer.flush();
            if (writer.written() != plan.count) {
                throw new IllegalStateException("Kafka took " + writer.written() + " of " + plan.count + " messages");
            }
        }
        return bytes;
    }
}
