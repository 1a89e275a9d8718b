package adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import application.ManageCatalogue;
import application.ports.Products;
import application.views.ProductRow;
import domain.stock.ProductEdit;
import domain.stock.ProductEdit.Change;
import fixtures.LocalStackResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class SimulatorOnKafkaTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    SampleCatalogue catalogue;

    @Inject
    ManageCatalogue manageCatalogue;

    @Inject
    Products products;

    private final String topic = "simulated-" + UUID.randomUUID();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void createTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    @Test
    void shouldPutOnTheTopicWhatTheSeedGives() {
        int exit = simulate("--scenario=mixed", "--count=500", "--seed=7", "--start=2026-03-02T00:00:00Z", "--at-once");

        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains(
                        "Sending mixed traffic, --seed 7 --start 2026-03-02T00:00:00Z, to topic " + topic,
                        "Sent 500 messages");
        Iterator<Message> expected =
                Scenario.MIXED.traffic(TrafficPlan.at(Instant.parse("2026-03-02T00:00:00Z"), 20, 7));
        assertThat(received(500)).hasSize(500).allSatisfy(record -> {
            Message message = expected.next();
            assertThat(record.key()).isEqualTo(message.key());
            assertThat(record.value()).isEqualTo(message.value());
            assertThat(record.timestamp()).isEqualTo(message.at().toEpochMilli());
        });
    }

    @Test
    void shouldKeepToTheRateAskedFor() {
        long begin = System.nanoTime();

        assertThat(simulate("--scenario=normal", "--count=21", "--rate=10")).isZero();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(received(21)).hasSize(21);
    }

    @Test
    void shouldSendByItselfUntilTheApplicationStops() throws InterruptedException {
        LiveTraffic traffic = new LiveTraffic(true, catalogue, servers, topic, Clock.systemUTC());
        traffic.start(new StartupEvent());

        assertThat(received(3)).hasSizeGreaterThanOrEqualTo(3);

        traffic.stop(new ShutdownEvent());
        assertThat(simulatorThreads()).isZero();
    }

    @Test
    void shouldWaitForKafkaAndStopWithoutIt() throws InterruptedException {
        LiveTraffic traffic = new LiveTraffic(true, catalogue, "127.0.0.1:1", topic, Clock.systemUTC());
        traffic.start(new StartupEvent());

        await().atMost(LONG).until(() -> simulatorThreads() == 1);
        traffic.stop(new ShutdownEvent());
        await().atMost(LONG).until(() -> simulatorThreads() == 0);
    }

    @Test
    void shouldRegisterItsCatalogueOnceAndLeaveWhatPeopleChanged() {
        catalogue.registerMissing();
        manageCatalogue.put(new ProductEdit("P1001", Change.none(), Change.to(77L)), "operator");

        catalogue.registerMissing();

        assertThat(products.products(List.of("P1001", "P1045", "P1050")))
                .extracting(ProductRow::productName, ProductRow::stock, ProductRow::updatedBy)
                .containsExactlyInAnyOrder(
                        tuple("무선 블루투스 이어폰 프로", 77L, "operator"),
                        tuple("온라인 상품권 5만원권", null, "simulator"),
                        tuple("사인 앨범 초판", 30L, "simulator"));
    }

    private static long simulatorThreads() {
        Thread[] threads = new Thread[1_000];
        int count = Thread.enumerate(threads);
        return Arrays.stream(threads, 0, count)
                .filter(thread -> thread.getName().equals("simulator"))
                .count();
    }

    private int simulate(String... options) {
        List<String> all = new ArrayList<>(List.of("--bootstrap-servers", servers, "--topic", topic));
        all.addAll(List.of(options));
        return new SimulateCommand(Clock.systemUTC(), new PrintWriter(out), new PrintWriter(err))
                .run(all.toArray(String[]::new));
    }

    /** At least so many records, in their order. */
    private List<ConsumerRecord<byte[], byte[]>> received(int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().atMost(LONG).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() >= count;
            });
        }
        return records;
    }
}
