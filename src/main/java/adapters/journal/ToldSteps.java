package adapters.journal;

import application.ports.AlertDesk;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Instant;
import java.util.List;

/** Tells what operators, and the retries that they asked for, do about alerts. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
abstract class ToldSteps implements AlertDesk {
    private final AlertDesk desk;
    private final Journal journal;

    @Inject
    ToldSteps(@Delegate @Any AlertDesk desk, Journal journal) {
        this.desk = desk;
        this.journal = journal;
    }

    @Override
    public void move(List<Move> moves, Instant at) {
        desk.move(moves, at);
        for (Move move : moves) {
            StoredAlert alert = move.alert();
            journal.tell(Line.of("%s of alert %s by %s: from %s to %s"
                            .formatted(move.step(), alert.key(), move.actor(), alert.status(), move.to()))
                    .with(Line.ALERT, alert.key())
                    .with(Line.ORDER, alert.orderId())
                    .with(Line.EVENT, alert.eventId())
                    .with(Line.ACTOR, move.actor()));
        }
    }
}
