package adapters.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Seals orders that are finished and at rest, so that their events may go. A few at a time under the lock of all writers: ingestion goes on
 * in between, and none of them can change while it is sealed.
 */
final class OrderSeals {
    private static final int AT_ONCE = 500;
    private static final String FORGET = "drop table if exists seal_candidates";

    /** Finished, shown as what it is, and nothing of it happened since the horizon. */
    private static final String AT_REST = """
            o.sealed_at is null and o.underlying_status in ('DELIVERED', 'CANCELED') and o.hold_reason_code is null and o.folded_through < ?
            """;

    private static final String COLLECT = """
            create temporary table seal_candidates as
            select row_number() over () as n, order_id
            from (select distinct order_id from events where ingested_at < ? and current_status is not null) e join orders o using (order_id)
            where\s""" + AT_REST;
    private static final String NUMBER = "alter table seal_candidates add primary key (n)";
    private static final String LEARN = "analyze seal_candidates";
    /** The planner, who knows of no sealed order, would look at all of them for each event. */
    private static final String LEARN_SEALED = "analyze orders (sealed_at)";

    private static final String COUNT = "select count(*) as candidates from seal_candidates";

    /** Nothing of it arrived since, nobody has to act on it, and its lateness is reckoned. */
    private static final String SEAL = """
            update orders o set sealed_at = ?
            from seal_candidates c
            where c.n > ? and c.n <= ? and o.order_id = c.order_id
                and not exists (select from events e where e.order_id = o.order_id and e.ingested_at >= ? and e.current_status is not null)
                and not exists (select from alerts a where a.order_id = o.order_id and a.status <> 'RESOLVED')
                and o.order_id not in (select unnest(order_ids) from dirty_orders) and\s""" + AT_REST;

    private OrderSeals() {}

    /** The number of orders sealed. */
    static long seal(Connection connection, Instant horizon, Instant now) throws SQLException {
        new Query(FORGET).update(connection);
        new Query(COLLECT, horizon, horizon).update(connection);
        new Query(NUMBER).update(connection);
        new Query(LEARN).update(connection);
        long candidates = new Query(COUNT)
                .first(connection, row -> row.getLong("candidates"))
                .orElse(0L);
        long sealed = 0;
        for (long from = 0; from < candidates; from += AT_ONCE) {
            connection.setAutoCommit(false);
            PostgresStateLock.acquire(connection);
            sealed += new Query(SEAL, now, from, from + AT_ONCE, horizon, horizon).update(connection);
            connection.commit();
            connection.setAutoCommit(true);
        }
        new Query(FORGET).update(connection);
        new Query(LEARN_SEALED).update(connection);
        return sealed;
    }
}
