package adapters.postgres;

import application.ports.OrderRecord;
import domain.hold.HoldReason;
import domain.order.Milestones;
import domain.order.OrderData;
import domain.order.OrderLine;
import domain.order.OrderState;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import domain.stock.Claim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An order as a row of {@code orders}. */
final class OrderRow {
    static final int COLUMN_COUNT = 26;
    static final String COLUMNS = """
             (order_id, channel, user_id, product_id, product_name, quantity, line_count, shipping_address, tracking_no,
                promised_delivery_date, current_stage, current_status, underlying_status, hold_reason_code, last_event_type,
                last_occurred_at, created_at, folded_through, paid_from, paid_until, left_at, finished_at, burst_user, burst_product, ever_held, stock_claim)
            """;

    /** The columns that change as an order goes its way. */
    static final int PROGRESS_COUNT = 14;

    static final String PROGRESS = """
             (order_id, tracking_no, current_stage, current_status, underlying_status, hold_reason_code, last_event_type,
                last_occurred_at, folded_through, paid_from, paid_until, left_at, finished_at, stock_claim)
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
                .date(data.promisedDeliveryDate());
        writeStanding(row, order).time(state.createdAt()).time(state.foldedThrough());
        writeMilestones(row, state.milestones())
                .text(state.burstUser())
                .text(burstProduct(order))
                .bool(order.everHeld())
                .text(order.claim() == null ? null : order.claim().name());
    }

    static void writeProgress(BinaryRows row, OrderRecord order) {
        OrderState state = order.state();
        row.text(state.orderId()).text(state.data().trackingNo());
        writeStanding(row, order).time(state.foldedThrough());
        writeMilestones(row, state.milestones())
                .text(order.claim() == null ? null : order.claim().name());
    }

    /** The columns from {@code current_stage} to {@code last_occurred_at}. */
    private static BinaryRows writeStanding(BinaryRows row, OrderRecord order) {
        OrderState state = order.state();
        return row.text(state.status().stage().name())
                .text(order.shown().name())
                .text(state.status().name())
                .text(order.holdReason() == null ? null : order.holdReason().code())
                .text(state.lastEventType())
                .time(state.lastOccurredAt());
    }

    private static BinaryRows writeMilestones(BinaryRows row, Milestones milestones) {
        return row.time(milestones.paidFrom())
                .time(milestones.paidUntil())
                .time(milestones.leftAt())
                .time(milestones.finishedAt());
    }

    /** Whether nothing differs but what {@link #writeProgress} writes. */
    static boolean onlyProgress(OrderRecord before, OrderRecord after) {
        OrderState was = before.state();
        OrderState is = after.state();
        return before.everHeld() == after.everHeld()
                && was.createdAt().equals(is.createdAt())
                && Objects.equals(was.burstUser(), is.burstUser())
                && was.burstProducts().equals(is.burstProducts())
                && was.data().withTrackingNo(null).equals(is.data().withTrackingNo(null));
    }

    /** The one product by which the burst rule counts the order; {@code null} where there is none or several. */
    static @Nullable String burstProduct(OrderRecord order) {
        Set<String> products = order.state().burstProducts();
        return products.size() == 1 ? products.iterator().next() : null;
    }

    /** What other tables hold of an order: its lines, and its products where they are several. */
    record Parts(List<OrderLine> lines, Set<String> products) {
        static final Parts NONE = new Parts(List.of(), Set.of());
    }

    static OrderRecord read(ResultSet row, Parts parts) throws SQLException {
        String reason = row.getString("hold_reason_code");
        String claim = row.getString("stock_claim");
        return new OrderRecord(
                state(row, parts),
                ShownStatus.valueOf(row.getString("current_status")),
                reason == null ? null : HoldReason.ofCode(reason),
                row.getBoolean("ever_held"),
                row.getObject("sealed_at") != null,
                claim == null ? null : Claim.valueOf(claim));
    }

    private static OrderState state(ResultSet row, Parts parts) throws SQLException {
        return new OrderState(
                row.getString("order_id"),
                OrderStatus.valueOf(row.getString("underlying_status")),
                data(row, parts.lines()),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "folded_through"),
                row.getString("last_event_type"),
                Sql.instant(row, "last_occurred_at"),
                row.getString("burst_user"),
                burstProducts(row, parts.products()),
                milestones(row));
    }

    private static Milestones milestones(ResultSet row) throws SQLException {
        return new Milestones(
                Sql.instantOrNull(row, "paid_from"),
                Sql.instantOrNull(row, "paid_until"),
                Sql.instantOrNull(row, "left_at"),
                Sql.instantOrNull(row, "finished_at"));
    }

    private static OrderData data(ResultSet row, List<OrderLine> lines) throws SQLException {
        int quantity = row.getInt("quantity");
        Integer given = row.wasNull() ? null : quantity;
        String channel = row.getString("channel");
        return new OrderData(
                UNKNOWN_CHANNEL.equals(channel) ? null : channel,
                row.getString("user_id"),
                row.getString("product_id"),
                row.getString("product_name"),
                given,
                lines,
                row.getString("shipping_address"),
                row.getString("tracking_no"),
                row.getObject("promised_delivery_date", LocalDate.class));
    }

    private static Set<String> burstProducts(ResultSet row, Set<String> several) throws SQLException {
        String one = row.getString("burst_product");
        return one == null ? several : Set.of(one);
    }
}
