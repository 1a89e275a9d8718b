package adapters.postgres.console;

import static adapters.postgres.Sql.instant;
import static adapters.postgres.console.OrderConditions.NEWEST_FIRST;

import adapters.postgres.Query;
import application.views.OrderPosition;
import application.views.OrderRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds orders from the newest on by looking at one after the other: best where many match. */
final class OrderWalk {
    private OrderWalk() {}

    /**
     * Orders found, newest first.
     *
     * @param through how far all are found; {@code null}: there are no others
     */
    record Stretch(List<OrderRow> rows, @Nullable OrderPosition through) {}

    /** Looks at some orders at most. */
    static Stretch of(Connection connection, OrderConditions conditions, int wanted, int most) throws SQLException {
        Query query = OrderRows.select("select * from (select * from orders where true");
        conditions.addIndexed(query).then(NEWEST_FIRST + ") orders where true", most);
        conditions.addAsked(query).then(NEWEST_FIRST, wanted);
        List<OrderRow> rows = OrderRows.withLines(query).list(connection, OrderRows::row);
        if (rows.size() == wanted) {
            return new Stretch(rows, rows.get(wanted - 1).position());
        }
        return new Stretch(rows, last(connection, conditions, most).orElse(null));
    }

    /** The last order looked at, unless there were fewer. */
    private static Optional<OrderPosition> last(Connection connection, OrderConditions conditions, int most)
            throws SQLException {
        Query query = new Query("select created_at, order_id from orders where true");
        conditions.addIndexed(query).then("order by created_at desc, order_id desc offset ? limit 1", most - 1);
        return query.first(connection, row -> new OrderPosition(instant(row, "created_at"), row.getString("order_id")));
    }

    /** Looks at all that are left. */
    static List<OrderRow> rest(Connection connection, OrderConditions conditions, int wanted) throws SQLException {
        Query query = OrderRows.select("select * from orders where true");
        conditions.addIndexed(query);
        conditions.addAsked(query).then(NEWEST_FIRST, wanted);
        return OrderRows.withLines(query).list(connection, OrderRows::row);
    }

    /** Looks only at those five minutes in which a mark tells of such orders. */
    static List<OrderRow> marked(Connection connection, OrderConditions conditions, String mark, int wanted)
            throws SQLException {
        Query query = OrderRows.select("select o.* from (select slot from order_marks where mark = ?", mark);
        OrderPosition after = conditions.after();
        if (after != null) {
            query.then("and slot <= ?", after.createdAt());
        }
        if (conditions.filter().until() != null) {
            query.then("and slot < ?", conditions.filter().until());
        }
        if (conditions.filter().from() != null) {
            query.then(
                    "and slot > ?::timestamptz - interval '5 minutes'",
                    conditions.filter().from());
        }
        query.then("""
                order by slot desc) marked
                cross join lateral (
                    select * from orders where created_at >= marked.slot and created_at < marked.slot + interval '5 minutes'""");
        conditions.addIndexed(query);
        conditions.addAsked(query).then(NEWEST_FIRST + ") o limit ?", wanted, wanted);
        return OrderRows.withLines(query).list(connection, OrderRows::row);
    }
}
