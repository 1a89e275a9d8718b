package adapters.postgres.console;

import static adapters.postgres.console.OrderConditions.NEWEST_FIRST;

import adapters.postgres.Query;
import application.views.OrderRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Finds the orders that are late at a moment by their spells of lateness: best where not too many are. */
final class LateOrders {
    private static final int MOST = 10_000;

    /** An order's spells do not overlap, so that each is found once. */
    private static final String SPELLS = """
            select order_id from late_spells where ends is null and begins <= ?
            union all
            select order_id from late_spells where ends > ? and begins <= ?""";

    private final Connection connection;
    private final Instant at;

    LateOrders(Connection connection, Instant at) {
        this.connection = connection;
        this.at = at;
    }

    /** Whether so many are late that the orders are better looked at one after the other. */
    boolean areMany() throws SQLException {
        return new Query("select true from (" + SPELLS + ") late offset ? limit 1", at, at, at, MOST)
                .first(connection, row -> true)
                .isPresent();
    }

    List<OrderRow> find(OrderConditions conditions, int wanted) throws SQLException {
        Query query = OrderRows.select("select orders.* from (" + SPELLS + """
                ) late (id) cross join lateral (select * from orders where orders.order_id = late.id offset 0) orders where true""", at, at, at);
        conditions.addIndexed(query);
        conditions.addAskedOfRow(query).then(NEWEST_FIRST, wanted);
        return OrderRows.withLines(query).list(connection, OrderRows::row);
    }
}
