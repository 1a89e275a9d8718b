package adapters.postgres;

import application.ports.Alerts;
import domain.alert.NotificationRhythm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Alerts, and in the same statement the outbox. Of the groups whose alerts were opened each gets one row, whatever their number. A row
 * that waits already is marked as grown, which locks it until the commit: a dispatcher cannot claim it with a view of the alerts from
 * before, nor record its result without learning of those that came.
 */
@ApplicationScoped
class PostgresAlerts implements Alerts {
    private static final String OPEN = """
            with opened as (
                insert into alerts as a (alert_key, kind, status, order_id, event_id, hold_id, reason, group_kind, group_subject,
                    occurred_at, opened_at, last_opened_at)
                select alert_key, kind, 'OPEN', order_id, event_id, hold_id, reason, group_kind, group_subject, occurred_at, at, at
                from (select ?::timestamptz as at) now,
                    unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]::bigint[], ?::text[], ?::text[], ?::text[],
                           ?::text[]::timestamptz[])
                    with ordinality as k (alert_key, kind, order_id, event_id, hold_id, reason, group_kind, group_subject,
                                          occurred_at, n)
                order by n
                on conflict (alert_key) do update set reason = excluded.reason,
                    group_kind = excluded.group_kind,
                    group_subject = excluded.group_subject,
                    status = case when %1$s then 'OPEN' else a.status end,
                    version = a.version + case when %1$s then 1 else 0 end,
                    operator = case when %1$s then null else a.operator end,
                    last_opened_at = case when %1$s then excluded.last_opened_at else a.last_opened_at end,
                    open_seq = case when %1$s then nextval('alert_openings') else a.open_seq end,
                    resolved_at = case when %1$s then null else a.resolved_at end,
                    resolved_by = case when %1$s then null else a.resolved_by end,
                    note = case when %1$s then null else a.note end
                returning a.alert_key, a.version, a.status, a.reason, a.group_kind, a.group_subject, a.opened_at, a.last_opened_at
            ), opened_now as (
                select * from opened where last_opened_at = ?
            ), touched as (
                insert into dirty_windows select distinct opened_at from opened
            ), trail as (
                insert into alert_steps (alert_key, version, step, from_status, to_status, actor, at)
                select alert_key, version, 'REOPENED', 'RESOLVED', 'OPEN', 'system', last_opened_at
                from opened_now where version > 0 and status = 'OPEN'
                on conflict do nothing
            )
            insert into notifications as waiting (reason, group_kind, group_subject, status, created_at, due_at, next_attempt_at,
                new_count)
            select g.reason, g.group_kind, g.group_subject, 'PENDING', g.last_opened_at, due.at, due.at, g.alerts
            from (select reason, group_kind, group_subject, last_opened_at, count(*) as alerts
                  from opened_now group by 1, 2, 3, 4) g
            cross join lateral (
                select greatest(?::timestamptz, (
                    select n.settled_at from notifications n
                    where n.reason = g.reason and n.group_subject = g.group_subject and n.group_kind = g.group_kind
                        and n.status in ('SENT', 'FAILED', 'SKIPPED')
                    order by n.settled_at desc limit 1) + ?::bigint * interval '1 millisecond') as at
            ) due
            order by g.reason, g.group_kind, g.group_subject
            on conflict (reason, group_subject, group_kind) where status in ('PENDING', 'SENDING') do update set
                grown = true,
                new_count = case when waiting.status = 'PENDING' then coalesce(waiting.new_count, 0) + excluded.new_count
                                 else waiting.new_count end
            """.formatted("a.status = 'RESOLVED' and a.resolved_by = 'system'");

    private static final String RESOLVE = """
            with k as (
                select k.alert_key, k.note, a.status
                from unnest(?::text[], ?::text[]) as k (alert_key, note) join alerts a using (alert_key)
                where a.status <> 'RESOLVED'
            ), closed as (
                update alerts a set status = 'RESOLVED', version = a.version + 1, resolved_at = ?, resolved_by = 'system', note = k.note
                from k where a.alert_key = k.alert_key
                returning a.alert_key, a.version, k.status as from_status, a.resolved_at, a.note, a.opened_at
            ), touched as (
                insert into dirty_windows select distinct opened_at from closed
            )
            insert into alert_steps (alert_key, version, step, from_status, to_status, actor, at, note)
            select alert_key, version, 'CLOSED', from_status, 'RESOLVED', 'system', resolved_at, note from closed
            """;

    private final Sql sql;
    private final NotificationRhythm rhythm;
    private final TouchedWindows touched;

    PostgresAlerts(Sql sql, NotificationRhythm rhythm, TouchedWindows touched) {
        this.sql = sql;
        this.rhythm = rhythm;
        this.touched = touched;
    }

    @Override
    public void open(List<NewAlert> alerts, Instant openedAt) {
        if (!alerts.isEmpty()) {
            touched.alerts(alerts.stream().map(NewAlert::key).toList());
            sql.update(
                    OPEN,
                    openedAt,
                    Sql.column(alerts, NewAlert::key),
                    Sql.column(alerts, alert -> alert.holdId() == null ? "EVENT" : "HOLD"),
                    Sql.column(alerts, NewAlert::orderId),
                    Sql.column(alerts, NewAlert::eventId),
                    Sql.column(alerts, alert -> alert.holdId() == null ? null : String.valueOf(alert.holdId())),
                    Sql.column(alerts, alert -> alert.group().reason()),
                    Sql.column(alerts, alert -> alert.group().kind().name()),
                    Sql.column(alerts, alert -> alert.group().subject()),
                    Sql.column(alerts, alert -> alert.occurredAt().toString()),
                    openedAt,
                    openedAt.plus(rhythm.firstWait()),
                    rhythm.interval().toMillis());
        }
    }

    @Override
    public void resolve(List<Resolution> resolutions, Instant resolvedAt) {
        if (!resolutions.isEmpty()) {
            touched.alerts(resolutions.stream().map(Resolution::key).toList());
            sql.update(
                    RESOLVE,
                    Sql.column(resolutions, Resolution::key),
                    Sql.column(resolutions, Resolution::note),
                    resolvedAt);
        }
    }
}
