package application;

import application.ports.NotificationViews;
import application.ports.Outbox;
import application.ports.StateLock;
import application.views.NotificationRow;
import domain.alert.NotificationStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends a message once more that was parked or skipped. The lock keeps new alerts from writing a message of the group meanwhile. */
@ApplicationScoped
public class ResendNotification {
    private final StateLock lock;
    private final Outbox outbox;
    private final NotificationViews views;
    private final Clock clock;

    ResendNotification(StateLock lock, Outbox outbox, NotificationViews views, Clock clock) {
        this.lock = lock;
        this.outbox = outbox;
        this.views = views;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It waits again, due now. */
        record Queued(NotificationRow notification) implements Outcome {}

        record Unknown() implements Outcome {}

        /** Its status does not allow it. */
        record NotResendable(NotificationStatus status) implements Outcome {}

        /** Another message of its group waits already and will tell everything. */
        record GroupWaits() implements Outcome {}
    }

    @Transactional
    public Outcome resend(long id, String actor, @Nullable String note) {
        lock.acquire();
        Optional<NotificationRow> notification = views.notification(id);
        if (notification.isEmpty()) {
            return new Outcome.Unknown();
        }
        NotificationStatus status = notification.get().status();
        if (!status.resendable()) {
            return new Outcome.NotResendable(status);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return outbox.requeue(id, actor, note, now)
                ? new Outcome.Queued(views.notification(id).orElseThrow())
                : new Outcome.GroupWaits();
    }
}
