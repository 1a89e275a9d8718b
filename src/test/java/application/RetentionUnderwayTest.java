package application;

import static application.OldMessages.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import application.IngestFixture.Writer;
import application.ports.EventStore;
import application.ports.EventStore.Outcome;
import application.ports.MetricsWindows;
import domain.alert.AlertAction;
import domain.metrics.RollUpBasis;
import fixtures.LocalStackResource;
import fixtures.oracle.OracleRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes on while old events are dropped, and after: ingestion, and the figures. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class RetentionUnderwayTest {
    private static final RollUpBasis BASIS = new RollUpBasis(ZoneId.of("Asia/Seoul"), Duration.ofHours(2));
    private static final Instant END = Instant.parse("2026-05-20T03:14:15Z");
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final String FIGURES = "select m::text from metrics_window m order by window_start";

    @Inject
    IngestFixture fixture;

    @Inject
    EventStore events;

    @Inject
    MetricsWindows windows;

    @Inject
    DataSource dataSource;

    private Writer writer;

    @BeforeEach
    void empty() throws SQLException {
        fixture.empty(OracleRules.accepting());
        writer = fixture.writer(OracleRules.accepting(), 0);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theFiguresStandAndAreWhatTheDataSay(long seed) throws Exception {
        ingestTraffic(seed);
        List<String> figures = fixture.texts(FIGURES);
        long eventsBefore = fixture.count("select count(*) from events");

        for (int days = 70; days >= 30; days -= 10) {
            assertThat(events.dropBefore(END.minus(Duration.ofDays(days)), BASIS.origin(), END))
                    .isPresent();
            rollUp(END).run();
            assertThat(fixture.texts(FIGURES)).isEqualTo(figures);
        }

        assertThat(fixture.count("select count(*) from events")).isLessThan(eventsBefore);
        assertThat(rollUp(END).recompute(Instant.EPOCH, END).differences()).isEmpty();
        fixture.texts("delete from metrics_basis returning zone");
        rollUp(END).run();
        assertThat(fixture.texts(FIGURES)).isEqualTo(figures);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8, 9})
    void allMessagesSentAgainChangeNoOrder(long seed) throws Exception {
        List<RollUpTraffic.Batch> batches = ingestTraffic(seed);
        List<String> states = fixture.texts("select (to_jsonb(o) - 'sealed_at')::text from orders o order by order_id");
        events.dropBefore(END.minus(Duration.ofDays(45)), BASIS.origin(), END);
        List<String> open = fixture.texts("select order_id from orders where sealed_at is null order by 1");
        assertThat(open).isNotEmpty().hasSizeLessThan(states.size());
        Map<String, List<String>> described = fixture.describeOrders();
        described.keySet().retainAll(open);

        batches.forEach(batch -> writer.ingest(batch.messages(), END));

        Map<String, List<String>> after = fixture.describeOrders();
        after.keySet().retainAll(open);
        assertThat(after).isEqualTo(described);
        assertThat(fixture.texts("select (to_jsonb(o) - 'sealed_at')::text from orders o order by order_id"))
                .isEqualTo(states);
        assertThat(
                        fixture.count(
                                "select count(*) from events where reason_code = 'EVT-STATE' and explanation like '%long been%'"))
                .isPositive();
        rollUp(END.plusSeconds(60)).run();
        assertThat(rollUp(END.plusSeconds(60)).recompute(Instant.EPOCH, END).differences())
                .isEmpty();
    }

    @Test
    void ingestionGoesOnMeanwhile() throws Exception {
        Instant now = Instant.parse("2025-06-10T03:00:00Z");
        fixture.texts("select ensure_month_partitions('2025-01-01', 1)::text");
        for (int day = 1; day <= 28; day++) {
            String at = "2025-01-%02dT09:00:00Z".formatted(day);
            List<String> messages = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String order = "o-%d-%d".formatted(day, i);
                messages.add(event(order, "PAID", at));
                messages.add(event(order, i < 30 ? "DELIVERED" : "SHIPPED", at));
            }
            writer.ingest(messages, Instant.parse(at));
        }
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Integer>> arriving = IntStream.of(1, 2)
                .mapToObj(partition -> threads.submit(() -> {
                    Writer own = fixture.writer(OracleRules.accepting(), partition);
                    int arrived = 0;
                    while (!over.get() || arrived < 20) {
                        String order = "new-%d-%d".formatted(partition, arrived++);
                        own.ingest(List.of(event(order, "PAID", "2025-06-09T09:00:00Z")), now);
                    }
                    return arrived;
                }))
                .toList();
        await().until(() -> fixture.count("select count(*) from orders where order_id like 'new-%'") > 4);

        rollUp(now).run();
        Outcome outcome = events.dropBefore(Instant.parse("2025-04-01T00:00:00Z"), BASIS.origin(), now)
                .orElseThrow();

        over.set(true);
        int arrived = 0;
        for (Future<Integer> writing : arriving) {
            arrived += writing.get();
        }
        threads.shutdown();
        assertThat(outcome.dropped()).contains(JANUARY);
        assertThat(outcome.droppedEvents()).isEqualTo(28 * 60);
        assertThat(outcome.keptEvents()).isEqualTo(28 * 20);
        assertThat(fixture.count("select count(*) from events")).isEqualTo(28 * 20 + arrived);
        assertThat(fixture.count("select count(*) from orders_raw")).isEqualTo(28 * 20 + arrived);
        assertThat(fixture.count("select count(*) from orders where current_status = 'PAID'"))
                .isEqualTo(arrived);
    }

    @Test
    void aRunThatFindsTheTablesBusyLeavesTheMonthToTheNext() throws Exception {
        Instant now = Instant.parse("2025-06-10T03:00:00Z");
        Instant horizon = Instant.parse("2025-02-01T00:00:00Z");
        fixture.texts("select ensure_month_partitions('2025-01-01', 1)::text");
        List<String> life = OldMessages.life("done", "2025-01-10T09:00:00Z", "somebody");
        writer.ingest(life, Instant.parse("2025-01-11T09:00:00Z"));
        rollUp(now).run();
        List<String> figures = fixture.texts(FIGURES);

        try (Connection reader = dataSource.getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select from events limit 1");
            assertThat(events.dropBefore(horizon, BASIS.origin(), now))
                    .contains(new Outcome(List.of(), List.of(JANUARY), 1, 0, 2));
            reader.rollback();
            reader.setAutoCommit(true);
        }
        assertThat(fixture.count("select count(*) from orders_raw")).isEqualTo(2);
        assertThat(fixture.count("select count(*) from dropped_events")).isZero();

        assertThat(events.dropBefore(horizon, BASIS.origin(), now))
                .contains(new Outcome(List.of(JANUARY), List.of(), 0, 2, 0));
        rollUp(now).run();
        assertThat(fixture.texts(FIGURES)).isEqualTo(figures);
    }

    /** Orders of some weeks, and operators who resolve about half of the alerts. */
    private List<RollUpTraffic.Batch> ingestTraffic(long seed) throws SQLException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<RollUpTraffic.Batch> batches = new RollUpTraffic(random).batches();
        batches.forEach(batch -> writer.ingest(batch.messages(), batch.receivedAt()));
        for (String alert : fixture.alertKeysNotResolved()) {
            if (random.nextBoolean()) {
                writer.act(AlertAction.RESOLVE, alert, END.minusSeconds(3_600));
            }
        }
        rollUp(END).run();
        return batches;
    }

    private RollUpMetrics rollUp(Instant now) {
        return new RollUpMetrics(windows, BASIS, Clock.fixed(now, ZoneOffset.UTC));
    }
}
