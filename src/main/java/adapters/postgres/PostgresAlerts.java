package adapters.postgres;

import application.ports.Alerts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class PostgresAlerts implements Alerts {
    private static final String OPEN = """
            insert into alerts as a (alert_key, kind, status, order_id, event_id, hold_id, reason, occurred_at, opened_at)
            select alert_key, kind, 'OPEN', order_id, event_id, hold_id, reason, occurred_at, ?
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]::bigint[], ?::text[], ?::text[]::timestamptz[])
                with ordinality as k (alert_key, kind, order_id, event_id, hold_id, reason, occurred_at, n)
            order by n
            on conflict (alert_key) do update set reason = excluded.reason,
                status = case when a.status = 'RESOLVED' and a.operator is null then 'OPEN' else a.status end,
                resolved_at = case when a.operator is null then null else a.resolved_at end,
                note = case when a.operator is null then null else a.note end
            """;

    private static final String RESOLVE = """
            update alerts a set status = 'RESOLVED', resolved_at = ?, note = k.note
            from unnest(?::text[], ?::text[]) as k (alert_key, note)
            where a.alert_key = k.alert_key and a.status <> 'RESOLVED'
            """;

    private final Sql sql;

    PostgresAlerts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void open(List<NewAlert> alerts, Instant openedAt) {
        if (!alerts.isEmpty()) {
            sql.update(
                    OPEN,
                    openedAt,
                    Sql.column(alerts, NewAlert::key),
                    Sql.column(alerts, alert -> alert.holdId() == null ? "EVENT" : "HOLD"),
                    Sql.column(alerts, NewAlert::orderId),
                    Sql.column(alerts, NewAlert::eventId),
                    Sql.column(alerts, alert -> alert.holdId() == null ? null : String.valueOf(alert.holdId())),
                    Sql.column(alerts, NewAlert::reasonCode),
                    Sql.column(alerts, alert -> alert.occurredAt().toString()));
        }
    }

    @Override
    public void resolve(List<Resolution> resolutions, Instant resolvedAt) {
        if (!resolutions.isEmpty()) {
            sql.update(
                    RESOLVE,
                    resolvedAt,
                    Sql.column(resolutions, Resolution::key),
                    Sql.column(resolutions, Resolution::note));
        }
    }
}
