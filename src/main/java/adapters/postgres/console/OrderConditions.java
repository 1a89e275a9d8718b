package adapters.postgres.console;

import adapters.postgres.Query;
import application.views.OrderFilter;
import application.views.OrderPosition;
import domain.hold.HoldReason;
import domain.order.ShownStatus;
import domain.order.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a filter of orders says in SQL, apart what an index answers and what each order has to be asked. */
record OrderConditions(OrderFilter filter, @Nullable OrderPosition after) {
    static final String NEWEST_FIRST = "order by created_at desc, order_id desc limit ?";

    /** Looked up for each order: a join would read all spells for a few orders. */
    private static final String LATE = """
            and (select true from late_spells late
                 where late.order_id = orders.order_id and late.begins <= ? and (late.ends is null or late.ends > ?) limit 1)""";

    OrderConditions after(OrderPosition position) {
        return new OrderConditions(filter, position);
    }

    /** To be asked of each order. */
    boolean isSelective() {
        return filter.search() != null || mark() != null || filter.lateAt() != null;
    }

    /** By which mark the filter's orders can be found. */
    @Nullable
    String mark() {
        ShownStatus status = filter.status();
        Stage stage = filter.stage();
        if (status != null) {
            return isIndexed(status) ? null : status.name();
        }
        return stage == null || filter.reason() != null ? null : stage.name();
    }

    private boolean isIndexed(ShownStatus status) {
        return status == ShownStatus.HOLD || filter.reason() != null;
    }

    /** Channel, reason, period and the place in the list. */
    Query addIndexed(Query query) {
        given(query, "channel = ?", filter.channel());
        HoldReason reason = filter.reason();
        given(query, "hold_reason_code = ?", reason == null ? null : reason.code());
        if (filter.status() == ShownStatus.HOLD) {
            // follows from the status; said so that the index of the held orders serves
            query.then("and hold_reason_code is not null");
        }
        given(query, "created_at >= ?", filter.from());
        given(query, "created_at < ?", filter.until());
        if (after != null) {
            // the first follows from the second; said so that an index without the id serves
            query.then(
                    "and created_at <= ? and (created_at, order_id) < (?, ?)",
                    after.createdAt(),
                    after.createdAt(),
                    after.orderId());
        }
        return query;
    }

    /** Status, stage, search and lateness. */
    Query addAsked(Query query) {
        Instant lateAt = filter.lateAt();
        if (lateAt != null) {
            query.then(LATE, lateAt, lateAt);
        }
        return addAskedOfRow(query);
    }

    /** What the order's row itself tells. */
    Query addAskedOfRow(Query query) {
        ShownStatus status = filter.status();
        given(query, "current_status = ?", status == null ? null : status.name());
        Stage stage = filter.stage();
        given(query, "current_stage = ?", stage == null ? null : stage.name());
        if (filter.search() != null) {
            String pattern = Columns.anywhere(filter.search());
            query.then("and (order_id ilike ? or user_id ilike ? or tracking_no ilike ?)", pattern, pattern, pattern);
        }
        return query;
    }

    private static void given(Query query, String condition, @Nullable Object value) {
        if (value != null) {
            query.then("and " + condition, value);
        }
    }
}
