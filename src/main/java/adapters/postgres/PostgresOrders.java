package adapters.postgres;

import adapters.postgres.OrderRow.Parts;
import application.ports.OrderRecord;
import application.ports.Orders;
import domain.hold.BurstRule;
import domain.hold.HoldReason;
import domain.order.OrderLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class PostgresOrders implements Orders {
    private static final String FIND = "select * from orders where order_id = any (?)";
    private static final String LINES = "select * from order_lines where order_id = any (?) order by order_id, line_no";
    private static final String PRODUCTS = "select order_id, product_id from order_products where order_id = any (?)";

    private static final String STAGE =
            "create temporary table if not exists staged_orders (like orders) on commit delete rows";

    private static final String UPDATE = """
            update orders o set (channel, user_id, product_id, product_name, quantity, line_count, shipping_address, tracking_no,
                    promised_delivery_date, current_stage, current_status, underlying_status, hold_reason_code, last_event_type,
                    last_occurred_at, created_at, folded_through, paid_from, paid_until, left_at, finished_at, burst_user, burst_product, ever_held, stock_claim)
                = (s.channel, s.user_id, s.product_id, s.product_name, s.quantity, s.line_count, s.shipping_address, s.tracking_no,
                    s.promised_delivery_date, s.current_stage, s.current_status, s.underlying_status, s.hold_reason_code,
                    s.last_event_type, s.last_occurred_at, s.created_at, s.folded_through, s.paid_from, s.paid_until, s.left_at,
                    s.finished_at, s.burst_user, s.burst_product, s.ever_held, s.stock_claim)
            from staged_orders s where o.order_id = s.order_id
            """;

    private static final String STAGE_PROGRESS = """
            create temporary table if not exists staged_progress (order_id text, tracking_no text, current_stage text, current_status text,
                underlying_status text, hold_reason_code text, last_event_type text, last_occurred_at timestamptz,
                folded_through timestamptz, paid_from timestamptz, paid_until timestamptz,
                left_at timestamptz, finished_at timestamptz, stock_claim text) on commit delete rows
            """;

    private static final String PROGRESS = """
            update orders o set tracking_no = s.tracking_no, current_stage = s.current_stage, current_status = s.current_status,
                underlying_status = s.underlying_status, hold_reason_code = s.hold_reason_code, last_event_type = s.last_event_type,
                last_occurred_at = s.last_occurred_at, folded_through = s.folded_through, paid_from = s.paid_from,
                paid_until = s.paid_until, left_at = s.left_at, finished_at = s.finished_at,
                stock_claim = s.stock_claim
            from staged_progress s where o.order_id = s.order_id
            """;

    private static final String FORGET_LINES = "delete from order_lines where order_id = any (?)";
    private static final String FORGET_PRODUCTS = "delete from order_products where order_id = any (?)";

    private final Sql sql;
    private final BurstNeighbours burstNeighbours;
    private final OrderSearchBlocks search;
    private final OrderMarks marks;

    PostgresOrders(Sql sql, BurstNeighbours burstNeighbours, OrderSearchBlocks search, OrderMarks marks) {
        this.sql = sql;
        this.burstNeighbours = burstNeighbours;
        this.search = search;
        this.marks = marks;
    }

    @Override
    public Map<String, OrderRecord> find(Collection<String> orderIds) {
        Map<String, OrderRecord> found = new HashMap<>();
        if (!orderIds.isEmpty()) {
            Object ids = orderIds.toArray(String[]::new);
            Map<String, Parts> parts = parts(ids);
            sql.query(
                    FIND,
                    row -> {
                        String id = row.getString("order_id");
                        return found.put(id, OrderRow.read(row, parts.getOrDefault(id, Parts.NONE)));
                    },
                    ids);
        }
        return found;
    }

    private Map<String, Parts> parts(Object orderIds) {
        Map<String, Parts> parts = new HashMap<>();
        sql.query(LINES, row -> partsOf(row, parts).lines().add(line(row)), orderIds);
        sql.query(PRODUCTS, row -> partsOf(row, parts).products().add(row.getString("product_id")), orderIds);
        return parts;
    }

    private static Parts partsOf(ResultSet row, Map<String, Parts> parts) throws SQLException {
        return parts.computeIfAbsent(row.getString("order_id"), id -> new Parts(new ArrayList<>(), new HashSet<>()));
    }

    private static OrderLine line(ResultSet row) throws SQLException {
        return new OrderLine(
                row.getString("line_id"),
                row.getString("product_id"),
                row.getString("product_name"),
                row.getInt("quantity"));
    }

    @Override
    public void insert(List<OrderRecord> orders) {
        copyTo("orders", orders);
        insertLines(orders);
        insertProducts(orders);
        search.add(orders);
        marks.add(orders);
    }

    @Override
    public void update(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Map<Boolean, List<OrderRecord>> byExtent = changes.stream()
                .collect(Collectors.partitioningBy(
                        change -> OrderRow.onlyProgress(change.before(), change.after()),
                        Collectors.mapping(Change::after, Collectors.toList())));
        updateProgress(Objects.requireNonNull(byExtent.get(true)));
        updateAll(Objects.requireNonNull(byExtent.get(false)));
        search.addChanged(changes);
        marks.add(changes.stream().map(Change::after).toList());
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

    private void updateProgress(List<OrderRecord> orders) {
        if (!orders.isEmpty()) {
            BinaryRows rows = new BinaryRows(OrderRow.PROGRESS_COUNT);
            orders.forEach(order -> OrderRow.writeProgress(rows.row(), order));
            sql.update(STAGE_PROGRESS);
            sql.copy("staged_progress" + OrderRow.PROGRESS, rows);
            sql.update(PROGRESS);
        }
    }

    private void updateAll(List<OrderRecord> orders) {
        if (!orders.isEmpty()) {
            sql.update(STAGE);
            copyTo("staged_orders", orders);
            sql.update(UPDATE);
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
    public Map<String, List<Instant>> timesAround(HoldReason reason, BurstRule rule, List<Probe> probes, int most) {
        return burstNeighbours.timesAround(reason, rule, probes, most);
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
