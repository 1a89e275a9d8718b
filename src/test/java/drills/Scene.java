package drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fixtures.LocalStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import packaged.Channel;
import packaged.Database;
import packaged.PackagedApplication;

/**
 * What a drill needs: a topic and a database of its own, traffic whose outcome is known, and instances of the packaged application.
 * Batches are small and the roll-up is busy, so that a fault finds something to break.
 */
final class Scene implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(4);
    static final int PARTITIONS = 4;

    private static final List<String> BUSINESS = List.of(
            "events",
            "orders",
            "order_lines",
            "order_products",
            "holds",
            "hold_history",
            "alerts",
            "alert_steps",
            "products",
            "reservations",
            "exemptions",
            "notifications");
    private static final Path TABLE = Path.of("target", "drills.md");
    private static final String CONSUMED = "select count(*) from orders_raw";
    private static final int EVENTS = 1_100;

    private final LocalStack stack = Servers.stack();
    private final String name;
    private final Traffic traffic;
    private final Database database;
    private final Channel channel;
    private final Map<String, String> environment;
    private final List<PackagedApplication> instances = new ArrayList<>();
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    private final long begun = System.nanoTime();
    private int sent;
    private String seen = "FAILED";

    private Scene(String name, Traffic traffic) throws Exception {
        this.name = name;
        this.traffic = traffic;
        database = Database.create(stack, name);
        channel = new Channel(stack.bootstrapServers(), name, PARTITIONS);
        environment = database.environment(stack, name);
        environment.put("RULE_USER_LIMIT", Integer.toString(Traffic.RULES.userLimit()));
        environment.put("RULE_PRODUCT_LIMIT", Integer.toString(Traffic.RULES.productLimit()));
        environment.put("ROLL_UP_EVERY", "2s");
        environment.put("MP_MESSAGING_INCOMING_EVENTS_MAX_POLL_RECORDS", "40");
    }

    /**
     * Over a thousand nasty messages.
     *
     * @param name of database, topic, group and logs: small letters and digits
     */
    static Scene of(String name) throws Exception {
        return of(name, Traffic.of(name.hashCode(), EVENTS));
    }

    static Scene of(String name, Traffic traffic) throws Exception {
        return new Scene(name, traffic);
    }

    /** A setting for instances that start from now on. */
    Scene with(String setting, String value) {
        environment.put(setting, value);
        return this;
    }

    /** Starts one more instance, which need not be ready yet. */
    PackagedApplication start() {
        return start("384m");
    }

    PackagedApplication start(String memory) {
        String log = "drill-logs/" + name + "-" + (instances.size() + 1);
        PackagedApplication instance = PackagedApplication.start(Map.copyOf(environment), log, memory);
        instances.add(instance);
        return instance;
    }

    /** Sends up to so many percent of the traffic, to partitions by chance. */
    Scene sendUpTo(int percent) throws Exception {
        int until = traffic.messages().size() * percent / 100;
        for (; sent < until; sent++) {
            channel.send(random.nextInt(PARTITIONS), traffic.messages().get(sent));
        }
        channel.flush();
        return this;
    }

    Scene sendAll() throws Exception {
        return sendUpTo(100);
    }

    /** Sends everything once more. */
    void sendAgain() throws Exception {
        for (byte[] message : traffic.messages()) {
            channel.send(random.nextInt(PARTITIONS), message);
        }
        channel.flush();
    }

    Standstill standstill() throws SQLException {
        await("the schema").atMost(PATIENCE).until(() -> database.number(CONSUMED) >= 0);
        return new Standstill(database);
    }

    /** What happens while a batch stands in mid-transaction, after others. */
    interface Fault {
        void happens(long consumed) throws Exception;
    }

    /** Lets a fault happen in mid-batch, when so many percent of the traffic are sent; how many messages had been consumed. */
    long inMidBatch(int percent, Fault fault) throws Exception {
        try (Standstill standstill = standstill()) {
            sendUpTo(percent);
            standstill.letOneThrough();
            long consumed = assertMidway();
            fault.happens(consumed);
            return consumed;
        }
    }

    /** How many messages have been consumed. */
    long consumed() {
        return database.number(CONSUMED);
    }

    /** That the fault came while some were consumed and some were not. */
    long assertMidway() {
        long consumed = consumed();
        assertThat(consumed).isPositive().isLessThan(channel.sent().size());
        return consumed;
    }

    Scene awaitAllConsumed() {
        await("all messages to be consumed")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> consumed() >= channel.sent().size());
        return this;
    }

    /** Forgets on the broker how far the group has read: from the beginning again. */
    void resetGroup() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            Map<TopicPartition, OffsetAndMetadata> zero = IntStream.range(0, PARTITIONS)
                    .boxed()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(name, partition), partition -> new OffsetAndMetadata(0)));
            admin.alterConsumerGroupOffsets(name, zero).all().get();
        }
    }

    /** What every table of the business says, each as one digest. */
    Map<String, String> businessTables() throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        for (String table : BUSINESS) {
            digests.put(
                    table,
                    database.rows(
                                    "select count(*) || ' ' || coalesce(md5(string_agg(t::text, chr(10) order by t::text)), '') from "
                                            + table + " t",
                                    row -> row.getString(1))
                            .get(0));
        }
        return digests;
    }

    /** That the application lives, says that it cannot work, and goes on so for a time. */
    void assertLivesUnready(PackagedApplication instance, Duration time) {
        await("readiness to be down").atMost(PATIENCE).until(() -> instance.status("/q/health/ready") == 503);
        await("life without the server")
                .during(time)
                .atMost(PATIENCE)
                .until(() -> instance.isAlive()
                        && instance.status("/q/health/live") == 200
                        && instance.status("/q/health/ready") == 503);
    }

    /** How many instances have partitions. */
    int members() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            return (int) admin.describeConsumerGroups(List.of(name)).all().get().values().stream()
                    .flatMap(group -> group.members().stream())
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw refused;
        }
    }

    /** Executes a statement that names the scene's database as {@code %s}, beside it. */
    void administer(String sql) throws SQLException {
        Servers.administer(sql.formatted(name));
    }

    /** A figure of an instance, such as {@code fulfilment_messages_total{outcome="redelivered"}}. */
    static long figure(PackagedApplication instance, String figure) {
        await("an answer").atMost(PATIENCE).until(() -> instance.status("/q/health/live") != 0);
        return instance.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(figure + " "))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + figure));
    }

    static long redelivered(PackagedApplication instance) {
        return figure(instance, "fulfilment_messages_total{outcome=\"redelivered\"}");
    }

    static long retries(PackagedApplication instance) {
        return figure(instance, "fulfilment_ingestion_retries_total");
    }

    /** Awaits what the application does of itself once the fault is over, and that nothing is lost, doubled or made up. */
    void assertIntact(PackagedApplication witness) throws Exception {
        awaitAllConsumed();
        witness.awaitReady();
        new Aftermath(database, traffic, channel.sent()).assertIntact(stack.bootstrapServers(), name, witness);
    }

    /** Puts into the table of drills what was seen of the fault; called when everything has been asserted. */
    void saw(String fault) {
        seen = fault + "; all " + channel.sent().size() + " messages as expected";
    }

    Database database() {
        return database;
    }

    LocalStack stack() {
        return stack;
    }

    String name() {
        return name;
    }

    int messages() {
        return traffic.messages().size();
    }

    /** Ends everything, and writes a line of the table of drills. */
    @Override
    public void close() throws IOException {
        for (PackagedApplication instance : instances) {
            instance.signal("CONT");
            instance.kill();
        }
        channel.close();
        long seconds = (System.nanoTime() - begun) / 1_000_000_000;
        Files.writeString(
                TABLE,
                "| %s | %s | %d |%n".formatted(name, seen, seconds),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
