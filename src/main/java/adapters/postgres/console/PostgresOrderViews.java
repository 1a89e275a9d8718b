package adapters.postgres.console;

import static adapters.postgres.Sql.instant;
import static adapters.postgres.console.Columns.nullableInt;
import static adapters.postgres.console.Columns.nullableReason;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.ports.OrderViews;
import application.views.OrderDetail;
import application.views.OrderFilter;
import application.views.OrderPosition;
import application.views.OrderRow;
import application.views.Page;
import application.views.PageRequest;
import application.views.StartCounts;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import domain.order.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The orders' list, newest first along the index of creation times. */
@ApplicationScoped
class PostgresOrderViews implements OrderViews {
    /** The rows of the page alone, before anything is looked up for them. */
    private static final String PAGE = """
            select page.order_id, channel, user_id, coalesce(page.product_id, line.product_id) as product_id,
                   coalesce(page.product_name, line.product_name) as product_name, coalesce(page.quantity, line.quantity) as quantity,
                   greatest(line_count, 1) as line_count, tracking_no, current_stage, current_status, underlying_status,
                   hold_reason_code, last_event_type, last_occurred_at, created_at
            from (select * from orders""";

    /** An order that came with lines and names no product of its own is shown by its first line, and by its quantity where it is the only one. */
    private static final String FIRST_LINES = """
            order by created_at desc, order_id desc limit ?) page
            left join lateral (
                select product_id, product_name, case when page.line_count = 1 then quantity end as quantity
                from order_lines
                where order_id = page.order_id and page.line_count > 0 and page.product_id is null and page.product_name is null
                order by line_no limit 1) line on true
            order by created_at desc, page.order_id desc""";

    private final Sql sql;
    private final OrderDetailReader details;
    private final StartCountsReader counts;

    PostgresOrderViews(Sql sql, OrderDetailReader details, StartCountsReader counts) {
        this.sql = sql;
        this.details = details;
        this.counts = counts;
    }

    @Override
    public Page<OrderRow, OrderPosition> page(OrderFilter filter, PageRequest<OrderPosition> request) {
        Query query = filtered(filter);
        OrderPosition after = request.after();
        if (after != null) {
            query.where("(created_at, order_id) < (?, ?)", after.createdAt(), after.orderId());
        }
        query.then(FIRST_LINES, request.limit() + 1);
        List<OrderRow> rows = sql.list(query, PostgresOrderViews::row);
        return Pages.cut(rows, request.limit(), OrderRow::position);
    }

    @Override
    public Optional<OrderDetail> detail(String orderId, OrderDetail.Limits limits) {
        return sql.readSnapshot(connection -> details.read(connection, orderId, limits));
    }

    @Override
    public StartCounts counts(Instant midnight) {
        return counts.read(midnight);
    }

    private static Query filtered(OrderFilter filter) {
        Query query = new Query(PAGE);
        ShownStatus status = filter.status();
        if (status != null) {
            query.where("current_status = ?", status.name());
        }
        if (status == ShownStatus.HOLD) {
            // follows from the status; said so that the index of the held orders serves
            query.where("hold_reason_code is not null");
        }
        Stage stage = filter.stage();
        query.whereGiven("current_stage = ?", stage == null ? null : stage.name());
        query.whereGiven("channel = ?", filter.channel());
        query.whereGiven(
                "hold_reason_code = ?",
                filter.reason() == null ? null : filter.reason().code());
        if (filter.search() != null) {
            String pattern = Columns.anywhere(filter.search());
            query.where("(order_id ilike ? or user_id ilike ? or tracking_no ilike ?)", pattern, pattern, pattern);
        }
        query.whereGiven("created_at >= ?", filter.from());
        return query.whereGiven("created_at < ?", filter.until());
    }

    private static OrderRow row(ResultSet row) throws SQLException {
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
