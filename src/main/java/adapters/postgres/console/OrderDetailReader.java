package adapters.postgres.console;

import static adapters.postgres.Sql.instant;
import static adapters.postgres.Sql.instantOrNull;
import static adapters.postgres.console.Columns.nullableInt;
import static adapters.postgres.console.Columns.nullableReason;
import static adapters.postgres.console.Columns.nullableStatus;

import adapters.postgres.Query;
import application.views.HistoryEntry;
import application.views.OrderDetail;
import application.views.OrderFacts;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import domain.order.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One order with its lines, events, holds, alerts and history, all read within one snapshot. */
@ApplicationScoped
class OrderDetailReader {
    private static final int MOST_CHANGES = 500;
    private static final String ORDER = """
            select order_id, channel, user_id, product_id, product_name, quantity, shipping_address, tracking_no,
                   promised_delivery_date, current_stage, current_status, underlying_status, hold_reason_code, ever_held,
                   last_event_type, last_occurred_at, created_at, left_at, sealed_at
            from orders where order_id = ?""";
    private static final String LINES = """
            select line_id, product_id, product_name, quantity from order_lines where order_id = ? order by line_no""";
    private static final String EVENTS = EventRows.SELECT + """

              where order_id = ? order by occurred_at desc, seq desc limit ?""";
    /** The unresolved before the others, and of them those of holds: without its alert nobody could act on a hold. */
    private static final String ALERTS_LIMITED = """
            order by case when status = 'RESOLVED' then 2 when kind = 'EVENT' then 1 else 0 end, seq desc limit ?""";

    private static final String HISTORY = """
            select change.at, change.from_status, change.to_status, change.cause, change.cause_id, change.actor, holds.reason,
                   case when change.cause = 'EVENT' then change.note
                        when change.cause = 'HOLD' and holds.reason = 'FUL-MANUAL' then holds.detail
                        when change.to_status = 'CANCELED' then (select min(e.note) from events e
                            where e.order_id = holds.order_id and e.next_status = 'CANCELED')
                   end as note
            from (select * from (select * from order_history where order_id = ? offset 0) own
                  order by at desc, position desc limit ?) change
            left join holds on change.cause <> 'EVENT' and holds.hold_id::text = change.cause_id and holds.order_id = ?
            order by change.at, change.position""";

    private final HoldReader holds;

    OrderDetailReader(HoldReader holds) {
        this.holds = holds;
    }

    Optional<OrderDetail> read(Connection connection, String orderId, OrderDetail.Limits limits) throws SQLException {
        Optional<OrderFacts> order = new Query(ORDER, orderId)
                .first(
                        connection,
                        row -> facts(row, new Query(LINES, orderId).list(connection, OrderDetailReader::line)));
        if (order.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OrderDetail(
                order.get(),
                new Query(EVENTS, orderId, limits.events()).list(connection, EventRows::row),
                alerts(orderId, limits.alerts()).list(connection, AlertRows::row),
                holds.read(connection, orderId),
                new Query(HISTORY, orderId, MOST_CHANGES, orderId).list(connection, OrderDetailReader::change)));
    }

    private static OrderFacts.Line line(ResultSet row) throws SQLException {
        return new OrderFacts.Line(
                row.getString("line_id"),
                row.getString("product_id"),
                row.getString("product_name"),
                row.getInt("quantity"));
    }

    /** The line of an order that never listed its lines: its product itself. */
    private static OrderFacts.Line onlyLine(ResultSet row) throws SQLException {
        Integer quantity = nullableInt(row, "quantity");
        return new OrderFacts.Line(
                null, row.getString("product_id"), row.getString("product_name"), quantity == null ? 1 : quantity);
    }

    private static OrderFacts facts(ResultSet row, List<OrderFacts.Line> lines) throws SQLException {
        return new OrderFacts(
                row.getString("order_id"),
                row.getString("channel"),
                row.getString("user_id"),
                row.getString("product_id"),
                row.getString("product_name"),
                nullableInt(row, "quantity"),
                lines.isEmpty() ? List.of(onlyLine(row)) : lines,
                row.getString("shipping_address"),
                row.getString("tracking_no"),
                row.getObject("promised_delivery_date", LocalDate.class),
                Stage.valueOf(row.getString("current_stage")),
                ShownStatus.valueOf(row.getString("current_status")),
                OrderStatus.valueOf(row.getString("underlying_status")),
                nullableReason(row, "hold_reason_code"),
                row.getBoolean("ever_held"),
                row.getString("last_event_type"),
                instant(row, "last_occurred_at"),
                instant(row, "created_at"),
                instantOrNull(row, "left_at"),
                instantOrNull(row, "sealed_at"));
    }

    private static Query alerts(String orderId, int limit) {
        return AlertRows.withCauses(
                AlertRows.select().where("order_id = ?", orderId).then(ALERTS_LIMITED, limit));
    }

    private static HistoryEntry change(ResultSet row) throws SQLException {
        String cause = row.getString("cause");
        return new HistoryEntry(
                instant(row, "at"),
                nullableStatus(row, "from_status"),
                ShownStatus.valueOf(row.getString("to_status")),
                cause,
                cause.equals("EVENT") ? row.getString("cause_id") : null,
                nullableReason(row, "reason"),
                row.getString("actor"),
                row.getString("note"));
    }
}
