package application.ports;

import application.views.NotificationFilter;
import application.views.NotificationRow;
import application.views.OutboxDepth;
import application.views.Page;
import application.views.PageRequest;
import java.util.Optional;

/** The messages to operators as people look at them. */
public interface NotificationViews {

    /** Newest first; a position is the id of a message. */
    Page<NotificationRow, Long> page(NotificationFilter filter, PageRequest<Long> request);

    Optional<NotificationRow> notification(long id);

    OutboxDepth depth();
}
