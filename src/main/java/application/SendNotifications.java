package application;

import application.ClaimNotification.Claim;
import application.ports.Notifier;
import application.ports.Outbox.Attempt;
import domain.alert.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Works the outbox off, one message a step: claim, commit, send, record. Nothing is locked while the channel takes its time. A crash
 * between sending and recording leads to one repeat, when the lease has run out.
 */
@ApplicationScoped
public class SendNotifications {
    private final ClaimNotification claim;
    private final RecordDelivery record;
    private final Notifier notifier;
    private final Clock clock;

    SendNotifications(ClaimNotification claim, RecordDelivery record, Notifier notifier, Clock clock) {
        this.claim = claim;
        this.record = record;
        this.notifier = notifier;
        this.clock = clock;
    }

    /** What a step came to. */
    public sealed interface Step {
        /** There was something to do, and there may be more. */
        record Done() implements Step {}

        /** Nothing more may be posted before this time. */
        record NotBefore(Instant at) implements Step {}

        /** Nothing is due. */
        record Idle() implements Step {}
    }

    /**
     * Does what is next.
     *
     * @throws RuntimeException where the database fails: a claimed message is taken up again when its lease has run out
     */
    public Step step() {
        Optional<String> destination = notifier.destination();
        if (destination.isEmpty()) {
            claim.skip(now());
            return new Step.Idle();
        }
        Claim claimed = claim.claim(destination.get(), notifier::compose, now());
        if (claimed instanceof Claim.NotBefore notBefore) {
            return new Step.NotBefore(notBefore.at());
        }
        if (claimed instanceof Claim.Claimed message) {
            send(message.attempt(), destination.get());
        }
        return claimed instanceof Claim.Nothing ? new Step.Idle() : new Step.Done();
    }

    private void send(Attempt attempt, String destination) {
        Delivery delivery = notifier.deliver(attempt.wording());
        record.record(attempt, destination, delivery, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
