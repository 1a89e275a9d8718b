package adapters.postgres;

/**
 * The roll-up's statement. It takes, in this order: the moment it counts as now, the start of some window, the time after which an order
 * shown as PAID is late, and the zone of days.
 *
 * <p>Flows are counted by the time of what they count. A snapshot is the sum of all changes before its moment, so a window keeps by how
 * much its own changes moved it ({@code _net}); where a window's changes are others now, the snapshots from there on follow.
 */
final class RollUpSql {
    private static final String BEGIN = """
            with basis as materialized (
                select ?::timestamptz as now, ?::timestamptz as origin, ?::bigint * interval '1 millisecond' as late_after, ?::text as zone,
                       interval '30 minutes' as half
            ), running as materialized (
                select date_bin(half, now, origin) as s from basis
            ),""";

    /** What was touched, what has no row yet, and what was reckoned before it ended. */
    private static final String DUE = """
            taken as (
                delete from dirty_windows using basis, running where moment < running.s + half
                returning date_bin(half, moment, origin) as s
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
            ), late_due as materialized (
                select s from due
                union
                select date_bin(half, at, origin) from shifts, basis, running where at < running.s + half
            ), spans as materialized (
                select lower(r) as lo, upper(r) as hi from (select unnest(range_agg(tstzrange(s, s + half))) as r from due, basis) u
            ), late_spans as materialized (
                select lower(r) as lo, upper(r) as hi from (select unnest(range_agg(tstzrange(s, s + half))) as r from late_due, basis) u
            ),""";

    /** Every window from one to another, as if none were stored; whole tables are read. */
    private static final String ALL = """
            due as not materialized (
                select generate_series(date_bin(half, ?::timestamptz, origin), least(?::timestamptz, running.s), half) as s
                from basis, running
            ), spans as not materialized (
                select timestamptz '-infinity' as lo, timestamptz 'infinity' as hi
            ),""";

    /**
     * Counts by window and figure; what a span holds is always looked up by its bounds, however little the planner knows of it. To be
     * formatted with the name of an event's window, and a join that gives it. Percentiles are of arrays, which several processes may gather.
     */
    private static final String FLOWS = """
            moves as (
                select %1$s as s, count(*) filter (where next_status = 'PAID') as payments, count(*) filter (where next_status = 'SHIPPED') as shipped,
                    count(*) filter (where told and next_status = 'PAID') - count(*) filter (where told and prev_status = 'PAID') as backlog,
                    count(*) filter (where told and next_status in ('PICKING', 'PACKED', 'SHIPPED'))
                        - count(*) filter (where told and prev_status in ('PICKING', 'PACKED', 'SHIPPED')) as in_progress,
                    count(*) filter (where told and next_status = 'DELIVERED') as completed
                from basis, spans, lateral (
                    select date_bin(half, occurred_at, origin) as s, next_status, prev_status, visible and occurred_at < now as told
                    from events where occurred_at >= lo and occurred_at < hi and next_status is not null offset 0) e %2$s
                group by 1
            ), turns as (
                select s, count(*) filter (where to_status = 'HOLD') - count(*) filter (where from_status = 'HOLD') as held,
                    count(*) filter (where to_status = 'PAID') - count(*) filter (where from_status = 'PAID') as backlog,
                    count(*) filter (where to_status in ('PICKING', 'PACKED', 'SHIPPED'))
                        - count(*) filter (where from_status in ('PICKING', 'PACKED', 'SHIPPED')) as in_progress,
                    count(*) filter (where to_status = 'DELIVERED') - count(*) filter (where from_status = 'DELIVERED') as completed
                from basis, spans, lateral (
                    select date_bin(half, at, origin) as s, from_status, to_status
                    from hold_history where at >= lo and at < hi and at < now offset 0) h
                group by s
            ), created as (
                select s, count(*) as orders, count(*) filter (where ever_held and (
                    select true from holds h where h.order_id = o.order_id and h.retracted_at is null limit 1)) as holds
                from basis, spans, lateral (
                    select date_bin(half, created_at, origin) as s, order_id, ever_held
                    from orders where created_at >= lo and created_at < hi offset 0) o
                group by s
            ), counted as (
                select s, 'ingest_count' as figure, sum(messages) as n
                from basis, spans, lateral (
                    select date_bin(half, received_at, origin) as s, messages
                    from consumed_messages where received_at >= lo and received_at < hi offset 0) k
                group by s
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
                union all
                select date_bin(half, window_start, origin), figure, n
                from basis, spans, lateral (select * from dropped_events where window_start >= lo and window_start < hi offset 0) d,
                    lateral (values ('payments', payments), ('shipped', shipped), ('backlog', backlog), ('in_progress', in_progress),
                    ('completed', completed)) v (figure, n)
            ), arrived as (
                select s, false as dropped, event_total, event_errors, parse_errors, schema_missing, delay_p95_sec, delay_quantiles
                from (
                    select %1$s as s, count(*) as event_total, count(reason_code) as event_errors,
                        count(*) filter (where reason_code in ('EVT-PARSE', 'EVT-EMPTY')) as parse_errors,
                        count(*) filter (where reason_code = 'EVT-SCHEMA') as schema_missing, array_agg(delay) as delays
                    from basis, spans, lateral (
                        select date_bin(half, ingested_at, origin) as s, reason_code,
                            date_part('epoch', ingested_at - occurred_at) as delay
                        from events where ingested_at >= lo and ingested_at < hi offset 0) e %2$s
                    group by 1) a,
                    lateral (
                        select percentile_cont(0.95) within group (order by delay) as delay_p95_sec,
                            percentile_disc((select array_agg(n / 100.0::float8 order by n) from generate_series(1, 100) n))
                                within group (order by delay)::real[] as delay_quantiles
                        from unnest(delays) delay) q
                union all
                select date_bin(half, window_start, origin), true, event_total, event_errors, parse_errors, schema_missing, delay_p95_sec,
                    delay_quantiles
                from basis, spans, lateral (
                    select * from dropped_events where window_start >= lo and window_start < hi and event_total > 0 offset 0) d
            ),""";

    /** By the few windows there are, not by as many as there may be moments, the planner sees that it can count in several processes. */
    private static final String FLOWS_OF_ALL = FLOWS.formatted("due.s", "join due on due.s = e.s");

    private static final String FLOWS_OF_SPANS = FLOWS.formatted("s", "");

    /** What makes the number of late orders rise and fall. */
    private static final String LATE = """
            late as materialized (
                select date_bin(half, at, origin) as s, 'late' as figure, sum(net) as n
                from (%s) c, basis where at < now group by 1
            ),""";

    private static final String LATE_KEPT = LATE.formatted("""
            select begins as at, 1 as net from late_spans, lateral (
                select * from late_spells where begins >= lo and begins < hi offset 0) b
            union all
            select ends, -1 from late_spans, lateral (select * from late_spells where ends >= lo and ends < hi offset 0) e
            union all
            select at, net from shifts""");

    private static final String LATE_FRESH = LATE.formatted("""
            select begins as at, 1 as net from fresh_late_spells
            union all
            select ends, -1 from fresh_late_spells""");

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
                    coalesce(sum(event_total), 0) as event_total, coalesce(sum(event_errors), 0) as event_errors,
                    %1$s('ingest_count') as ingest_count, coalesce(sum(parse_errors), 0) as parse_errors,
                    coalesce(sum(schema_missing), 0) as schema_missing,
                    coalesce(max(delay_p95_sec) filter (where dropped), max(delay_p95_sec)) as delay_p95_sec,
                    coalesce(max(delay_quantiles) filter (where dropped), max(delay_quantiles)) as delay_quantiles,
                    %1$s('OPEN') as alerts_open, %1$s('ACK') as alerts_ack, %1$s('RESOLVED') as alerts_resolved,
                    %1$s('RETRY_REQUESTED') as alerts_retry, %1$s('backlog') as backlog_net, %1$s('held') as holds_net,
                    %1$s('late') as late_net, %1$s('in_progress') as in_progress_net, %1$s('completed') as completed_net
                from basis, (
                    select s, true as is_due, null as figure, null::bigint as n, null::bigint as event_total, null::bigint as event_errors,
                        null::bigint as parse_errors, null::bigint as schema_missing, null::float8 as delay_p95_sec,
                        null::real[] as delay_quantiles, null::boolean as dropped from due
                    union all select s, false, figure, sum(n), null, null, null, null, null, null, null
                        from (select * from counted union all select * from late) f group by s, figure
                    union all select s, false, null, null, event_total, event_errors, parse_errors, schema_missing, delay_p95_sec,
                        delay_quantiles, dropped from arrived) d
                group by d.s, half, now having bool_or(is_due)
            ),""".replaceAll("%1\\$s\\(('\\w+')\\)", "coalesce(sum(n) filter (where figure = $1), 0)");

    private static final String SUMS = """
            select r.*, %s sum(backlog_net) over w as backlog, %s sum(holds_net) over w as holds_now, %s sum(late_net) over w as late_orders,
                %s sum(in_progress_net) over w as in_progress, %s sum(completed_net) over w as completed
            """;

    /** The windows that follow keep what they count; their snapshots move. Only rows that come out different are written. */
    private static final String STORE = """
            base as materialized (
                select %2$s from metrics_window where window_start < (select min(s) from late_due) order by window_start desc limit 1
            ), chained as (
                %3$s
                from (
                    select %1$s from reckoned
                    union all
                    select %7$s from metrics_window m
                    where window_start >= (select min(s) from late_due) and window_start not in (select s from due)
                ) r window w as (order by window_start)
            )
            insert into metrics_window as m (%1$s, %2$s)
            select %1$s, %2$s from chained c
            where not exists (select from metrics_window same
                where same.window_start = c.window_start and (%4$s) is not distinct from (%5$s) offset 0)
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
    static final String REFRESH = BEGIN + "\n" + LateSpellsSql.OF_TOUCHED_ORDERS + "\n" + DUE + "\n" + FLOWS_OF_SPANS
            + "\n" + LATE_KEPT + "\n" + RECKONED + "\n" + STORE;

    /** All orders' {@code fresh_late_spells}, the ground of {@link #FRESH_WINDOWS}. */
    static final String FRESH_LATE_SPELLS = "create temporary table fresh_late_spells on commit drop as\n"
            + inOnePass(BEGIN + "\n" + LateSpellsSql.OF_ALL_ORDERS + "\n" + LateSpellsSql.KNOWN_OR_KEPT);

    /** Reckons {@code fresh_windows} from one moment to another from nothing; takes both after the other parameters. */
    static final String FRESH_WINDOWS = "create temporary table fresh_windows on commit drop as\n"
            + inOnePass(BEGIN + "\n" + ALL + "\n" + FLOWS_OF_ALL + "\n" + LATE_FRESH + "\n"
                    + RECKONED.replaceFirst(",$", "") + "\n" + READ);

    static final String STORE_FRESH = "insert into metrics_window (%1$s, %2$s) select %1$s, %2$s from fresh_windows"
            .formatted(COLUMNS, SNAPSHOTS);

    private RollUpSql() {}

    /** Lets the planner see that whole tables are asked for, so that several processes may read them: nothing is reckoned apart. */
    private static String inOnePass(String statement) {
        return statement
                .replaceAll("(basis|running) as materialized", "$1 as not materialized")
                .replace(" offset 0", "");
    }

    private static String base(String column) {
        return "coalesce((select " + column + " from base), 0) +";
    }

    private static String prefixed(String alias) {
        return alias + (COLUMNS + ", " + SNAPSHOTS).replaceAll("\\s+", " ").replace(", ", ", " + alias);
    }
}
