package adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Reckoning from nothing reads every row a few times, also of tables that were never analysed, as those of a young system are. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class RollUpPlansTest {
    private static final int ORDERS = 2_000;
    private static final Instant FIRST = Instant.parse("2026-02-01T00:00:00Z");
    private static final Pattern STEP = Pattern.compile("actual rows=([\\d.]+) loops=(\\d+)");

    private static final String NO_STATISTICS = """
            delete from pg_statistic where starelid in (select oid from pg_class where relnamespace = current_schema()::regnamespace)""";
    private static final String FILL_ORDERS = """
            insert into orders (order_id, channel, current_stage, current_status, underlying_status, last_event_type, last_occurred_at,
                promised_delivery_date, created_at, folded_through, paid_from, paid_until, left_at, ever_held)
            select 'plan-' || n, 'web', 'SHIPPING', 'SHIPPED', 'SHIPPED', 'SHIPPED', at + interval '1 day', at::date, at,
                at + interval '1 day', at, at + interval '1 day', at + interval '1 day', true
            from generate_series(1, ?) n, lateral (select ?::timestamptz + n * interval '1 minute' as at) t""";
    private static final String FILL_EVENTS = """
            insert into events (event_id, order_id, occurred_at, ingested_at, source, prev_status, next_status, visible)
            select order_id || next, order_id, at, at, 'plan', prev, next, true
            from orders, lateral (values (created_at, null, 'PAID'), (last_occurred_at, 'PAID', 'SHIPPED')) v (at, prev, next)
            where order_id like 'plan-%'""";
    private static final String FILL_HISTORY = """
            insert into hold_history (order_id, at, position, from_status, to_status, cause, hold_id, actor)
            select order_id, at, 0, was, became, 'PLACED', 0, 'plan'
            from orders, lateral (values (created_at + interval '1 hour', 'PAID', 'HOLD'), (created_at + interval '2 hours', 'HOLD', 'PAID'))
                v (at, was, became)
            where order_id like 'plan-%'""";

    @Inject
    DataSource dataSource;

    @Test
    void noRowIsComparedWithEachOther() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            new Query("truncate orders, events, hold_history, consumed_messages cascade").update(connection);
            new Query(NO_STATISTICS).update(connection);
            new Query(FILL_ORDERS, ORDERS, FIRST).update(connection);
            new Query(FILL_EVENTS).update(connection);
            new Query(FILL_HISTORY).update(connection);
            new Query(PostgresMetricsWindows.PREPARE).list(connection, row -> true);
            new Query(PostgresMetricsWindows.READ_ALL).list(connection, row -> true);
            Instant until = FIRST.plus(3, ChronoUnit.DAYS);
            Object[] basis = {until, FIRST, Duration.ofHours(2).toMillis(), "Asia/Seoul"};
            Object[] basisAndPeriod = {basis[0], basis[1], basis[2], basis[3], FIRST, until};

            assertThat(rowsOfSteps(connection, RollUpSql.FRESH_LATE_SPELLS, basis))
                    .allMatch(rows -> rows < 10 * ORDERS);
            assertThat(rowsOfSteps(connection, RollUpSql.FRESH_WINDOWS, basisAndPeriod))
                    .allMatch(rows -> rows < 10 * ORDERS);
            connection.rollback();
        }
    }

    /** How many rows each step of the statement's plan gave in all its turns. */
    private static List<Double> rowsOfSteps(Connection connection, String statement, Object... parameters)
            throws SQLException {
        List<Double> rows = new ArrayList<>();
        List<String> plan = new Query("explain (analyze, timing off) " + statement, parameters)
                .list(connection, row -> row.getString(1));
        for (String line : plan) {
            for (MatchResult step : STEP.matcher(line).results().toList()) {
                rows.add(Double.parseDouble(step.group(1)) * Long.parseLong(step.group(2)));
            }
        }
        assertThat(rows).as(String.join("\n", plan)).anyMatch(count -> count >= ORDERS);
        return rows;
    }
}
