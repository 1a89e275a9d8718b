package application;

import application.ports.Outbox;
import application.ports.Outbox.Attempt;
import domain.alert.Delivery;
import domain.alert.DeliveryPolicy;
import domain.alert.DeliveryPolicy.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Writes down what came of an attempt: first for the webhook, so that no other instance posts into a pause, then for the message. */
@ApplicationScoped
class RecordDelivery {
    private final Outbox outbox;

    RecordDelivery(Outbox outbox) {
        this.outbox = outbox;
    }

    @Transactional
    void record(Attempt attempt, String destination, Delivery delivery, Instant now) {
        double chance = ThreadLocalRandom.current().nextDouble();
        Verdict verdict = DeliveryPolicy.after(delivery, attempt.number(), chance);
        outbox.keepQuiet(destination, now.plus(verdict.quiet()));
        if (verdict instanceof Verdict.Again again) {
            outbox.returnForRetry(attempt, again.why(), now.plus(again.pause()), again.counts());
        } else if (verdict instanceof Verdict.Failed failed) {
            outbox.failed(attempt, failed.why(), now);
        } else {
            outbox.sent(attempt, now);
        }
    }
}
