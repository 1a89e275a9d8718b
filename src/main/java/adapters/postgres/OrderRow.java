package adapters.postgres;

import application.ports.OrderRecord;
import domain.hold.HoldReason;
import domain.order.OrderData;
import domain.order.OrderLine;
import domain.order.OrderState;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import domain.stock.Claim;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An order as a row of {@code orders}. */
final class OrderRow {
    static final int COLUMN_COUNT = 23;
    static final String COLUMNS = """
             (order_id, channel, user_id, product_id, product_name, quantity, line_count, shipping_address, tracking_no,
                promised_delivery_date, current_stage, current_status, underlying_status, hold_reason_code, last_event_type,
                last_occurred_at, created_at, folded_through, left_at, burst_user, burst_product, ever_held, stock_claim)
            """;

    private static final String UNKNOWN_CHANNEL = "unknown";

    private OrderRow() {}

    static void write(BinaryRows row, OrderRecord order) {
        OrderState state = order.state();
        OrderData data = state.data();
        row.text(state.orderId())
                .text(data.channel() == null ? UNKNOWN_CHANNEL : data.channel())
                .text(data.userId())
                .text(data.productId())
                .text(data.productName())
                .int4(data.quantity())
                .int4(data.items().size())
                .text(data.shippingAddress())
                .text(data.trackingNo())
                .date(data.promisedDeliveryDate())
                .text(state.status().stage().name())
                .text(order.shown().name())
                .text(state.status().name())
                .text(order.holdReason() == null ? null : order.holdReason().code())
                .text(state.lastEventType())
                .time(state.lastOccurredAt())
                .time(state.createdAt())
                .time(state.foldedThrough())
                .time(state.leftAt())
                .text(state.burstUser())
                .text(burstProduct(order))
                .bool(order.everHeld())
                .text(order.claim() == null ? null : order.claim().name());
    }

    /** The one product by which the burst rule counts the order; {@code null} where there is none or several. */
    static @Nullable String burstProduct(OrderRecord order) {
        Set<String> products = order.state().burstProducts();
        return products.size() == 1 ? products.iterator().next() : null;
    }

    static OrderRecord read(ResultSet row) throws SQLException {
        String reason = row.getString("hold_reason_code");
        String claim = row.getString("stock_claim");
        return new OrderRecord(
                state(row),
                ShownStatus.valueOf(row.getString("current_status")),
                reason == null ? null : HoldReason.ofCode(reason),
                row.getBoolean("ever_held"),
                claim == null ? null : Claim.valueOf(claim));
    }

    private static OrderState state(ResultSet row) throws SQLException {
        return new OrderState(
                row.getString("order_id"),
                OrderStatus.valueOf(row.getString("underlying_status")),
                data(row),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "folded_through"),
                row.getString("last_event_type"),
                Sql.instant(row, "last_occurred_at"),
                row.getString("burst_user"),
                burstProducts(row),
                Sql.instantOrNull(row, "left_at"));
    }

    private static OrderData data(ResultSet row) throws SQLException {
        int quantity = row.getInt("quantity");
        Integer given = row.wasNull() ? null : quantity;
        String channel = row.getString("channel");
        return new OrderData(
                UNKNOWN_CHANNEL.equals(channel) ? null : channel,
                row.getString("user_id"),
                row.getString("product_id"),
                row.getString("product_name"),
                given,
                row.getInt("line_count") == 0 ? List.of() : lines(row),
                row.getString("shipping_address"),
                row.getString("tracking_no"),
                row.getObject("promised_delivery_date", LocalDate.class));
    }

    private static List<OrderLine> lines(ResultSet row) throws SQLException {
        @Nullable Object[] ids = array(row, "line_ids");
        @Nullable Object[] products = array(row, "line_products");
        @Nullable Object[] names = array(row, "line_names");
        @Nullable Object[] quantities = array(row, "line_quantities");
        List<OrderLine> lines = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            lines.add(new OrderLine(
                    (String) ids[i],
                    (String) products[i],
                    (String) names[i],
                    ((Number) Objects.requireNonNull(quantities[i])).intValue()));
        }
        return lines;
    }

    private static Set<String> burstProducts(ResultSet row) throws SQLException {
        String one = row.getString("burst_product");
        if (one != null) {
            return Set.of(one);
        }
        Array several = row.getArray("products");
        return several == null ? Set.of() : Set.of((String[]) several.getArray());
    }

    private static @Nullable Object[] array(ResultSet row, String column) throws SQLException {
        return (Object[]) row.getArray(column).getArray();
    }
}
