package application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import application.IngestFixture.Writer;
import application.ports.MetricsWindows;
import application.ports.MetricsWindows.Busy;
import application.ports.MetricsWindows.Done;
import application.ports.MetricsWindows.OtherBasis;
import application.ports.MetricsWindows.Run;
import application.ports.StoreUnavailable;
import domain.metrics.RollUpBasis;
import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several who roll up, and runs that die. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class RollUpFaultsTest {
    private static final RollUpBasis SEOUL = new RollUpBasis(ZoneId.of("Asia/Seoul"), Duration.ofHours(2));
    private static final RollUpBasis PARIS = new RollUpBasis(ZoneId.of("Europe/Paris"), Duration.ofHours(2));
    private static final Instant NOW = Instant.parse("2026-04-20T03:14:15Z");
    private static final String RUNNING = "query like 'with basis as materialized%' and pid <> pg_backend_pid()";

    @Inject
    IngestFixture fixture;

    @Inject
    MetricsWindows windows;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void fill() throws Exception {
        RollUpTraffic traffic = new RollUpTraffic(random());
        fixture.empty(traffic.rules());
        Writer writer = fixture.writer(traffic.rules(), 0);
        for (RollUpTraffic.Batch batch : traffic.batches()) {
            writer.ingest(batch.messages(), batch.receivedAt());
        }
    }

    private static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(4711);
    }

    private RollUpMetrics rollUp(RollUpBasis basis) {
        return new RollUpMetrics(windows, basis, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void assertRows(RollUpBasis basis) throws Exception {
        RollUpOracle oracle = new RollUpOracle(dataSource, basis, NOW);
        TreeMap<Instant, String> stored = new TreeMap<>(oracle.stored());
        assertThat(stored).isNotEmpty();
        Map<Instant, String> expected = oracle.windows(stored.firstKey());
        assertThat(stored).isEqualTo(expected);
    }

    @Test
    void ofManyRunnersOneIsAtItAtATime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Run>> runs = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            RollUpMetrics runner = rollUp(SEOUL);
            runs.add(threads.submit(runner::run));
        }
        List<Run> ended = new ArrayList<>();
        for (Future<Run> run : runs) {
            ended.add(run.get());
        }
        threads.shutdown();

        assertThat(ended).allMatch(run -> run instanceof Done || run instanceof Busy);
        assertThat(ended).anyMatch(Done.class::isInstance);
        assertRows(SEOUL);
    }

    @Test
    void aRunThatDiesLeavesItsMarksToTheNext() throws Exception {
        rollUp(SEOUL).run();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update metrics_window set orders = orders + 1, backlog = backlog + 1");
            statement.execute("insert into dirty_windows select window_start from metrics_window");
        }
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Connection blocker = dataSource.getConnection();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("lock table metrics_window in share mode");
            RollUpMetrics victim = rollUp(SEOUL);
            Future<Run> run = threads.submit(victim::run);
            await().until(() ->
                    fixture.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and " + RUNNING)
                            == 1);
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where " + RUNNING);
            assertThatThrownBy(run::get).hasCauseInstanceOf(StoreUnavailable.class);
            blocker.rollback();
            blocker.setAutoCommit(true);
        }
        threads.shutdown();
        assertThat(fixture.count("select count(*) from dirty_windows")).isPositive();

        assertThat(rollUp(SEOUL).run()).isInstanceOf(Done.class);

        assertThat(fixture.count("select count(*) from dirty_windows")).isZero();
        assertRows(SEOUL);
    }

    @Test
    void anInstanceThatStartsWithAnotherZoneTakesOverAndTheOthersComplain() throws Exception {
        RollUpMetrics earlier = rollUp(SEOUL);
        earlier.run();
        assertRows(SEOUL);

        assertThat(rollUp(PARIS).run())
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.anew()).isTrue());
        assertRows(PARIS);

        Run complaint = earlier.run();
        assertThat(complaint).isEqualTo(new OtherBasis("Europe/Paris", Duration.ofHours(2)));
        assertThat(earlier.explain((OtherBasis) complaint))
                .contains("APP_TZ=Europe/Paris")
                .contains("Asia/Seoul")
                .contains("Give all instances the same two settings");
        assertRows(PARIS);
    }
}
