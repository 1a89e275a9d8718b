package adapters.postgres;

import application.ports.AlertDesk;
import domain.alert.AlertStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

@ApplicationScoped
class PostgresAlertDesk implements AlertDesk {
    private static final String SELECT =
            "select alert_key, status, version, operator, order_id, hold_id, event_id from alerts ";
    private static final String FIND = SELECT + "where alert_key = any (?)";
    private static final String RETRY_REQUESTED = SELECT + "where status = 'RETRY_REQUESTED' order by seq limit ?";

    /** The version makes sure that nobody moved it in between; the trail's key, that no two steps bear one number. */
    private static final String MOVE = """
            with k as (
                select k.*, ?::timestamptz as at
                from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as k (alert_key, version, step, from_status, to_status, actor, note)
            ), moved as (
                update alerts a set status = k.to_status, version = a.version + 1, note = k.note,
                    operator = case when k.step in ('ACK', 'RESOLVE', 'RETRY') then k.actor else a.operator end,
                    attempts = a.attempts + case when k.step in ('RETRY_PASSED', 'RETRY_FAILED') then 1 else 0 end,
                    outcome = case when k.step in ('RETRY_PASSED', 'RETRY_FAILED') then k.note else a.outcome end,
                    resolved_at = case when k.to_status = 'RESOLVED' then k.at end,
                    resolved_by = case when k.to_status = 'RESOLVED' then k.actor end
                from k where a.alert_key = k.alert_key and a.version = k.version and a.status = k.from_status
                returning a.alert_key, a.version, k.step, k.from_status, k.to_status, k.actor, k.at, k.note, a.opened_at
            ), touched as (
                insert into dirty_windows select distinct opened_at from moved
            )
            insert into alert_steps (alert_key, version, step, from_status, to_status, actor, at, note)
            select alert_key, version, step, from_status, to_status, actor, at, note from moved
            """;

    private static final String POINT_TO = "update alerts set event_id = ? where alert_key = ?";

    private final Sql sql;
    private final TouchedWindows touched;

    PostgresAlertDesk(Sql sql, TouchedWindows touched) {
        this.sql = sql;
        this.touched = touched;
    }

    @Override
    public List<StoredAlert> find(Collection<String> keys) {
        return sql.query(FIND, PostgresAlertDesk::alert, (Object) keys.toArray(String[]::new));
    }

    @Override
    public List<StoredAlert> retryRequested(int most) {
        return sql.query(RETRY_REQUESTED, PostgresAlertDesk::alert, most);
    }

    @Override
    public void move(List<Move> moves, Instant at) {
        if (moves.isEmpty()) {
            return;
        }
        touched.alerts(moves.stream().map(move -> move.alert().key()).toList());
        int moved = sql.update(
                MOVE,
                at,
                Sql.column(moves, move -> move.alert().key()),
                moves.stream().map(move -> (long) move.alert().version()).toArray(Long[]::new),
                Sql.column(moves, move -> move.step().name()),
                Sql.column(moves, move -> move.alert().status().name()),
                Sql.column(moves, move -> move.to().name()),
                Sql.column(moves, Move::actor),
                Sql.column(moves, Move::note));
        if (moved != moves.size()) {
            throw new IllegalStateException(
                    "%d of %d alerts moved: somebody wrote without the state lock".formatted(moved, moves.size()));
        }
    }

    @Override
    public void pointTo(String alertKey, String eventId) {
        sql.update(POINT_TO, eventId, alertKey);
    }

    private static StoredAlert alert(ResultSet row) throws SQLException {
        String holdId = row.getString("hold_id");
        return new StoredAlert(
                row.getString("alert_key"),
                AlertStatus.valueOf(row.getString("status")),
                row.getInt("version"),
                row.getString("operator"),
                row.getString("order_id"),
                holdId == null ? null : Long.valueOf(holdId),
                row.getString("event_id"));
    }
}
