package application;

import application.ports.Alerts;
import application.ports.Alerts.NewAlert;
import application.ports.Alerts.Resolution;
import application.ports.EventLog.Entry;
import domain.alert.AlertGroup;
import domain.event.EventReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Opens an alert for each event that became an error, and closes it when a late event shows that it is none. */
@ApplicationScoped
class RecordMarks {
    private final Alerts alerts;

    RecordMarks(Alerts alerts) {
        this.alerts = alerts;
    }

    void record(MarkedEvents marked, Instant now) {
        List<NewAlert> opened = new ArrayList<>();
        for (Entry entry : marked.errors()) {
            EventReason reason = entry.mark().reason();
            if (reason != null) {
                AlertGroup group = AlertGroup.ofEvent(entry.orderId(), reason);
                opened.add(new NewAlert(entry.orderId(), null, entry.eventId(), group, entry.occurredAt()));
            }
        }
        alerts.open(opened, now);
        List<Resolution> resolved = marked.cured().stream()
                .map(entry -> new Resolution(
                        Alerts.eventKey(entry.eventId()), "a late event shows that nothing was wrong with this one"))
                .toList();
        alerts.resolve(resolved, now);
    }
}
