package packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fixtures.LocalStack;
import fixtures.oracle.OnlineRetail;
import fixtures.oracle.OnlineRetail.Expected;
import fixtures.oracle.Oracle;
import fixtures.oracle.OracleEvent;
import fixtures.oracle.OracleRules;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A year of real orders through Kafka into the packaged application: in order, and through everything that goes wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealOrdersIT {
    private static final String RAW = "select count(*) from orders_raw";
    private static final int PARTITIONS = 6;
    private static final int SLICE = 1_000;
    private static final int KILLS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Duration DISORDER = Duration.ofMinutes(2);
    private static final Pattern OCCURRED_AT = Pattern.compile("\"occurred_at\":\"([^\"]+)\"");
    private static final Pattern ORDER_ID = Pattern.compile("\"order_id\":\"([^\"]+)\"");

    @SuppressWarnings("NullAway.Init")
    private LocalStack stack;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 3);
    }

    @BeforeAll
    void startStack(@TempDir Path folder) {
        stack = LocalStack.start(folder, "unused");
    }

    @AfterAll
    void stopStack() {
        stack.close();
    }

    @Test
    void everyOrderEndsUpAsExpected() throws Exception {
        List<String> messages = OnlineRetail.messages();
        Database database = Database.create(stack, "retail");
        try (Channel channel = new Channel(stack.bootstrapServers(), "retail", PARTITIONS);
                PackagedApplication application =
                        PackagedApplication.start(database.environment(stack, "retail"), "retail")) {
            for (String message : messages) {
                channel.send(Math.floorMod(field(ORDER_ID, message).hashCode(), PARTITIONS), message);
            }
            channel.flush();
            awaitConsumed(database, messages.size());

            assertThat(application.status("/q/health/live")).isEqualTo(200);
            assertOutcomes(database, OnlineRetail.expected());
            assertThat(database.rawCopies()).isEqualTo(channel.sent());
            assertThat(database.number("select count(*) from events where reason_code = 'EVT-SCHEMA'"))
                    .isEqualTo(messages.size() - OnlineRetail.validEvents().size());
            assertWindows(database, application, OnlineRetail.validEvents(), OnlineRetail.expected());
        }
    }

    /** The whole file once through all of it. */
    @Test
    void disorderDuplicatesTwoInstancesAndKillsChangeNothingInAYear() throws Exception {
        survivesDisorder("year", 0, OnlineRetail.messages(), OnlineRetail.expected());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void disorderDuplicatesTwoInstancesAndKillsChangeNothing(long seed) throws Exception {
        List<String> all = OnlineRetail.messages();
        int from = Math.toIntExact(seed) * SLICE;
        List<String> slice = all.subList(from, from + SLICE);
        List<Expected> expected =
                Oracle.judge(OnlineRetail.validEvents(slice), OracleRules.accepting(), List.of())
                        .orders()
                        .values()
                        .stream()
                        .map(Expected::of)
                        .toList();
        survivesDisorder("seed" + seed, seed, slice, expected);
    }

    private void survivesDisorder(String name, long seed, List<String> messages, List<Expected> expected)
            throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> disordered = disordered(messages, random);
        Database database = Database.create(stack, name);
        Map<String, String> environment = database.environment(stack, name);
        try (Channel channel = new Channel(stack.bootstrapServers(), name, PARTITIONS);
                PackagedApplication one = PackagedApplication.start(environment, name + "-1");
                PackagedApplication other = PackagedApplication.start(environment, name + "-2")) {
            int sent = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                int until = disordered.size() * kill / (KILLS + 1);
                send(channel, disordered.subList(sent, until), random);
                int killAt = sent + (until - sent) / 4;
                sent = until;
                PackagedApplication victim = kill % 2 == 0 ? one : other;
                await("consumption to be under way").atMost(PATIENCE).until(() -> database.number(RAW) > killAt);
                victim.kill();
                victim.restart();
            }
            send(channel, disordered.subList(sent, disordered.size()), random);
            awaitConsumed(database, disordered.size());

            assertOutcomes(database, expected);
            assertThat(database.rawCopies()).isEqualTo(channel.sent());
            assertThat(database.number("select count(*) from orders_raw")).isEqualTo(disordered.size());
            assertWindows(database, one, OnlineRetail.validEvents(messages), expected);
        }
    }

    private static void send(Channel channel, List<String> messages, RandomGenerator random) throws Exception {
        messages.forEach(message -> channel.send(random.nextInt(PARTITIONS), message));
        channel.flush();
    }

    /** Every message up to two minutes late, and every fifth a second time at some later place. */
    private static List<String> disordered(List<String> messages, RandomGenerator random) {
        record Late(Instant at, String message) {}
        List<Late> late = new ArrayList<>();
        for (String message : messages) {
            Instant occurred = Instant.parse(field(OCCURRED_AT, message));
            late.add(new Late(occurred.plusMillis(random.nextLong(DISORDER.toMillis())), message));
            if (random.nextInt(5) == 0) {
                late.add(new Late(occurred.plusMillis(random.nextLong(10 * DISORDER.toMillis())), message));
            }
        }
        late.sort(Comparator.comparing(Late::at));
        return late.stream().map(Late::message).toList();
    }

    private static void awaitConsumed(Database database, int messages) {
        await("all messages to be consumed")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> database.number(RAW) >= messages);
    }

    /** What the scheduled roll-ups kept, whoever was killed in between, equals a recomputation and what the file says. */
    private static void assertWindows(
            Database database, PackagedApplication application, List<OracleEvent> events, List<Expected> expected)
            throws Exception {
        HttpResponse<String> recomputed =
                application.send("POST", "/api/metrics/recompute?from=2025-12-01&to=2026-12-31", "");
        assertThat(recomputed.statusCode()).as(recomputed.body()).isEqualTo(200);
        assertThat(recomputed.body()).contains("\"ok\":true");
        assertThat(database.windows()).isEqualTo(RetailWindows.of(events, expected));
        assertThat(database.number("select sum(ingest_count) from metrics_window"))
                .isEqualTo(database.number(RAW));
    }

    private static void assertOutcomes(Database database, List<Expected> expected) throws Exception {
        List<Expected> sorted = expected.stream()
                .sorted(Comparator.comparing(Expected::orderId))
                .toList();
        List<Expected> found = database.outcomes().stream()
                .sorted(Comparator.comparing(Expected::orderId))
                .toList();
        assertThat(found).hasSameSizeAs(sorted).containsExactlyElementsOf(sorted);
    }

    private static String field(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + message);
        }
        return matcher.group(1);
    }
}
