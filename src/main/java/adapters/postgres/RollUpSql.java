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
                       interval '30 minutes' as half,
                       interval '1 minute' as fine
            ), running as materialized (
                select date_bin(half, now, origin) as s from basis
            ),""";

    /** What was touched, what has no row yet, and what was reckoned before it ended. */
    private static final String DUE = """
            taken as (
                delete from dirty_windows using basis, running where moment < running.s + half
                returning date_bin(fine, moment, origin) as minute, date_bin(half, moment, origin) as s
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
            ), due_spans as materialized (
                select lower(r) as lo, upper(r) as hi from (select unnest(range_agg(tstzrange(s, s + half))) as r from due, basis) u
            ), by_minute as materialized (
                select s, least(as_of, now) as counted_to
                from due join metrics_window on window_start = s join counted_minutes on minute = s and figure = 'WHOLE', basis
            ), spans as materialized (
                select bin, lower(r) as lo, upper(r) as hi
                from (
                    select bin, unnest(range_agg(span)) as r
                    from (
                        select case when due.s < running.s - half then half else fine end as bin, tstzrange(due.s, due.s + half) as span
                        from due, basis, running where due.s not in (select s from by_minute)
                        union all
                        select fine, tstzrange(minute, minute + fine) from taken join by_minute using (s), basis
                        union all
                        select fine, tstzrange(date_bin(fine, counted_to, origin), s + half) from by_minute, basis where counted_to < s + half
                    ) changed
                    group by bin
                ) u
            ), late_spans as materialized (
                select lower(r) as lo, upper(r) as hi from (select unnest(range_agg(tstzrange(s, s + half))) as r from late_due, basis) u
            ),""";

    /** Every window from one to another, as if none were stored; whole tables are read. */
    private static final String ALL = """
            due as not materialized (
                select generate_series(date_bin(half, ?::timestamptz, origin), least(?::timestamptz, running.s), half) as s
                from basis, running
            ), spans as not materialized (
                select interval '30 minutes' as bin, timestamptz '-infinity' as lo, timestamptz 'infinity' as hi
            ), due_spans as not materialized (
                select * from spans
            ),""";

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
                    %1$s('event_total') as event_total, %1$s('event_errors') as event_errors, %1$s('ingest_count') as ingest_count,
                    %1$s('parse_errors') as parse_errors, %1$s('schema_missing') as schema_missing,
                    coalesce(max(delay_p95_sec) filter (where dropped), max(delay_p95_sec)) as delay_p95_sec,
                    coalesce(max(delay_quantiles) filter (where dropped), max(delay_quantiles)) as delay_quantiles,
                    %1$s('OPEN') as alerts_open, %1$s('ACK') as alerts_ack, %1$s('RESOLVED') as alerts_resolved,
                    %1$s('RETRY_REQUESTED') as alerts_retry, %1$s('backlog') as backlog_net, %1$s('held') as holds_net,
                    %1$s('late') as late_net, %1$s('in_progress') as in_progress_net, %1$s('completed') as completed_net
                from basis, (
                    select s, true as is_due, null as figure, null::bigint as n, null::float8 as delay_p95_sec,
                        null::real[] as delay_quantiles, null::boolean as dropped from due
                    union all
                    select s, false, figure, sum(n), null, null, null
                    from (select * from figures union all select * from late) f group by s, figure
                    union all
                    select s, false, null, null, delay_p95_sec, delay_quantiles, dropped from delay_ranks
                ) d
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
    static final String REFRESH = BEGIN + "\n" + LateSpellsSql.OF_TOUCHED_ORDERS + "\n" + DUE + "\n"
            + FlowsSql.BY_MINUTE + "\n" + LATE_KEPT + "\n" + RECKONED + "\n" + STORE;

    /** All orders' {@code fresh_late_spells}, the ground of {@link #FRESH_WINDOWS}. */
    static final String FRESH_LATE_SPELLS = "create temporary table fresh_late_spells on commit drop as\n"
            + inOnePass(BEGIN + "\n" + LateSpellsSql.OF_ALL_ORDERS);

    /** Reckons {@code fresh_windows} from one moment to another from nothing; takes both after the other parameters. */
    static final String FRESH_WINDOWS = "create temporary table fresh_windows on commit drop as\n"
            + inOnePass(BEGIN + "\n" + ALL + "\n" + FlowsSql.BY_WINDOW + "\n" + LATE_FRESH + "\n"
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
