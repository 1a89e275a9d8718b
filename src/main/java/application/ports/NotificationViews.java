package application.ports;

import application.views.NotificationFilter;
import application.views.NotificationRow;
import application.views.OutboxDepth;
import application.views.Page;
import application.views.PageRequest;
import java.util.List;
import java.util.Optional;

/** The messages to operators as people look at them. */
public interface NotificationViews {
    int MOST_OF_ORDER = 50;

    /** Newest first; a position is the id of a message. */
    Page<NotificationRow, Long> page(NotificationFilter filter, PageRequest<Long> request);

    Optional<NotificationRow> notification(long id);

    /** The messages that told, or will tell, of any of an order's alerts while it was open; the oldest first, at most {@link #MOST_OF_ORDER}. */
    List<NotificationRow> ofOrder(String orderId);

    OutboxDepth depth();
}
