package adapters.postgres.console;

import static adapters.postgres.Sql.instant;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.ports.MetricViews;
import domain.metrics.Delays;
import domain.metrics.Flows;
import domain.metrics.Snapshot;
import domain.metrics.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads rows of the roll-up, those of one run in one snapshot of the database. */
@ApplicationScoped
class PostgresMetricViews implements MetricViews {
    private static final String REFRESHED_AT = "select refreshed_at from metrics_basis";
    private static final String BEFORE =
            "select * from metrics_window where window_start < ? order by window_start desc limit 1";
    private static final String WINDOWS =
            "select * from metrics_window where window_start >= ? and window_start < ? order by window_start";

    private final Sql sql;

    PostgresMetricViews(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Instant> refreshedAt() {
        return sql.run(PostgresMetricViews::refreshedAt);
    }

    @Override
    public Rows windows(Instant from, Instant until) {
        return sql.readSnapshot(connection -> new Rows(
                refreshedAt(connection),
                new Query(BEFORE, from)
                        .first(connection, PostgresMetricViews::snapshot)
                        .orElse(Snapshot.EMPTY),
                new Query(WINDOWS, from, until).list(connection, PostgresMetricViews::window)));
    }

    private static Optional<Instant> refreshedAt(Connection connection) throws SQLException {
        return new Query(REFRESHED_AT).first(connection, row -> instant(row, "refreshed_at"));
    }

    private static Window window(ResultSet row) throws SQLException {
        return new Window(instant(row, "window_start"), flows(row), snapshot(row), delays(row));
    }

    private static Flows flows(ResultSet row) throws SQLException {
        return new Flows(
                row.getLong("orders"),
                row.getLong("payments"),
                row.getLong("shipped"),
                row.getLong("holds"),
                row.getLong("event_total"),
                row.getLong("event_errors"),
                row.getLong("ingest_count"),
                row.getLong("parse_errors"),
                row.getLong("schema_missing"),
                row.getLong("alerts_open"),
                row.getLong("alerts_ack"),
                row.getLong("alerts_resolved"),
                row.getLong("alerts_retry"));
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        return new Snapshot(
                row.getLong("backlog"),
                row.getLong("holds_now"),
                row.getLong("late_orders"),
                row.getLong("in_progress"),
                row.getLong("completed"));
    }

    private static Delays delays(ResultSet row) throws SQLException {
        Array hundredths = row.getArray("delay_quantiles");
        return hundredths == null
                ? Delays.NONE
                : new Delays(
                        row.getLong("event_total"), row.getDouble("delay_p95_sec"), List.copyOf(Arrays.asList((Float[])
                                hundredths.getArray())));
    }
}
