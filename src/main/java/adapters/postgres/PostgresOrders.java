package adapters.postgres;

import application.ports.OrderRecord;
import application.ports.Orders;
import domain.hold.BurstRule;
import domain.hold.HoldReason;
import domain.order.OrderLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

@ApplicationScoped
class PostgresOrders implements Orders {
    private static final String FIND = """
            select o.*, l.line_ids, l.line_products, l.line_names, l.line_quantities, p.products
            from orders o
            left join lateral (select array_agg(line_id order by line_no) as line_ids,
                    array_agg(product_id order by line_no) as line_products,
                    array_agg(product_name order by line_no) as line_names,
                    array_agg(quantity order by line_no) as line_quantities
                from order_lines where order_id = o.order_id and o.line_count > 0) l on true
            left join lateral (select array_agg(product_id) as products
                from order_products where order_id = o.order_id and o.burst_product is null) p on true
            where o.order_id = any (?)
            """;

    private static final String STAGE =
            "create temporary table if not exists staged_orders (like orders) on commit delete rows";

    private static final String UPDATE = """
            update orders o set (channel, user_id, product_id, product_name, quantity, line_count, shipping_address, tracking_no,
                    promised_delivery_date, current_stage, current_status, underlying_status, hold_reason_code, last_event_type,
                    last_occurred_at, created_at, folded_through, left_at, burst_user, burst_product, ever_held, stock_claim)
                = (s.channel, s.user_id, s.product_id, s.product_name, s.quantity, s.line_count, s.shipping_address, s.tracking_no,
                    s.promised_delivery_date, s.current_stage, s.current_status, s.underlying_status, s.hold_reason_code,
                    s.last_event_type, s.last_occurred_at, s.created_at, s.folded_through, s.left_at, s.burst_user, s.burst_product,
                    s.ever_held, s.stock_claim)
            from staged_orders s where o.order_id = s.order_id
            """;

    private static final String FORGET_LINES = "delete from order_lines where order_id = any (?)";
    private static final String FORGET_PRODUCTS = "delete from order_products where order_id = any (?)";

    private final Sql sql;
    private final BurstNeighbours burstNeighbours;

    PostgresOrders(Sql sql, BurstNeighbours burstNeighbours) {
        this.sql = sql;
        this.burstNeighbours = burstNeighbours;
    }

    @Override
    public Map<String, OrderRecord> find(Collection<String> orderIds) {
        Map<String, OrderRecord> found = new HashMap<>();
        if (!orderIds.isEmpty()) {
            for (OrderRecord order : sql.query(FIND, OrderRow::read, (Object) orderIds.toArray(String[]::new))) {
                found.put(order.state().orderId(), order);
            }
        }
        return found;
    }

    @Override
    public void insert(List<OrderRecord> orders) {
        copyTo("orders", orders);
        insertLines(orders);
        insertProducts(orders);
    }

    @Override
    public void update(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        sql.update(STAGE);
        copyTo("staged_orders", changes.stream().map(Change::after).toList());
        sql.update(UPDATE);
        List<OrderRecord> newLines =
                changed(changes, order -> order.state().data().items());
        if (!newLines.isEmpty()) {
            sql.update(FORGET_LINES, (Object) ids(newLines));
            insertLines(newLines);
        }
        List<OrderRecord> counted = changed(
                changes,
                order -> List.of(order.state().burstProducts(), order.state().createdAt()));
        if (!counted.isEmpty()) {
            sql.update(FORGET_PRODUCTS, (Object) ids(counted));
            insertProducts(counted);
        }
    }

    private static List<OrderRecord> changed(List<Change> changes, Function<OrderRecord, Object> part) {
        return changes.stream()
                .filter(change -> !part.apply(change.before()).equals(part.apply(change.after())))
                .map(Change::after)
                .toList();
    }

    private static String[] ids(List<OrderRecord> orders) {
        return Sql.column(orders, order -> order.state().orderId());
    }

    @Override
    public Map<String, List<Instant>> timesAround(HoldReason reason, BurstRule rule, List<Probe> probes) {
        return burstNeighbours.timesAround(reason, rule, probes);
    }

    @Override
    public List<Neighbourhood> around(HoldReason reason, BurstRule rule, List<Probe> probes) {
        return burstNeighbours.around(reason, rule, probes);
    }

    private void copyTo(String table, List<OrderRecord> orders) {
        BinaryRows rows = new BinaryRows(OrderRow.COLUMN_COUNT);
        orders.forEach(order -> OrderRow.write(rows.row(), order));
        sql.copy(table + OrderRow.COLUMNS, rows);
    }

    private void insertLines(List<OrderRecord> orders) {
        BinaryRows rows = new BinaryRows(6);
        for (OrderRecord order : orders) {
            int number = 1;
            for (OrderLine line : order.state().data().items()) {
                rows.row()
                        .text(order.state().orderId())
                        .int4(number++)
                        .text(line.lineId())
                        .text(line.productId())
                        .text(line.productName())
                        .int4(line.quantity());
            }
        }
        sql.copy("order_lines (order_id, line_no, line_id, product_id, product_name, quantity)", rows);
    }

    private void insertProducts(List<OrderRecord> orders) {
        BinaryRows rows = new BinaryRows(3);
        for (OrderRecord order : orders) {
            if (OrderRow.burstProduct(order) == null) {
                for (String product : order.state().burstProducts()) {
                    rows.row()
                            .text(product)
                            .time(order.state().createdAt())
                            .text(order.state().orderId());
                }
            }
        }
        sql.copy("order_products (product_id, created_at, order_id)", rows);
    }
}
