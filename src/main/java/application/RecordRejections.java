package application;

import application.ports.Alerts;
import application.ports.Alerts.NewAlert;
import application.ports.Decoded.Rejected;
import application.ports.Decoded.Told;
import application.ports.EventLog;
import application.ports.EventLog.Entry;
import application.ports.EventLog.Mark;
import domain.alert.AlertGroup;
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
        alerts.open(rejected.stream().map(RecordRejections::alert).toList(), now);
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
                null,
                message.raw().position(),
                new Mark(message.reason(), message.explanation(), null, null, false));
    }

    private static NewAlert alert(Rejected message) {
        Entry entry = entry(message);
        AlertGroup group = AlertGroup.ofEvent(entry.orderId(), message.reason());
        return new NewAlert(entry.orderId(), null, entry.eventId(), group, entry.occurredAt());
    }
}
