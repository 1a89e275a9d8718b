package adapters.journal;

import application.ports.EventLog;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.List;

/** Tells of the events that operators make; those of channels are too many. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
abstract class ToldEvents implements EventLog {
    private final EventLog events;
    private final Journal journal;

    @Inject
    ToldEvents(@Delegate @Any EventLog events, Journal journal) {
        this.events = events;
        this.journal = journal;
    }

    @Override
    public void append(List<Entry> entries) {
        events.append(entries);
        for (Entry entry : entries) {
            if (entry.actor() != null) {
                journal.tell(
                        Line.of("%s of order %s by %s".formatted(entry.eventType(), entry.orderId(), entry.actor()))
                                .with(Line.ORDER, entry.orderId())
                                .with(Line.EVENT, entry.eventId())
                                .with(Line.ACTOR, entry.actor()));
            }
        }
    }
}
