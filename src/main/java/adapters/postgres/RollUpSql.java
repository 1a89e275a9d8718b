package adapters.postgres;

/**
 * The roll-up's statement. It takes, in this order: the moment it counts as now, the start of some window, the time after which an order
 * shown as PAID is late, by how many windows that reaches, and the zone of days.
 *
 * <p>Flows are counted by the time of what they count. A snapshot is the sum of all changes before its moment, so a window keeps by how
 * much its own changes moved it ({@code _net}); where a window's changes are others now, the snapshots from there on follow.
 */
final class RollUpSql {
    private static final String BEGIN = """
            with basis as materialized (
                select ?::timestamptz as now, ?::timestamptz as origin, ?::bigint * interval '1 millisecond' as late_after,
                       ?::int as late_steps, ?::text as zone, interval '30 minutes' as half
            ), running as materialized (
                select date_bin(half, now, origin) as s from basis
            ),""";

    /** What was touched, what has no row yet, and what was reckoned before it ended. */
    private static final String DUE = """
            taken as (
                delete from dirty_windows using basis, running
                where coalesce(moment, (promised + 1)::timestamp at time zone zone) < running.s + half
                returning date_bin(half, coalesce(moment, (promised + 1)::timestamp at time zone zone), origin) as s
            ), stored as materialized (
                select min(window_start) as first, max(window_start) as last from metrics_window
            ), earliest as materialized (
                select least((select first from stored), (select min(s) from taken), (select s from running)) as s
            ), due as materialized (
                select distinct d.s from (
                    select s from taken
                    union all
                    select window_start from metrics_window where as_of < window_end
                    union all
                    select generate_series(earliest.s, stored.first - half, half) from earliest, stored, basis
                    union all
                    select generate_series(coalesce(stored.last + half, earliest.s), running.s, half) from earliest, stored, running, basis
                ) d, running where d.s <= running.s
            ),""";

    /** Every window from one to another, as if none were stored. */
    private static final String ALL = """
            due as materialized (
                select generate_series(date_bin(half, ?::timestamptz, origin), least(?::timestamptz, running.s), half) as s
                from basis, running
            ),""";

    /** A change may make an order late in one of the windows that follow, where everything else stays as it is. */
    private static final String SPANS = """
            late_due as materialized (
                select distinct due.s + n * half as s from due, basis, running, generate_series(0, late_steps) n
                where due.s + n * half <= running.s
            ), spans as materialized (
                select lower(r) as lo, upper(r) as hi from (select unnest(range_agg(tstzrange(s, s + half))) as r from due, basis) u
            ), late_spans as materialized (
                select lower(r) as lo, upper(r) as hi from (select unnest(range_agg(tstzrange(s, s + half))) as r from late_due, basis) u
            ), wait_spans as materialized (
                select lower(r) as lo, upper(r) as hi
                from (select unnest(range_agg(tstzrange(lo - late_after, hi))) as r from late_spans, basis) u
            ),""";

    /** Counts by window and figure; what a span holds is always looked up by its bounds, however little the planner knows of it. */
    private static final String FLOWS = """
            moves as (
                select date_bin(half, occurred_at, origin) as s,
                    count(*) filter (where next_status = 'PAID') as payments, count(*) filter (where next_status = 'SHIPPED') as shipped,
                    count(*) filter (where told and next_status = 'PAID') - count(*) filter (where told and prev_status = 'PAID') as backlog,
                    count(*) filter (where told and next_status in ('PICKING', 'PACKED', 'SHIPPED'))
                        - count(*) filter (where told and prev_status in ('PICKING', 'PACKED', 'SHIPPED')) as in_progress,
                    count(*) filter (where told and next_status = 'DELIVERED') as completed
                from basis, spans, lateral (select *, visible and occurred_at < now as told from events
                    where occurred_at >= lo and occurred_at < hi and next_status is not null offset 0) e
                group by 1
            ), turns as (
                select date_bin(half, at, origin) as s,
                    count(*) filter (where to_status = 'HOLD') - count(*) filter (where from_status = 'HOLD') as held,
                    count(*) filter (where to_status = 'PAID') - count(*) filter (where from_status = 'PAID') as backlog,
                    count(*) filter (where to_status in ('PICKING', 'PACKED', 'SHIPPED'))
                        - count(*) filter (where from_status in ('PICKING', 'PACKED', 'SHIPPED')) as in_progress,
                    count(*) filter (where to_status = 'DELIVERED') - count(*) filter (where from_status = 'DELIVERED') as completed
                from basis, spans, lateral (select * from hold_history where at >= lo and at < hi offset 0) h
                where at < now group by 1
            ), created as (
                select date_bin(half, created_at, origin) as s, count(*) as orders,
                    count(*) filter (where ever_held and exists (
                        select from holds h where h.order_id = o.order_id and h.retracted_at is null)) as holds
                from basis, spans, lateral (select * from orders where created_at >= lo and created_at < hi offset 0) o group by 1
            ), counted as (
                select date_bin(half, received_at, origin) as s, 'ingest_count' as figure, sum(messages) as n
                from basis, spans, lateral (select * from consumed_messages where received_at >= lo and received_at < hi offset 0) k group by 1
                union all
                select date_bin(half, opened_at, origin), status, count(*)
                from basis, spans, lateral (select * from alerts where opened_at >= lo and opened_at < hi offset 0) a group by 1, 2
                union all
                select s, figure, n from created, lateral (values ('orders', orders), ('holds', holds)) v (figure, n)
                union all
                select s, figure, n from moves, lateral (values ('payments', payments), ('shipped', shipped), ('backlog', backlog),
                    ('in_progress', in_progress), ('completed', completed)) v (figure, n)
                union all
                select s, figure, n from turns, lateral (values ('held', held), ('backlog', backlog), ('in_progress', in_progress),
                    ('completed', completed)) v (figure, n)
            ), arrived as (
                select date_bin(half, ingested_at, origin) as s, count(*) as event_total, count(reason_code) as event_errors,
                    count(*) filter (where reason_code in ('EVT-PARSE', 'EVT-EMPTY')) as parse_errors,
                    count(*) filter (where reason_code = 'EVT-SCHEMA') as schema_missing,
                    percentile_cont(0.95) within group (order by date_part('epoch', ingested_at - occurred_at)) as delay_p95_sec,
                    percentile_disc((select array_agg(n / 100.0::float8 order by n) from generate_series(1, 100) n))
                        within group (order by date_part('epoch', ingested_at - occurred_at))::real[] as delay_quantiles
                from basis, spans, lateral (select * from events where ingested_at >= lo and ingested_at < hi offset 0) e
                group by 1
            ),""";

    /**
     * An order is late while it has been shown as PAID for too long, and from the end of its promised day until it is delivered or
     * cancelled; where both are true it is late once. {@code promise_broken_at}: {@code null} where the promise was kept or none was made.
     */
    private static final String LATE =
            """
            waits as (
                select order_id, at, net, lag(at) over o as before, lead(at) over o as after
                from (
                    select order_id, occurred_at as at,
                        case when next_status = 'PAID' then 1 else 0 end - case when prev_status = 'PAID' then 1 else 0 end as net
                    from wait_spans, lateral (select * from events
                        where occurred_at >= lo and occurred_at < hi and next_status is not null offset 0) e
                    where visible and (next_status = 'PAID' or prev_status = 'PAID')
                    union all
                    select order_id, at,
                        case when to_status = 'PAID' then 1 else 0 end - case when from_status = 'PAID' then 1 else 0 end
                    from wait_spans, lateral (select * from hold_history where at >= lo and at < hi offset 0) h
                    where 'PAID' in (from_status, to_status)
                ) c, basis where at < now
                window o as (partition by order_id collate "C" order by at, net desc)
            ), late_waits as (
                select order_id, at + late_after as at, 1 as net
                from waits, basis where net = 1 and at + late_after < now and (after is null or after > at + late_after)
                union all
                select order_id, at, -1 from waits, basis where net = -1 and (before is null or before < at - late_after)
            ), midnights as materialized (
                select s, day from (select s, (s at time zone zone)::date as day, zone from late_due, basis) d
                where s = day::timestamp at time zone zone
            ), promised as (
                select order_id, s as broken_at
                from midnights, lateral (
                    select order_id from orders where promised_delivery_date = day - 1 and created_at < s offset 0) o
                union all
                select order_id, created_at
                from basis, late_spans, lateral (
                    select * from orders where created_at >= lo and created_at < hi and promised_delivery_date is not null offset 0) o
                where promised_delivery_date < (created_at at time zone zone)::date
            ), late_changes as (
                select l.at, l.net
                from late_waits l join orders o using (order_id), basis
                where o.promised_delivery_date is null or l.at < %1$s or %2$s
                union all
                select p.broken_at, case when waited.late then 0 else 1 end
                from basis, promised p join orders o using (order_id)
                left join lateral (
                    select sum(net) = 1 and at + late_after < p.broken_at as late
                    from (select at, case when to_status = 'PAID' then 1 else 0 end - case when from_status = 'PAID' then 1 else 0 end as net
                          from order_history h where h.order_id = p.order_id and at < p.broken_at and 'PAID' in (from_status, to_status)) c
                    group by at having sum(net) <> 0 order by at desc limit 1
                ) waited on true
                where p.broken_at < now and not %2$s
                union all
                select f.occurred_at, -1
                from basis, late_spans cross join lateral (
                    select order_id, occurred_at from events
                    where occurred_at >= lo and occurred_at < hi and next_status is not null
                        and next_status in ('DELIVERED', 'CANCELED') offset 0) f
                join orders o using (order_id)
                where f.occurred_at < now and o.promised_delivery_date is not null and %1$s < f.occurred_at
            ), late as materialized (
                select date_bin(half, at, origin) as s, 'late' as figure, sum(net) as n from late_changes, basis group by 1
            ),""".formatted("greatest((o.promised_delivery_date + 1)::timestamp at time zone zone, o.created_at)", """
                    (o.underlying_status in ('DELIVERED', 'CANCELED') and (
                        o.last_occurred_at <= greatest((o.promised_delivery_date + 1)::timestamp at time zone zone, o.created_at)
                        or exists (select from events f
                            where f.order_id = o.order_id and f.next_status in ('DELIVERED', 'CANCELED')
                            and f.occurred_at <= greatest((o.promised_delivery_date + 1)::timestamp at time zone zone, o.created_at))))""");

    /** The columns that are reckoned, in the order of {@link #RECKONED}. */
    private static final String COLUMNS = """
            window_start, window_end, as_of, orders, payments, shipped, holds, event_total, event_errors, ingest_count, parse_errors,
            schema_missing, delay_p95_sec, delay_quantiles, alerts_open, alerts_ack, alerts_resolved, alerts_retry, backlog_net, holds_net,
            late_net, in_progress_net, completed_net""";

    private static final String SNAPSHOTS = "backlog, holds_now, late_orders, in_progress, completed";

    private static final String RECKONED =
            """
            reckoned as (
                select d.s as window_start, d.s + half as window_end, least(now, d.s + half) as as_of,
                    %1$s('orders') as orders, %1$s('payments') as payments, %1$s('shipped') as shipped, %1$s('holds') as holds,
                    coalesce(max(event_total), 0) as event_total, coalesce(max(event_errors), 0) as event_errors,
                    %1$s('ingest_count') as ingest_count, coalesce(max(parse_errors), 0) as parse_errors,
                    coalesce(max(schema_missing), 0) as schema_missing, max(delay_p95_sec) as delay_p95_sec,
                    max(delay_quantiles) as delay_quantiles,
                    %1$s('OPEN') as alerts_open, %1$s('ACK') as alerts_ack, %1$s('RESOLVED') as alerts_resolved,
                    %1$s('RETRY_REQUESTED') as alerts_retry, %1$s('backlog') as backlog_net, %1$s('held') as holds_net,
                    %1$s('late') as late_net, %1$s('in_progress') as in_progress_net, %1$s('completed') as completed_net
                from basis, (
                    select s, true as is_due, null as figure, null::bigint as n, null::bigint as event_total, null::bigint as event_errors,
                        null::bigint as parse_errors, null::bigint as schema_missing, null::float8 as delay_p95_sec,
                        null::real[] as delay_quantiles from due
                    union all select s, false, figure, sum(n), null, null, null, null, null, null
                        from (select * from counted union all select * from late) f group by s, figure
                    union all select s, false, null, null, event_total, event_errors, parse_errors, schema_missing, delay_p95_sec,
                        delay_quantiles from arrived) d
                group by d.s, half, now having bool_or(is_due)
            ),""".replaceAll("%1\\$s\\(('\\w+')\\)", "coalesce(sum(n) filter (where figure = $1), 0)");

    private static final String SUMS = """
            select r.*, %s sum(backlog_net) over w as backlog, %s sum(holds_net) over w as holds_now, %s sum(late_net) over w as late_orders,
                %s sum(in_progress_net) over w as in_progress, %s sum(completed_net) over w as completed
            """;

    /** The windows that follow keep what they count; their snapshots move. Only rows that come out different are written. */
    private static final String STORE = """
            base as materialized (
                select %2$s from metrics_window where window_start < (select min(s) from due) order by window_start desc limit 1
            ), chained as (
                %3$s
                from (
                    select %1$s from reckoned
                    union all
                    select %7$s from metrics_window m
                    where window_start > (select min(s) from due) and window_start not in (select s from due)
                ) r window w as (order by window_start)
            )
            insert into metrics_window as m (%1$s, %2$s)
            select %1$s, %2$s from chained c
            where not exists (select from metrics_window same
                where same.window_start = c.window_start and (%4$s) is not distinct from (%5$s))
            on conflict (window_start) do update set (%1$s, %2$s) = (%6$s)
            """.formatted(
            COLUMNS,
            SNAPSHOTS,
            SUMS.formatted(
                    base("backlog"), base("holds_now"), base("late_orders"), base("in_progress"), base("completed")),
            prefixed("same."),
            prefixed("c."),
            prefixed("excluded."),
            COLUMNS.replace("late_net", """
                    case when window_start in (select s from late_due)
                        then coalesce((select n from late where s = window_start), 0) else late_net end"""));

    private static final String READ = SUMS.formatted("", "", "", "", "")
            + "from reckoned r window w as (order by window_start) order by window_start";

    /** Brings the stored rows up to date and says how many came out different. */
    static final String REFRESH =
            BEGIN + "\n" + DUE + "\n" + SPANS + "\n" + FLOWS + "\n" + LATE + "\n" + RECKONED + "\n" + STORE;

    /** Reckons all windows from one moment to another from nothing; takes both after the other parameters. */
    static final String FROM_SCRATCH = BEGIN + "\n" + ALL + "\n" + SPANS + "\n" + FLOWS + "\n" + LATE + "\n"
            + RECKONED.replaceFirst(",$", "") + "\n" + READ;

    private RollUpSql() {}

    private static String base(String column) {
        return "coalesce((select " + column + " from base), 0) +";
    }

    private static String prefixed(String alias) {
        return alias + (COLUMNS + ", " + SNAPSHOTS).replaceAll("\\s+", " ").replace(", ", ", " + alias);
    }
}
