package adapters.postgres.console;

import static adapters.postgres.Sql.instant;

import adapters.postgres.Query;
import application.views.HoldView.Burst;
import application.views.HoldView.BurstOrder;
import domain.hold.HoldReason;
import domain.order.ShownStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The orders of a burst: they are not stored with the hold but follow from its trigger, as the burst rules count them. */
@ApplicationScoped
class BurstReader {
    private static final String OF_USER = """
            with burst as materialized (
                select order_id, created_at, left_at, current_status
                from orders where burst_user = ? and created_at between ? and ?
            )""";
    private static final String OF_PRODUCT = """
            with burst as materialized (
                select order_id, created_at, left_at, current_status
                from orders where burst_product = ? and created_at between ? and ?
                union
                select orders.order_id, orders.created_at, orders.left_at, orders.current_status
                from order_products join orders using (order_id)
                where order_products.product_id = ? and order_products.created_at between ? and ?
            )""";
    private static final String COUNTED = """
            select order_id, created_at, current_status, created_at >= ? as in_window, coalesce(left_at <= ?, false) as already_left,
                   count(*) filter (where created_at >= ?) over () as window_orders,
                   count(*) filter (where created_at >= ?) over () as lookback_orders,
                   count(*) filter (where created_at >= ? and left_at <= ?) over () as already_left_orders
            from burst order by created_at desc, order_id limit ?""";

    /** A trigger with the rule that it broke. */
    record Key(
            HoldReason reason,
            String subject,
            String triggerOrderId,
            Instant triggerAt,
            int limit,
            Duration window,
            Duration lookback) {

        static Key of(HoldReason reason, ResultSet row) throws SQLException {
            return new Key(
                    reason,
                    row.getString("subject"),
                    row.getString("trigger_order_id"),
                    instant(row, "trigger_at"),
                    row.getInt("rule_limit"),
                    Duration.ofMillis(row.getLong("rule_window_ms")),
                    Duration.ofMillis(row.getLong("rule_lookback_ms")));
        }

        Instant trigger() {
            return triggerAt;
        }

        Instant windowFrom() {
            return triggerAt.minus(window);
        }

        Instant lookbackFrom() {
            return triggerAt.minus(lookback);
        }

        Instant from() {
            return window.compareTo(lookback) > 0 ? windowFrom() : lookbackFrom();
        }
    }

    private record Totals(long windowOrders, long lookbackOrders, long alreadyLeft) {}

    private record Row(BurstOrder order, Totals totals) {}

    Burst read(Connection connection, Key key) throws SQLException {
        List<Row> rows = orders(key).list(connection, BurstReader::row);
        Totals totals = rows.isEmpty() ? new Totals(0, 0, 0) : rows.get(0).totals();
        return new Burst(
                key.triggerOrderId(),
                key.triggerAt(),
                key.limit(),
                key.window(),
                key.lookback(),
                totals.windowOrders(),
                totals.lookbackOrders(),
                totals.alreadyLeft(),
                rows.stream().map(Row::order).toList());
    }

    private static Query orders(Key key) {
        Query query = key.reason() == HoldReason.FRAUD_USER
                ? new Query(OF_USER, key.subject(), key.from(), key.trigger())
                : new Query(
                        OF_PRODUCT, key.subject(), key.from(), key.trigger(), key.subject(), key.from(), key.trigger());
        return query.then(
                COUNTED,
                key.windowFrom(),
                key.trigger(),
                key.windowFrom(),
                key.lookbackFrom(),
                key.lookbackFrom(),
                key.trigger(),
                Burst.MOST_ORDERS);
    }

    private static Row row(ResultSet row) throws SQLException {
        BurstOrder order = new BurstOrder(
                row.getString("order_id"),
                instant(row, "created_at"),
                ShownStatus.valueOf(row.getString("current_status")),
                row.getBoolean("in_window"),
                row.getBoolean("already_left"));
        Totals totals = new Totals(
                row.getLong("window_orders"), row.getLong("lookback_orders"), row.getLong("already_left_orders"));
        return new Row(order, totals);
    }
}
