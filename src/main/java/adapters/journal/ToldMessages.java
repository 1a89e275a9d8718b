package adapters.journal;

import application.ports.Notifier.Wording;
import application.ports.Outbox;
import domain.alert.AlertGroup;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Instant;

/** Tells how messages to operators fare. What they say, and where they go, it keeps to itself. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
abstract class ToldMessages implements Outbox {
    private final Outbox outbox;
    private final Journal journal;

    @Inject
    ToldMessages(@Delegate @Any Outbox outbox, Journal journal) {
        this.outbox = outbox;
        this.journal = journal;
    }

    @Override
    public Attempt lease(Due due, Standing standing, Wording wording, Instant until) {
        Attempt attempt = outbox.lease(due, standing, wording, until);
        AlertGroup group = due.group();
        journal.tell(line(due.id(), "goes out, attempt %d: %s".formatted(attempt.number(), group.reason()))
                .with(Line.REASON, group.reason())
                .with(Line.ORDER, group.kind() == AlertGroup.Kind.ORDER ? group.subject() : null));
        return attempt;
    }

    @Override
    public void giveUp(Due due, String why, Instant now) {
        outbox.giveUp(due, why, now);
        journal.tell(warning(due.id(), "is given up: " + why));
    }

    @Override
    public boolean sent(Attempt attempt, Instant now) {
        journal.tell(line(attempt.id(), "is sent"));
        return outbox.sent(attempt, now);
    }

    @Override
    public boolean failed(Attempt attempt, String why, Instant now) {
        journal.tell(warning(attempt.id(), "has failed: " + why));
        return outbox.failed(attempt, why, now);
    }

    @Override
    public boolean returnForRetry(Attempt attempt, String why, Instant notBefore, boolean counts) {
        journal.tell(warning(attempt.id(), "is tried again at %s: %s".formatted(notBefore, why)));
        return outbox.returnForRetry(attempt, why, notBefore, counts);
    }

    private static Line line(long id, String what) {
        return Line.of("message %d %s".formatted(id, what)).with(Line.MESSAGE, Long.toString(id));
    }

    private static Line warning(long id, String what) {
        return Line.warning("message %d %s".formatted(id, what)).with(Line.MESSAGE, Long.toString(id));
    }
}
