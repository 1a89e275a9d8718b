package application.ports;

import application.views.OrderDetail;
import application.views.OrderFilter;
import application.views.OrderPosition;
import application.views.OrderRow;
import application.views.OrderTallies;
import application.views.Page;
import application.views.PageRequest;
import java.time.Instant;
import java.util.Optional;

/** The orders as people look at them; nothing here changes any. */
public interface OrderViews {

    /** Newest first. */
    Page<OrderRow, OrderPosition> page(OrderFilter filter, PageRequest<OrderPosition> request);

    Optional<OrderDetail> detail(String orderId, OrderDetail.Limits limits);

    /**
     * @param midnight when today began
     */
    OrderTallies tallies(Instant midnight);
}
