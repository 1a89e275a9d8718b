package adapters.journal;

import application.ports.Alerts;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Instant;
import java.util.List;

/** Tells of holds and bad messages by their alerts. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
class ToldAlerts implements Alerts {
    private final Alerts alerts;
    private final Journal journal;

    @Inject
    ToldAlerts(@Delegate @Any Alerts alerts, Journal journal) {
        this.alerts = alerts;
        this.journal = journal;
    }

    @Override
    public void open(List<NewAlert> opened, Instant openedAt) {
        alerts.open(opened, openedAt);
        for (NewAlert alert : opened) {
            String subject = alert.orderId() == null ? "no order that is known" : "order " + alert.orderId();
            journal.tell(Line.of("%s of %s: alert %s is opened"
                            .formatted(alert.group().reason(), subject, alert.key()))
                    .with(Line.ALERT, alert.key())
                    .with(Line.ORDER, alert.orderId())
                    .with(Line.EVENT, alert.eventId())
                    .with(Line.REASON, alert.group().reason()));
        }
    }

    @Override
    public void resolve(List<Resolution> resolutions, Instant resolvedAt) {
        alerts.resolve(resolutions, resolvedAt);
        for (Resolution resolution : resolutions) {
            journal.tell(Line.of("alert %s is resolved: %s".formatted(resolution.key(), resolution.note()))
                    .with(Line.ALERT, resolution.key()));
        }
    }
}
