package bench;

import java.sql.SQLException;
import java.util.List;

/**
 * Thirty days of orders put straight into the tables, as ingestion would have left them: four of five orders with the events PAID, PICKING,
 * SHIPPED and DELIVERED at growing distances, one event in a hundred hours late, one order in fifty held for a while, one in twenty waiting too long, one
 * promise in ten tight.
 */
final class StoredMonth {
    private static final int EVENTS_PER_ORDER = 4;

    private StoredMonth() {}

    /** @param events how many, about four for each order; up to now */
    static void fill(Database database, long events) throws SQLException {
        long orders = events / EVENTS_PER_ORDER;
        for (String statement : statements(orders)) {
            database.execute(statement);
        }
    }

    private static List<String> statements(long orders) {
        return List.of(
                "set synchronous_commit = off",
                "set work_mem = '512MB'",
                "set max_parallel_workers_per_gather = 0",
                "select ensure_month_partitions((now() - interval '40 days')::date, 4)",
                """
                create temporary table sketch as
                select n, 'O-' || to_char(now(), 'YYYYMMDD') || '-' || lpad(n::text, 9, '0') as order_id,
                    now() - interval '30 days' + n * (interval '30 days' / %1$d) as created_at,
                    case when n %% 3 = 0 then (now() - interval '30 days' + n * (interval '30 days' / %1$d))::date + case when n %% 33 = 0 then 1 else 4 + (n %% 4)::int end end as promised,
                    n %% 50 = 7 as held, random() as pace
                from generate_series(1, %1$d) n
                """.formatted(orders),
                """
                create temporary table sketched_events as
                select s.order_id, s.n, step, s.created_at + s.pace * k * interval '9 hours' as occurred_at
                from sketch s, unnest(array['PAID', 'PICKING', 'SHIPPED', 'DELIVERED']) with ordinality as e (step, place),
                    lateral (select case when place = 2 and n % 20 > 0 then 0.15 else (place - 1) * (place - 1) end as k) k
                where s.created_at + s.pace * k * interval '9 hours' < now()
                """,
                """
                insert into events (event_id, order_id, channel, event_type, current_status, occurred_at, ingested_at, source, topic,
                    partition, "offset", prev_status, next_status, visible)
                select order_id || '-' || step, order_id, 'channel-' || n %% 7, step, step, occurred_at,
                    least(now(), occurred_at + case when random() < 0.01 then random() * interval '30 hours' else random() * interval '3 seconds' end) as ingested_at,
                    'channel', 'event', (n %% 6)::int, n, lag(step) over o, step, true
                from sketched_events window o as (partition by n order by occurred_at)
                order by ingested_at
                """.replace("%%", "%"),
                """
                insert into orders (order_id, channel, user_id, product_id, product_name, quantity, shipping_address, promised_delivery_date,
                    current_stage, current_status, underlying_status, last_event_type, last_occurred_at, created_at, folded_through,
                    paid_from, paid_until, left_at, finished_at, burst_user, burst_product, ever_held)
                select s.order_id, 'channel-' || s.n %% 7, 'user-' || s.n %% 90001, 'product-' || s.n %% 5003, 'Product of a name', 1,
                    '12 Some Street, Some Town', promised,
                    case l.step when 'PAID' then 'PAYMENT' when 'PICKING' then 'FULFILLMENT' else 'LOGISTICS' end, l.step, l.step, l.step,
                    l.occurred_at, s.created_at, l.occurred_at, m.paid, m.picking, m.shipped, m.delivered, 'user-' || s.n %% 90001, 'product-' || s.n %% 5003, held
                from sketch s join (select distinct on (n) n, step, occurred_at from sketched_events order by n, occurred_at desc) l using (n)
                    join (select n, min(occurred_at) filter (where step = 'PAID') as paid, min(occurred_at) filter (where step = 'PICKING') as picking,
                            min(occurred_at) filter (where step = 'SHIPPED') as shipped, min(occurred_at) filter (where step = 'DELIVERED') as delivered
                        from sketched_events group by n) m using (n)
                order by s.created_at
                """.replace("%%", "%"),
                """
                insert into holds (hold_id, order_id, reason, subject, ordinal, placed_at, recorded_at, released_at, release_cause, released_by)
                select n, order_id, 'FUL-FRAUD-USER', 'user-' || n % 90001, 0, created_at, created_at, created_at + interval '20 minutes',
                    'OPERATOR', 'bench' from sketch where held""",
                """
                insert into hold_history (order_id, at, position, from_status, to_status, cause, hold_id, actor)
                select order_id, created_at + i * interval '20 minutes', i, case i when 0 then 'PAID' else 'HOLD' end,
                    case i when 0 then 'HOLD' else 'PAID' end, case i when 0 then 'HOLD' else 'RELEASE' end, n, 'bench'
                from sketch, generate_series(0, 1) i where held""",
                """
                insert into alerts (alert_key, kind, status, order_id, hold_id, reason, group_kind, group_subject, occurred_at, opened_at,
                    last_opened_at, resolved_at, resolved_by)
                select 'hold:' || n, 'HOLD', 'RESOLVED', order_id, n, 'FUL-FRAUD-USER', 'USER', 'user-' || n % 90001, created_at, created_at,
                    created_at, created_at + interval '20 minutes', 'bench' from sketch where held""",
                """
                insert into consumed_messages
                select date_trunc('second', ingested_at), count(*) from events group by 1 order by 1""",
                "drop table sketch, sketched_events",
                "vacuum (analyze) events",
                "vacuum (analyze) orders",
                "analyze",
                "checkpoint");
    }
}
