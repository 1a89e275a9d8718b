package adapters.postgres.console;

import static adapters.postgres.Sql.instant;
import static adapters.postgres.console.Columns.nullableInt;
import static adapters.postgres.console.Columns.nullableReason;

import adapters.postgres.Query;
import application.views.OrderRow;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import domain.order.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How rows of {@code orders} are read for lists, by whichever way they were found. */
final class OrderRows {
    /** The rows of the page alone, before anything is looked up for them. */
    private static final String PAGE = """
            select page.order_id, channel, user_id, coalesce(page.product_id, line.product_id) as product_id,
                   coalesce(page.product_name, line.product_name) as product_name, coalesce(page.quantity, line.quantity) as quantity,
                   greatest(line_count, 1) as line_count, tracking_no, current_stage, current_status, underlying_status,
                   hold_reason_code, last_event_type, last_occurred_at, created_at
            from (""";

    /** An order that came with lines and names no product of its own is shown by its first line, and by its quantity where it is the only one. */
    private static final String FIRST_LINES = """
            ) page
            left join lateral (
                select product_id, product_name, case when page.line_count = 1 then quantity end as quantity
                from order_lines
                where order_id = page.order_id and page.line_count > 0 and page.product_id is null and page.product_name is null
                order by line_no limit 1) line on true
            order by created_at desc, page.order_id desc""";

    private OrderRows() {}

    /** A query to be completed by the rows wanted and then given to {@link #withLines}. */
    static Query select(String rows, Object... values) {
        return new Query(PAGE + rows, values);
    }

    static Query withLines(Query orders) {
        return orders.then(FIRST_LINES);
    }

    static OrderRow row(ResultSet row) throws SQLException {
        return new OrderRow(
                row.getString("order_id"),
                row.getString("channel"),
                row.getString("user_id"),
                row.getString("product_id"),
                row.getString("product_name"),
                nullableInt(row, "quantity"),
                row.getInt("line_count"),
                row.getString("tracking_no"),
                Stage.valueOf(row.getString("current_stage")),
                ShownStatus.valueOf(row.getString("current_status")),
                OrderStatus.valueOf(row.getString("underlying_status")),
                nullableReason(row, "hold_reason_code"),
                row.getString("last_event_type"),
                instant(row, "last_occurred_at"),
                instant(row, "created_at"));
    }
}
