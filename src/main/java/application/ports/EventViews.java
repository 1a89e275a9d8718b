package application.ports;

import application.views.EventFilter;
import application.views.EventRow;
import application.views.Page;
import application.views.PageRequest;
import application.views.RawCopy;
import java.util.Optional;

/** The events and bad messages as people look at them. */
public interface EventViews {

    /** Latest arrival first; a position is the arrival number of an event. */
    Page<EventRow, Long> page(EventFilter filter, PageRequest<Long> request);

    Optional<EventRow> event(String eventId);

    /** Empty where the event is unknown, or did not come as a message. */
    Optional<RawCopy> raw(String eventId);
}
