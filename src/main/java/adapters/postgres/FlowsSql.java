package adapters.postgres;

/**
 * Counts what happened in spans of time, each by its bins. What a span holds is always looked up by its bounds, however little the planner
 * knows of it.
 */
final class FlowsSql {

    /**
     * To be formatted with the name of a row's bin, and a join that gives it. The delays of a bin, in microseconds, are an array, which
     * several processes may gather.
     */
    private static final String FLOWS = """
            moves as (
                select %1$s as s, count(*) filter (where next_status = 'PAID') as payments, count(*) filter (where next_status = 'SHIPPED') as shipped,
                    count(*) filter (where told and next_status = 'PAID') - count(*) filter (where told and prev_status = 'PAID') as backlog,
                    count(*) filter (where told and next_status in ('PICKING', 'PACKED', 'SHIPPED'))
                        - count(*) filter (where told and prev_status in ('PICKING', 'PACKED', 'SHIPPED')) as in_progress,
                    count(*) filter (where told and next_status = 'DELIVERED') as completed
                from basis, spans, lateral (
                    select date_bin(bin, occurred_at, origin) as s, next_status, prev_status, visible and occurred_at < now as told
                    from events where occurred_at >= lo and occurred_at < hi and next_status is not null offset 0) e %2$s
                group by 1
            ), turns as (
                select s, count(*) filter (where to_status = 'HOLD') - count(*) filter (where from_status = 'HOLD') as held,
                    count(*) filter (where to_status = 'PAID') - count(*) filter (where from_status = 'PAID') as backlog,
                    count(*) filter (where to_status in ('PICKING', 'PACKED', 'SHIPPED'))
                        - count(*) filter (where from_status in ('PICKING', 'PACKED', 'SHIPPED')) as in_progress,
                    count(*) filter (where to_status = 'DELIVERED') - count(*) filter (where from_status = 'DELIVERED') as completed
                from basis, spans, lateral (
                    select date_bin(bin, at, origin) as s, from_status, to_status
                    from hold_history where at >= lo and at < hi and at < now offset 0) h
                group by s
            ), created as (
                select %1$s as s, count(*) as orders
                from basis, spans, lateral (
                    select date_bin(bin, created_at, origin) as s from orders where created_at >= lo and created_at < hi offset 0) e %2$s
                group by 1
            ), created_and_held as (
                select s, count(*) as holds
                from basis, spans, lateral (
                    select date_bin(bin, created_at, origin) as s
                    from orders where created_at >= lo and created_at < hi and ever_held
                        and exists (select from holds where holds.order_id = orders.order_id and retracted_at is null) offset 0) e
                group by 1
            ), arrived as (
                select %1$s as s, count(*) as event_total, count(reason_code) as event_errors,
                    count(*) filter (where reason_code in ('EVT-PARSE', 'EVT-EMPTY')) as parse_errors,
                    count(*) filter (where reason_code = 'EVT-SCHEMA') as schema_missing, array_agg(delay) as delays
                from basis, spans, lateral (
                    select date_bin(bin, ingested_at, origin) as s, reason_code,
                        (date_part('epoch', ingested_at - occurred_at) * 1e6)::bigint as delay
                    from events where ingested_at >= lo and ingested_at < hi offset 0) e %2$s
                group by 1
            ), counted as (
                select %1$s as s, 'ingest_count' as figure, sum(messages) as n
                from basis, spans, lateral (
                    select date_bin(bin, received_at, origin) as s, messages
                    from consumed_messages where received_at >= lo and received_at < hi offset 0) e %2$s
                group by 1
                union all
                select date_bin(bin, opened_at, origin), status, count(*)
                from basis, spans, lateral (select * from alerts where opened_at >= lo and opened_at < hi offset 0) a group by 1, 2
                union all
                select s, 'orders', orders from created
                union all
                select s, 'holds', holds from created_and_held
                union all
                select s, figure, n from moves, lateral (values ('payments', payments), ('shipped', shipped), ('backlog', backlog),
                    ('in_progress', in_progress), ('completed', completed)) v (figure, n)
                union all
                select s, figure, n from turns, lateral (values ('held', held), ('backlog', backlog), ('in_progress', in_progress),
                    ('completed', completed)) v (figure, n)
                union all
                select s, figure, n from arrived, lateral (values ('event_total', event_total), ('event_errors', event_errors),
                    ('parse_errors', parse_errors), ('schema_missing', schema_missing)) v (figure, n)
            ),""";

    /** By the few windows there are, not by as many as there may be moments, the planner sees that it can count in several processes. */
    private static final String OF_ALL = FLOWS.formatted("due.s", "join due on due.s = e.s");

    private static final String OF_SPANS = FLOWS.formatted("s", "");

    /** What the events that retention dropped go on counting. */
    private static final String DROPPED = """
            dropped as (
                select date_bin(half, window_start, origin) as s, d.*
                from basis, due_spans, lateral (select * from dropped_events where window_start >= lo and window_start < hi offset 0) d
            ), figures as (
                %s
                union all
                select s, figure, n from dropped, lateral (values ('payments', payments), ('shipped', shipped), ('backlog', backlog),
                    ('in_progress', in_progress), ('completed', completed), ('event_total', event_total), ('event_errors', event_errors),
                    ('parse_errors', parse_errors), ('schema_missing', schema_missing)) v (figure, n)
            ),""";

    /** As {@code percentile_cont} and {@code percentile_disc} define them, from one sort. */
    private static final String DELAYS = """
            delay_ranks as (
                select s, false as dropped,
                    low + (place - floor(place)) * (high - low) as delay_p95_sec,
                    (select array_agg((sorted[greatest(ceil(k / 100.0::float8 * n), 1)::int] / 1e6::float8)::real order by k)
                        from generate_series(1, 100) k) as delay_quantiles
                from (%s) a,
                    lateral (select array_agg(delay order by delay) as sorted, count(*) as n from (select unnest(delays) as delay) d) o,
                    lateral (select 0.95::float8 * (n - 1) as place) p,
                    lateral (select sorted[floor(place)::int + 1] / 1e6::float8 as low, sorted[ceil(place)::int + 1] / 1e6::float8 as high) b
                union all
                select s, true, delay_p95_sec, delay_quantiles from dropped where event_total > 0
            ),""";

    /** Counts of all windows, each at once. */
    static final String BY_WINDOW = OF_ALL + "\n" + DROPPED.formatted("select s, figure, n from counted") + "\n"
            + DELAYS.formatted("select s, delays from arrived");

    /**
     * Counts older windows at once and those that still fill by minute, which are kept, so that a run counts only the minutes that changed
     * since; the figure WHOLE says that all of the window that begins there are kept.
     */
    static final String BY_MINUTE =
            OF_SPANS + """

            fresh as materialized (
                select s as minute, figure, sum(n) as n, null::bigint[] as delays from counted group by s, figure
                union all
                select s, 'delays', 0, delays from arrived
                union all
                select s, 'WHOLE', 1, null from due where s not in (select s from by_minute)
            ), minutes as materialized (
                select date_bin(half, minute, origin) as s, figure, n, delays from fresh, basis
                union all
                select s, figure, n, delays from basis, by_minute, lateral (
                    select * from counted_minutes where minute >= s and minute < s + half offset 0) kept
                where not exists (select from spans where minute >= lo and minute < hi)
            ), forgotten as (
                delete from counted_minutes kept using basis, running
                where minute < running.s - half
                    or figure <> 'WHOLE' and exists (select from spans where minute >= lo and minute < hi)
                        and not exists (select from fresh where fresh.minute = kept.minute and fresh.figure = kept.figure)
            ), remembered as (
                insert into counted_minutes as kept (minute, figure, n, delays)
                select minute, figure, n, delays from fresh, basis, running where minute >= running.s - half
                on conflict (minute, figure) do update set n = excluded.n, delays = excluded.delays
            ),
            """ + DROPPED.formatted("select s, figure, n from minutes") + "\n" + DELAYS.formatted("""
                    select s, array_agg(delay) as delays from minutes, unnest(delays) delay group by s""");

    /** For whoever changes what is stored without a mark: the windows are counted whole then. */
    static final String FORGET_MINUTES = "delete from counted_minutes";

    private FlowsSql() {}
}
