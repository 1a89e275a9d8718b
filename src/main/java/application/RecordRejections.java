package application;

import application.ports.Alerts;
import application.ports.Alerts.NewAlert;
import application.ports.Decoded.Rejected;
import application.ports.Decoded.Told;
import application.ports.EventLog;
import application.ports.EventLog.Entry;
import application.ports.EventLog.Mark;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Gives every bad message its entry among the events and its alert. */
@ApplicationScoped
class RecordRejections {
    private final EventLog eventLog;
    private final Alerts alerts;

    RecordRejections(EventLog eventLog, Alerts alerts) {
        this.eventLog = eventLog;
        this.alerts = alerts;
    }

    void record(List<Rejected> rejected, Instant now) {
        if (rejected.isEmpty()) {
            return;
        }
        eventLog.append(rejected.stream().map(RecordRejections::entry).toList());
        alerts.open(rejected.stream().map(message -> alert(entry(message))).toList(), now);
    }

    private static Entry entry(Rejected message) {
        Told told = message.told();
        Instant occurredAt = told.occurredAt();
        return new Entry(
                message.entryId(),
                told.orderId(),
                told.channel(),
                told.eventType(),
                null,
                occurredAt == null ? message.raw().recordAt() : occurredAt,
                message.raw().receivedAt(),
                null,
                message.raw().position(),
                new Mark(message.reason(), message.explanation(), null, null, false));
    }

    private static NewAlert alert(Entry entry) {
        return new NewAlert(
                entry.orderId(),
                null,
                entry.eventId(),
                entry.mark().reason() == null ? "" : entry.mark().reason().code(),
                entry.occurredAt());
    }
}
