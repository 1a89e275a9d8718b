package application;

import application.ports.Notifier.Digest;
import application.ports.Notifier.Wording;
import application.ports.Outbox;
import application.ports.Outbox.Attempt;
import application.ports.Outbox.Due;
import application.ports.Outbox.Standing;
import domain.alert.DeliveryPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Takes the next message out of the outbox, or settles it where there is nothing to send, in one short transaction. */
@ApplicationScoped
class ClaimNotification {
    private final Outbox outbox;

    ClaimNotification(Outbox outbox) {
        this.outbox = outbox;
    }

    /** What the outbox had to give. */
    sealed interface Claim {
        /** A message is to be sent. */
        record Claimed(Attempt attempt) implements Claim {}

        /** A message needed no sending; others may be due. */
        record Settled() implements Claim {}

        /** The webhook takes nothing before this time. */
        record NotBefore(Instant at) implements Claim {}

        /** Nothing is due, or another instance is at it. */
        record Nothing() implements Claim {}
    }

    @Transactional
    Claim claim(String destination, Function<Digest, Wording> compose, Instant now) {
        Optional<Instant> allowedAt = outbox.takeTurn(destination);
        if (allowedAt.isEmpty()) {
            return new Claim.Nothing();
        }
        if (allowedAt.get().isAfter(now)) {
            return new Claim.NotBefore(allowedAt.get());
        }
        Optional<Due> due = outbox.nextDue(now);
        if (due.isEmpty()) {
            return new Claim.Nothing();
        }
        Optional<Standing> standing = outbox.standing(due.get());
        if (standing.isEmpty()) {
            outbox.drop(due.get(), now);
            return new Claim.Settled();
        }
        return settled(due.get(), standing.get(), now)
                ? new Claim.Settled()
                : lease(due.get(), standing.get(), destination, compose, now);
    }

    /** Lets everything that is due go unsent. */
    @Transactional
    int skip(Instant now) {
        return outbox.skipDue(now);
    }

    private boolean settled(Due due, Standing standing, Instant now) {
        if (due.attempts() >= DeliveryPolicy.MOST_ATTEMPTS) {
            outbox.giveUp(due, "no attempt out of " + due.attempts() + " got as far as a recorded result", now);
            return true;
        }
        if (due.attempts() == 0 && !due.resent() && standing.quietUntil().isAfter(now)) {
            outbox.postpone(due, standing.quietUntil());
            return true;
        }
        return false;
    }

    private Claim lease(
            Due due, Standing standing, String destination, Function<Digest, Wording> compose, Instant now) {
        outbox.keepQuiet(destination, now.plus(DeliveryPolicy.PACE));
        Wording wording = compose.apply(standing.digest());
        return new Claim.Claimed(outbox.lease(due, standing, wording, now.plus(DeliveryPolicy.LEASE)));
    }
}
