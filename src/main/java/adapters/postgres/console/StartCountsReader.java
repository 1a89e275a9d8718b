package adapters.postgres.console;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.views.StartCounts;
import domain.hold.HoldReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts for the start page. They look at every order, so all onlookers share one result, and the longer the counting took, the longer
 * the result serves: counting never takes more than a twentieth of the time.
 */
@ApplicationScoped
class StartCountsReader {
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final int REST_PER_WORK = 20;
    private static final String ORDERS = """
            select count(*) filter (where created_at >= ?) as today,
                   count(*) filter (where current_status = 'PAID') as backlog,
                   count(*) filter (where current_status in ('PICKING', 'PACKED')) as in_progress,
                   count(*) filter (where current_status in ('SHIPPED', 'DELIVERED')) as completed,
                   count(*) filter (where current_status = 'HOLD') as held
            from orders""";
    private static final String ERRORS = """
            select count(*) as errors from events where reason_code is not null and ingested_at >= ?""";
    private static final String REASONS = """
            select hold_reason_code, count(*) as orders from orders where hold_reason_code is not null group by hold_reason_code""";

    private final Sql sql;
    private @Nullable Counted latest;

    StartCountsReader(Sql sql) {
        this.sql = sql;
    }

    private record Counted(Instant midnight, StartCounts counts, long servesUntil) {
        boolean serves(Instant day) {
            return midnight.equals(day) && System.nanoTime() - servesUntil < 0;
        }
    }

    synchronized StartCounts read(Instant midnight) {
        Counted known = latest;
        if (known != null && known.serves(midnight)) {
            return known.counts();
        }
        long begun = System.nanoTime();
        StartCounts counts = sql.readSnapshot(connection -> count(connection, midnight));
        long ended = System.nanoTime();
        long rest = Math.max(SHORTEST_REST.toNanos(), REST_PER_WORK * (ended - begun));
        latest = new Counted(midnight, counts, ended + rest);
        return counts;
    }

    private static StartCounts count(Connection connection, Instant midnight) throws SQLException {
        long errors = new Query(ERRORS, midnight)
                .first(connection, row -> row.getLong("errors"))
                .orElse(0L);
        Map<HoldReason, Long> reasons = new EnumMap<>(HoldReason.class);
        new Query(REASONS)
                .list(
                        connection,
                        row -> reasons.put(
                                HoldReason.ofCode(row.getString("hold_reason_code")), row.getLong("orders")));
        Optional<StartCounts> counts =
                new Query(ORDERS, midnight).first(connection, row -> counts(row, errors, reasons));
        return counts.orElseThrow();
    }

    private static StartCounts counts(ResultSet row, long errors, Map<HoldReason, Long> reasons) throws SQLException {
        return new StartCounts(
                row.getLong("today"),
                errors,
                row.getLong("backlog"),
                row.getLong("in_progress"),
                row.getLong("completed"),
                row.getLong("held"),
                reasons);
    }
}
