package adapters.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker, its own controller, whose data stay in the stack's folder. It takes the whole process. */
final class KafkaBroker {

    private static final int PARTITIONS = 6;
    private static final int SECONDS_AT_MOST = 60;

    private final StackPlan plan;
    private final int port;
    private final KafkaRaftServer server;

    KafkaBroker(StackPlan plan, int port) throws IOException {
        this.plan = plan;
        this.port = port;
        Path data = plan.folder().resolve("kafka");
        format(data);
        this.server = new KafkaRaftServer(new KafkaConfig(settings(data, Ports.free()), false), Time.SYSTEM);
    }

    /** Returns when the broker answers and has the topic. */
    void start() throws InterruptedException {
        server.startup();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                StackAddresses.HOST + ":" + port,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                String.valueOf(SECONDS_AT_MOST * 1_000)))) {
            admin.describeCluster().nodes().get(SECONDS_AT_MOST, TimeUnit.SECONDS);
            createTopic(admin);
        } catch (ExecutionException | TimeoutException silent) {
            throw new StackFailure("Kafka started but does not answer on port " + port, silent);
        }
    }

    private void createTopic(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            admin.createTopics(List.of(new NewTopic(plan.topic(), PARTITIONS, (short) 1)))
                    .all()
                    .get(SECONDS_AT_MOST, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
    }

    void stop() {
        server.shutdown();
    }

    /** Blocks as long as the broker lives. */
    void awaitEnd() {
        server.awaitShutdown();
    }

    private static void format(Path data) throws IOException {
        Path properties = data.resolve("meta.properties");
        if (Files.exists(properties)) {
            return;
        }
        Files.createDirectories(data);
        Path fresh = data.resolve("meta.properties.new");
        Files.writeString(fresh, """
                version=1
                node.id=1
                cluster.id=%s
                directory.id=%s
                """.formatted(Uuid.randomUuid(), Uuid.randomUuid()));
        Files.move(fresh, properties);
    }

    private Properties settings(Path data, int controllerPort) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "listeners",
                        "PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d"
                                .formatted(StackAddresses.HOST, port, controllerPort),
                "advertised.listeners", "PLAINTEXT://" + StackAddresses.HOST + ":" + port,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names", "CONTROLLER",
                "controller.quorum.voters", "1@" + StackAddresses.HOST + ":" + controllerPort,
                "log.dirs", data.toString(),
                "auto.create.topics.enable", "false",
                "log.cleaner.dedupe.buffer.size", "16777216"));
        settings.putAll(Map.of(
                "group.initial.rebalance.delay.ms", "0",
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "5",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "5",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1"));
        return settings;
    }
}
