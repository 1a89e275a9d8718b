package adapters.postgres.rebuild;

import java.util.List;

/**
 * A table whose content follows from the raw copies and from what was taken over.
 *
 * @param rows where its rows come from, with a place for the schema
 * @param key an expression that tells its rows apart
 * @param leftOut columns that are not compared
 * @param condition on the rows that are compared
 */
record ComparedTable(String name, String rows, String key, List<String> leftOut, String condition) {
    private static final String ALL = "true";

    /**
     * Windows that are over and that no mark asks to reckon anew, in the live tables. An instance that waited for its first message has windows
     * before all others too, of which nothing is to be said.
     */
    private static final String SETTLED_WINDOWS = """
            (window_start >= (select min(window_start) from rebuild.metrics_window)
                or orders + payments + shipped + event_total + ingest_count + backlog + holds_now + in_progress + completed
                    + alerts_open + alerts_ack + alerts_resolved + alerts_retry <> 0)
            and window_end <= (select max(window_end) from public.metrics_window where as_of = window_end)
            and window_end <= coalesce((select min(moment) from public.dirty_windows), 'infinity')
            and window_end <= coalesce((select min(o.created_at) from public.dirty_orders d, unnest(d.order_ids) as id
                join public.orders o on o.order_id = id), 'infinity')""";

    /** How messages are cut into portions is nothing that has to be the same. */
    private static final String BY_TIME_OF_ARRIVAL =
            "(select received_at, sum(messages) as messages from %s.consumed_messages group by received_at) counted";

    private static final String SETTLED_SPELLS =
            "order_id not in (select id from public.dirty_orders d, unnest(d.order_ids) as id)";

    static final List<ComparedTable> ALL_TABLES = List.of(
            whole("orders_raw", "topic || '/' || partition || '/' || \"offset\" || '/' || received_at"),
            new ComparedTable("consumed_messages", BY_TIME_OF_ARRIVAL, "received_at::text", List.of(), ALL),
            part("events", "event_id", List.of("seq"), ALL),
            part("orders", "order_id", List.of("stock_claim"), ALL),
            whole("order_lines", "order_id || '/' || line_no"),
            whole("order_products", "order_id || '/' || product_id || '/' || created_at"),
            part(
                    "holds",
                    "order_id || '/' || reason || '/' || subject || '/' || ordinal",
                    List.of("recorded_at"),
                    "retracted_at is null"),
            whole("hold_history", "order_id || '/' || at || '/' || position"),
            whole("alerts", "alert_key"),
            whole("products", "product_id"),
            part("late_spells", "order_id || '/' || begins", List.of(), SETTLED_SPELLS),
            part("metrics_window", "window_start::text", List.of(), SETTLED_WINDOWS));

    private static ComparedTable whole(String name, String key) {
        return part(name, key, List.of(), ALL);
    }

    private static ComparedTable part(String name, String key, List<String> leftOut, String condition) {
        return new ComparedTable(name, "%s." + name, key, leftOut, condition);
    }

    /** How many rows there are in a schema, and how many of them are compared. */
    String count(String schema) {
        return "select count(*) as rows, count(*) filter (where %s) as compared from %s"
                .formatted(condition, rows.formatted(schema));
    }

    /** Rows that differ, each with what differs in it, and how many there are of them. */
    String differences(List<String> columns, int most) {
        return """
                select row_key, count(*) over () as differences,
                    case when in_live is null then 'missing'
                         when in_rebuilt is null then 'not in the rebuilt table'
                         else (select string_agg(k || ' ' || coalesce(in_live ->> k, 'null') || ' instead of '
                                    || coalesce(in_rebuilt ->> k, 'null'), ', ')
                               from jsonb_object_keys(in_live) k where in_live -> k is distinct from in_rebuilt -> k)
                    end as what
                from (select coalesce(l.row_key, r.row_key) as row_key,
                          case when l.row_key is not null then to_jsonb(l) end as in_live,
                          case when r.row_key is not null then to_jsonb(r) end as in_rebuilt
                      from (%s) l full join (%s) r on r.row_key = l.row_key
                      where l is distinct from r) different
                order by row_key limit %d
                """.formatted(side(TablesBeside.LIVE, columns), side(TablesBeside.BESIDE, columns), most);
    }

    private String side(String schema, List<String> columns) {
        return "select %s as row_key, %s from %s where %s"
                .formatted(key, String.join(", ", columns), rows.formatted(schema), condition);
    }
}
