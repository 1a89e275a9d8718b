package adapters.postgres;

import application.ports.MetricsWindows;
import domain.metrics.RollUpBasis;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rolls up by one statement a run. Runs exclude each other by a lock of the session, taken before the transaction begins, so that a run
 * that had to wait sees what the one before it left.
 */
@ApplicationScoped
class PostgresMetricsWindows implements MetricsWindows {

    /**
     * The statement is large and runs briefly: compiling it would take longer; reckoning from nothing needs room. Windows, of which the
     * planner knows nothing, are hashed, not sorted for a merge.
     */
    static final String PREPARE = """
            select set_config('jit', 'off', true), set_config('work_mem', '128MB', true), set_config('TimeZone', 'UTC', true),
                set_config('enable_mergejoin', 'off', true)""";

    /** A run looks a few windows' rows up by index, which the planner would not guess. */
    private static final String LOOK_UP_BY_INDEX =
            "select set_config('enable_seqscan', 'off', true), set_config('enable_nestloop', 'on', true)";

    /**
     * From nothing, whole tables are read once, by several processes if the server has them. Of a table without statistics the planner
     * expects a few rows and would compare each with each; what several processes send each other is cheap beside what they read.
     */
    static final String READ_ALL =
            "select set_config('enable_seqscan', 'on', true), set_config('enable_nestloop', 'off', true),"
                    + " set_config('parallel_tuple_cost', '0.01', true)";

    private static final String KEPT = "select zone, late_after_ms from metrics_basis";
    private static final List<String> FORGET = List.of(
            "delete from metrics_window",
            FlowsSql.FORGET_MINUTES,
            "delete from dirty_windows",
            "delete from dirty_orders");

    /** No event came in before the first message did. */
    private static final String FIRST_MOMENT = """
            select min(moment) as first from (
                select min(created_at) as moment from orders
                union all select min(occurred_at) from events where next_status is not null
                union all select min(at) from hold_history
                union all select min(opened_at) from alerts
                union all select min(received_at) from consumed_messages
                union all select min(window_start) from dropped_events) m
            having min(moment) is not null
            """;

    private static final List<String> FORGET_SPELLS =
            List.of("delete from late_spells", "insert into late_spells select * from fresh_late_spells");
    private static final List<String> FORGET_FRESH =
            List.of("drop table if exists fresh_late_spells", "drop table if exists fresh_windows");
    private static final String FRESH = "select * from fresh_windows order by window_start";
    private static final String MARK_ALL = """
            insert into dirty_windows select window_start from metrics_window where window_start >= ? and window_start < ?""";
    private static final String KEEP = """
            insert into metrics_basis (zone, late_after_ms, refreshed_at) values (?, ?, ?)
            on conflict (only_row) do update set zone = excluded.zone, late_after_ms = excluded.late_after_ms,
                refreshed_at = excluded.refreshed_at
            """;
    private static final String FIRST = "select min(window_start) as first from metrics_window";
    private static final String STORED =
            "select * from metrics_window where window_start >= ? and window_start < ? order by window_start";
    private static final List<String> NOT_COMPARED = List.of("window_start", "hold_rate");

    private final Turns turns;
    private final ChangeMessages messages;

    PostgresMetricsWindows(Sql sql, ChangeMessages messages) {
        this.turns = new Turns(sql);
        this.messages = messages;
    }

    @Override
    public Run refresh(RollUpBasis basis, Instant now, boolean takeOver) {
        return turns.tryNow(Turns.ROLL_UP, inTransaction(connection -> refresh(connection, basis, now, takeOver)))
                .orElseGet(Busy::new);
    }

    @Override
    public Comparison recompute(RollUpBasis basis, Instant now, Instant from, Instant until) {
        return turns.await(Turns.ROLL_UP, inTransaction(connection -> {
            refresh(connection, basis, now, true);
            Comparison comparison = compare(connection, basis, now, from, until);
            if (!comparison.differences().isEmpty()) {
                update(connection, FORGET_SPELLS);
                new Query(FlowsSql.FORGET_MINUTES).update(connection);
                new Query(MARK_ALL, from, until).update(connection);
                refresh(connection, basis, now, true);
            }
            return comparison;
        }));
    }

    private static <T> Sql.Work<T> inTransaction(Sql.Work<T> work) {
        return connection -> {
            connection.setAutoCommit(false);
            new Query("set transaction isolation level repeatable read").update(connection);
            new Query(PREPARE).list(connection, row -> true);
            T result = work.on(connection);
            connection.commit();
            return result;
        };
    }

    private Run refresh(Connection connection, RollUpBasis basis, Instant now, boolean takeOver) throws SQLException {
        Optional<OtherBasis> kept = new Query(KEPT)
                .first(
                        connection,
                        row -> new OtherBasis(row.getString("zone"), Duration.ofMillis(row.getLong("late_after_ms"))));
        OtherBasis own = new OtherBasis(basis.zone().getId(), basis.lateAfter());
        boolean anew = !kept.equals(Optional.of(own));
        if (anew && kept.isPresent() && !takeOver) {
            return kept.get();
        }
        int rows = anew ? reckonAnew(connection, basis, now) : touchUp(connection, basis, now);
        new Query(KEEP, own.zone(), own.lateAfter().toMillis(), now).update(connection);
        if (rows > 0) {
            new Query(ChangeMessages.NOTIFY, messages.write(List.of(), List.of(), true)).list(connection, row -> true);
        }
        return new Done(rows, anew);
    }

    private static int touchUp(Connection connection, RollUpBasis basis, Instant now) throws SQLException {
        new Query(LOOK_UP_BY_INDEX).list(connection, row -> true);
        return new Query(RollUpSql.REFRESH, parameters(basis, now).toArray()).update(connection);
    }

    private static int reckonAnew(Connection connection, RollUpBasis basis, Instant now) throws SQLException {
        update(connection, FORGET);
        Optional<Instant> first = new Query(FIRST_MOMENT).first(connection, row -> Sql.instant(row, "first"));
        reckonFresh(connection, basis, now, first.orElse(now), now);
        update(connection, FORGET_SPELLS);
        return new Query(RollUpSql.STORE_FRESH).update(connection);
    }

    /** Reckons the windows that begin in [from, until] into tables of this transaction. */
    private static void reckonFresh(Connection connection, RollUpBasis basis, Instant now, Instant from, Instant until)
            throws SQLException {
        new Query(READ_ALL).list(connection, row -> true);
        update(connection, FORGET_FRESH);
        List<@Nullable Object> parameters = parameters(basis, now);
        new Query(RollUpSql.FRESH_LATE_SPELLS, parameters.toArray()).update(connection);
        parameters.add(from);
        parameters.add(until);
        new Query(RollUpSql.FRESH_WINDOWS, parameters.toArray()).update(connection);
    }

    private static void update(Connection connection, List<String> statements) throws SQLException {
        for (String statement : statements) {
            new Query(statement).update(connection);
        }
    }

    private static List<@Nullable Object> parameters(RollUpBasis basis, Instant now) {
        return new ArrayList<>(
                Arrays.asList(now, basis.origin(), basis.lateAfter().toMillis(), zone(basis.zone())));
    }

    /** The zone by a name that PostgreSQL takes for the same; its own names of fixed distances count the other way round. */
    private static String zone(ZoneId zone) {
        if (!(zone.normalized() instanceof ZoneOffset offset)) {
            return zone.getId();
        }
        int seconds = -offset.getTotalSeconds();
        return "<own>%s%02d:%02d:%02d"
                .formatted(
                        seconds < 0 ? "-" : "+",
                        Math.abs(seconds) / 3600,
                        Math.abs(seconds) / 60 % 60,
                        Math.abs(seconds) % 60);
    }

    private static Comparison compare(
            Connection connection, RollUpBasis basis, Instant now, Instant from, Instant until) throws SQLException {
        Map<Instant, Map<String, @Nullable String>> stored = new HashMap<>();
        new Query(STORED, from, until)
                .list(connection, row -> stored.put(Sql.instant(row, "window_start"), figures(row)));
        Optional<Instant> first = new Query(FIRST).first(connection, row -> Sql.instant(row, "first"));
        List<Difference> differences = new ArrayList<>();
        reckonFresh(connection, basis, now, first.orElse(now), until);
        List<Boolean> compared = new Query(FRESH).list(connection, row -> {
            Instant start = Sql.instant(row, "window_start");
            boolean asked = !start.isBefore(from) && start.isBefore(until);
            if (asked) {
                differences.addAll(differences(start, stored.getOrDefault(start, Map.of()), figures(row)));
            }
            return asked;
        });
        return new Comparison((int) compared.stream().filter(asked -> asked).count(), differences);
    }

    private static List<Difference> differences(
            Instant start, Map<String, @Nullable String> stored, Map<String, @Nullable String> recomputed) {
        List<Difference> differences = new ArrayList<>();
        recomputed.forEach((column, value) -> {
            if (!Objects.equals(stored.get(column), value)) {
                differences.add(new Difference(start, column, stored.get(column), value));
            }
        });
        return differences;
    }

    private static Map<String, @Nullable String> figures(ResultSet row) throws SQLException {
        Map<String, @Nullable String> figures = new HashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String column = row.getMetaData().getColumnName(i);
            if (!NOT_COMPARED.contains(column)) {
                figures.put(column, text(row.getObject(i)));
            }
        }
        return figures;
    }

    /** The same for equal values, whichever way the driver came to know them. */
    private static @Nullable String text(@Nullable Object value) throws SQLException {
        return value instanceof Array array
                ? Arrays.toString((Object[]) array.getArray())
                : Objects.toString(value, null);
    }
}
