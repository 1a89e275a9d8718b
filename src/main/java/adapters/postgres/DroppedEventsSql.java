package adapters.postgres;

/** Which events nothing needs, and what they go on counting in the figures once they are gone. */
final class DroppedEventsSql {

    /** The events {@code e} of a partition, with the order {@code o} where that is sealed and the alert {@code a} where it is not resolved. */
    static final String JOINED = """
            %s e left join orders o on o.order_id = e.order_id and o.sealed_at is not null
                left join (select distinct event_id from alerts where event_id is not null and status <> 'RESOLVED') a
                    on a.event_id = e.event_id
            """;

    /** Part of an order that may still change, or subject of an alert on which somebody has to act. */
    static final String NEEDED = "(a.event_id is not null or e.current_status is not null and o.order_id is null)";

    static final String NEEDLESS = "(a.event_id is null and (e.current_status is null or o.order_id is not null))";

    private static final String SNAPSHOTS = "payments, shipped, backlog, in_progress, completed";
    private static final String ARRIVALS = "event_total, event_errors, parse_errors, schema_missing";

    /** What the events {@code gone} count, by half hour; takes the start of some half hour. */
    static final String COUNTED = """
            select date_bin('30 minutes', v.at, ?::timestamptz) as window_start, sum(payments) as payments, sum(shipped) as shipped,
                sum(backlog) as backlog, sum(in_progress) as in_progress, sum(completed) as completed, sum(event_total) as event_total,
                sum(event_errors) as event_errors, sum(parse_errors) as parse_errors, sum(schema_missing) as schema_missing
            from gone, lateral (
                select occurred_at as at, (next_status = 'PAID')::int as payments, (next_status = 'SHIPPED')::int as shipped,
                    case when visible then (next_status = 'PAID')::int - coalesce(prev_status = 'PAID', false)::int else 0 end as backlog,
                    case when visible then (next_status in ('PICKING', 'PACKED', 'SHIPPED'))::int
                        - coalesce(prev_status in ('PICKING', 'PACKED', 'SHIPPED'), false)::int else 0 end as in_progress,
                    case when visible then (next_status = 'DELIVERED')::int else 0 end as completed,
                    0 as event_total, 0 as event_errors, 0 as parse_errors, 0 as schema_missing
                where next_status is not null
                union all
                select ingested_at, 0, 0, 0, 0, 0, 1, (reason_code is not null)::int,
                    coalesce(reason_code in ('EVT-PARSE', 'EVT-EMPTY'), false)::int, coalesce(reason_code = 'EVT-SCHEMA', false)::int
            ) v
            group by 1
            """;

    /** Adds the rows of {@code counted} to what earlier drops left behind. */
    static final String ADD = """
            insert into dropped_events as d (window_start, %1$s, %2$s, delay_p95_sec, delay_quantiles)
            select window_start, %3$s, %4$s, case when c.event_total > 0 then m.delay_p95_sec end,
                case when c.event_total > 0 then m.delay_quantiles end
            from counted c left join metrics_window m using (window_start)
            on conflict (window_start) do update set %5$s, %6$s,
                delay_p95_sec = case when d.event_total > 0 then d.delay_p95_sec else excluded.delay_p95_sec end,
                delay_quantiles = case when d.event_total > 0 then d.delay_quantiles else excluded.delay_quantiles end
            """.formatted(
                    SNAPSHOTS, ARRIVALS, prefixed(SNAPSHOTS), prefixed(ARRIVALS), summed(SNAPSHOTS), summed(ARRIVALS));

    private DroppedEventsSql() {}

    private static String prefixed(String columns) {
        return columns.replaceAll("\\w+", "c.$0");
    }

    private static String summed(String columns) {
        return columns.replaceAll("\\w+", "$0 = d.$0 + excluded.$0");
    }
}
