package bench;

import adapters.devstack.StackAddresses;
import adapters.simulator.Message;
import adapters.simulator.SampleData;
import adapters.simulator.TopicWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Fills the topic before anybody reads from it. */
final class Preload {

    private static final int PARTITIONS = 6;

    private Preload() {}

    /** Empties the database and fills a topic of its own, so that rounds of one benchmark meet the same. */
    static void anew(Plan plan, StackAddresses addresses, Database database, String topic)
            throws SQLException, InterruptedException {
        database.execute("drop schema public cascade");
        database.execute("create schema public");
        Database.migrate(addresses);
        database.register(SampleData.products());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", addresses.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka does not make the topic " + topic, refused);
        }
        run(plan, addresses, topic);
    }

    /** @return bytes of all values together */
    static long run(Plan plan, StackAddresses addresses, String topic) {
        Iterator<Message> traffic = plan.mix.traffic(plan.traffic());
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
