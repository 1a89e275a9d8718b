package adapters.postgres;

import application.ports.Stock;
import domain.stock.StockLedger.Level;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class PostgresStock implements Stock {
    private static final String PRODUCTS =
            "select product_id, registered_at, stock, reserved from products where product_id = any (?)";

    private static final String SAVE_LEVELS = """
            update products p set stock = k.stock, reserved = k.reserved
            from unnest(?::text[], ?::text[]::bigint[], ?::text[]::bigint[]) as k (product_id, stock, reserved)
            where p.product_id = k.product_id
            """;

    private static final String RESERVATIONS =
            "select order_id, product_id, quantity from reservations where order_id = any (?)";

    private static final String FORGET_RESERVATIONS = "delete from reservations where order_id = any (?)";

    private final Sql sql;

    PostgresStock(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, Product> products(Collection<String> productIds) {
        Map<String, Product> products = new HashMap<>();
        sql.query(
                PRODUCTS,
                row -> {
                    long stock = row.getLong("stock");
                    Level level = row.wasNull() ? null : new Level(stock, row.getLong("reserved"));
                    return products.put(
                            row.getString("product_id"), new Product(Sql.instant(row, "registered_at"), level));
                },
                (Object) productIds.toArray(String[]::new));
        return products;
    }

    @Override
    public void saveLevels(Map<String, Level> levels) {
        if (!levels.isEmpty()) {
            List<Map.Entry<String, Level>> entries = new ArrayList<>(levels.entrySet());
            sql.update(
                    SAVE_LEVELS,
                    Sql.column(entries, Map.Entry::getKey),
                    Sql.column(entries, entry -> String.valueOf(entry.getValue().stock())),
                    Sql.column(entries, entry -> String.valueOf(entry.getValue().reserved())));
        }
    }

    @Override
    public Map<String, Map<String, Long>> reservations(Collection<String> orderIds) {
        Map<String, Map<String, Long>> byOrder = new HashMap<>();
        if (!orderIds.isEmpty()) {
            sql.query(
                    RESERVATIONS,
                    row -> byOrder.computeIfAbsent(row.getString("order_id"), id -> new HashMap<>())
                            .put(row.getString("product_id"), row.getLong("quantity")),
                    (Object) orderIds.toArray(String[]::new));
        }
        return byOrder;
    }

    @Override
    public void saveReservations(Map<String, Map<String, Long>> byOrder) {
        if (byOrder.isEmpty()) {
            return;
        }
        sql.update(FORGET_RESERVATIONS, (Object) byOrder.keySet().toArray(String[]::new));
        BinaryRows rows = new BinaryRows(3);
        byOrder.forEach((orderId, units) -> units.forEach((productId, quantity) ->
                rows.row().text(orderId).text(productId).int8(quantity)));
        sql.copy("reservations (order_id, product_id, quantity)", rows);
    }
}
