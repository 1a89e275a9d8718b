package adapters.postgres.console;

import adapters.postgres.Sql;
import application.ports.OrderViews;
import application.views.OrderDetail;
import application.views.OrderFilter;
import application.views.OrderPosition;
import application.views.OrderRow;
import application.views.OrderTallies;
import application.views.Page;
import application.views.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** The orders' list, newest first along the index of creation times. */
@ApplicationScoped
class PostgresOrderViews implements OrderViews {
    private final Sql sql;
    private final OrderDetailReader details;
    private final OrderTalliesReader tallies;

    PostgresOrderViews(Sql sql, OrderDetailReader details, OrderTalliesReader tallies) {
        this.sql = sql;
        this.details = details;
        this.tallies = tallies;
    }

    @Override
    public Page<OrderRow, OrderPosition> page(OrderFilter filter, PageRequest<OrderPosition> request) {
        return sql.readPlannedSnapshot(connection -> new OrderLists(connection, request).page(filter));
    }

    @Override
    public Optional<OrderDetail> detail(String orderId, OrderDetail.Limits limits) {
        return sql.readSnapshot(connection -> details.read(connection, orderId, limits));
    }

    @Override
    public OrderTallies tallies(Instant midnight) {
        return tallies.read(midnight);
    }
}
