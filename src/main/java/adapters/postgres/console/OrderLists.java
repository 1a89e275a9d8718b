package adapters.postgres.console;

import adapters.postgres.console.OrderWalk.Stretch;
import application.views.OrderFilter;
import application.views.OrderPosition;
import application.views.OrderRow;
import application.views.Page;
import application.views.PageRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Pages of the orders' list. What is frequent is found soon by looking at the newest orders; what is rare is looked up. What is neither,
 * such as a search that fits millions together with a status that fits few, ends a page early with the place to go on from.
 */
final class OrderLists {
    private static final int FIRST_LOOK = 2_000;
    private static final int LONG_LOOK = 100_000;

    private final Connection connection;
    private final PageRequest<OrderPosition> request;
    private final int wanted;

    OrderLists(Connection connection, PageRequest<OrderPosition> request) {
        this.connection = connection;
        this.request = request;
        this.wanted = request.limit() + 1;
    }

    Page<OrderRow, OrderPosition> page(OrderFilter filter) throws SQLException {
        OrderConditions conditions = new OrderConditions(filter, request.after());
        if (!conditions.isSelective()) {
            return cut(OrderWalk.rest(connection, conditions, wanted));
        }
        if (filter.lateAt() != null && filter.search() == null) {
            return late(conditions, filter.lateAt());
        }
        Stretch newest = OrderWalk.of(connection, conditions, wanted, FIRST_LOOK);
        return newest.rows().size() == wanted || newest.through() == null ? cut(newest.rows()) : beyond(conditions);
    }

    /** The newest were too few: starts over without looking at orders one by one. */
    private Page<OrderRow, OrderPosition> beyond(OrderConditions conditions) throws SQLException {
        String search = conditions.filter().search();
        String mark = conditions.mark();
        if (search != null) {
            Optional<List<OrderRow>> found = new OrderSearch(connection, conditions, wanted).find(search);
            return found.isPresent() ? cut(found.get()) : longLook(conditions);
        }
        return mark == null
                ? cut(OrderWalk.rest(connection, conditions, wanted))
                : cut(OrderWalk.marked(connection, conditions, mark, wanted));
    }

    /** Late orders are seldom among the newest, so that these are not looked at first. */
    private Page<OrderRow, OrderPosition> late(OrderConditions conditions, Instant at) throws SQLException {
        LateOrders late = new LateOrders(connection, at);
        return late.areMany() ? longLook(conditions) : cut(late.find(conditions, wanted));
    }

    private Page<OrderRow, OrderPosition> longLook(OrderConditions conditions) throws SQLException {
        Stretch stretch = OrderWalk.of(connection, conditions, wanted, LONG_LOOK);
        return stretch.rows().size() == wanted ? cut(stretch.rows()) : new Page<>(stretch.rows(), stretch.through());
    }

    private Page<OrderRow, OrderPosition> cut(List<OrderRow> rows) {
        return Pages.cut(rows, request.limit(), OrderRow::position);
    }
}
