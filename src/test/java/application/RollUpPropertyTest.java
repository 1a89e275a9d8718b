package application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import application.IngestFixture.Writer;
import application.ports.MetricsWindows;
import application.ports.MetricsWindows.Comparison;
import application.ports.MetricsWindows.Done;
import domain.alert.AlertAction;
import domain.metrics.RollUpBasis;
import fixtures.LocalStackResource;
import fixtures.oracle.OracleRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
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
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The roll-up against a brute-force recomputation: whatever comes in, however late, whatever operators do and whenever the roll-up runs,
 * after each run every row is what the stored data say.
 */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class RollUpPropertyTest {
    private static final int SEEDS = Integer.getInteger("roll-up.seeds", 40);
    private static final List<AlertAction> ACTIONS = List.of(AlertAction.values());
    private static final Duration AHEAD = Duration.ofDays(1);

    @Inject
    IngestFixture fixture;

    @Inject
    MetricsWindows windows;

    @Inject
    DataSource dataSource;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyRowIsWhatTheDataSay(long seed) throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        RollUpTraffic traffic = new RollUpTraffic(random);
        RollUpBasis basis = basis(random);
        OracleRules rules = traffic.rules();
        fixture.empty(rules);
        Writer writer = fixture.writer(rules, 0);
        Instant now = RollUpTraffic.BEGIN;

        for (RollUpTraffic.Batch batch : traffic.batches()) {
            now = batch.receivedAt();
            writer.ingest(batch.messages(), now);
            List<String> alerts = fixture.alertKeys();
            if (!alerts.isEmpty() && random.nextInt(3) > 0) {
                AlertAction action = ACTIONS.get(random.nextInt(ACTIONS.size()));
                now = now.plusMillis(random.nextInt(5_000));
                writer.act(action, alerts.get(random.nextInt(alerts.size())), now);
            }
            if (random.nextInt(4) == 0) {
                if (random.nextInt(6) == 0) {
                    basis = basis(random);
                }
                now = now.plusMillis(random.nextInt(60_000));
                rollUpAndCompare(basis, now);
                while (random.nextInt(3) == 0) {
                    now = now.plusSeconds(random.nextInt(1_200));
                    rollUpAndCompare(basis, now);
                }
            }
        }
        now = now.plus(AHEAD).plusSeconds(random.nextInt(3_600));
        rollUpAndCompare(basis, now);

        await().until(() -> fixture.count("select count(*) from alerts where status = 'RETRY_REQUESTED'") == 0);
        Comparison comparison = rollUp(basis, now).recompute(Instant.EPOCH, now);
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.windows()).isPositive();
    }

    private static RollUpBasis basis(RandomGenerator random) {
        List<String> zones = List.of("Asia/Seoul", "UTC", "America/New_York", "Asia/Kathmandu", "GMT+9", "+05:17");
        List<Duration> lateAfter =
                List.of(Duration.ofHours(2), Duration.ofMinutes(50), Duration.ofMinutes(10), Duration.ofHours(30));
        return new RollUpBasis(
                ZoneId.of(zones.get(random.nextInt(zones.size()))), lateAfter.get(random.nextInt(lateAfter.size())));
    }

    private RollUpMetrics rollUp(RollUpBasis basis, Instant now) {
        return new RollUpMetrics(windows, basis, Clock.fixed(now, ZoneOffset.UTC));
    }

    /** While no retry is carried out, so that both see the same data. */
    private void rollUpAndCompare(RollUpBasis basis, Instant now) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(7302)");
            try {
                assertThat(rollUp(basis, now).run()).isInstanceOf(Done.class);
                assertRows(basis, now);
            } finally {
                statement.execute("select pg_advisory_unlock(7302)");
            }
        }
    }

    private void assertRows(RollUpBasis basis, Instant now) throws Exception {
        RollUpOracle oracle = new RollUpOracle(dataSource, basis, now);
        TreeMap<Instant, String> stored = new TreeMap<>(oracle.stored());
        Map<Instant, String> expected = oracle.windows(stored.firstKey());
        assertThat(stored.keySet()).as("windows").isEqualTo(expected.keySet());
        List<String> different = new ArrayList<>();
        expected.forEach((start, row) -> {
            if (!row.equals(stored.get(start))) {
                different.add("%s%n expected %s%n stored   %s".formatted(start, row, stored.get(start)));
            }
        });
        assertThat(different.stream().limit(2))
                .as("%d rows as of %s on %s", different.size(), now, basis)
                .isEmpty();
        assertSums(oracle, now);
    }

    private void assertSums(RollUpOracle oracle, Instant now) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select sum(orders) as orders, min(hold_rate) as least, max(hold_rate) as most from metrics_window")) {
            row.next();
            assertThat(row.getLong("orders")).as("orders created by %s", now).isEqualTo(oracle.ordersByEndOf(now));
            assertThat(row.getDouble("least")).isBetween(0.0, 1.0);
            assertThat(row.getDouble("most")).isBetween(0.0, 1.0);
        }
    }
}
