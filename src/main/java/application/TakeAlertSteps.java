package application;

import application.ActOnAlerts.Outcome;
import application.ActOnAlerts.Target;
import application.JudgeAgain.Request;
import application.ports.AlertDesk;
import application.ports.AlertDesk.Move;
import application.ports.AlertDesk.StoredAlert;
import application.ports.StateLock;
import domain.alert.AlertAction;
import domain.alert.AlertStatus;
import domain.alert.AlertStep;
import domain.alert.Refusal;
import domain.hold.Release.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Acts on some alerts in one transaction, in which nobody else changes them. */
@ApplicationScoped
class TakeAlertSteps {
    private final StateLock lock;
    private final AlertDesk desk;
    private final JudgeAgain judgeAgain;
    private final Clock clock;

    TakeAlertSteps(StateLock lock, AlertDesk desk, JudgeAgain judgeAgain, Clock clock) {
        this.lock = lock;
        this.desk = desk;
        this.judgeAgain = judgeAgain;
        this.clock = clock;
    }

    @Transactional
    List<Outcome> take(AlertAction action, List<Target> targets, String actor, @Nullable String note) {
        lock.acquire();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, StoredAlert> alerts = desk
                .find(targets.stream().map(Target::key).toList())
                .stream()
                .collect(Collectors.toMap(StoredAlert::key, Function.identity()));
        List<Outcome> outcomes = new ArrayList<>(targets.size());
        List<Move> moves = new ArrayList<>();
        for (Target target : targets) {
            outcomes.add(decide(action, target, alerts.get(target.key()), actor, note, moves));
        }
        desk.move(moves, now);
        if (action == AlertAction.RESOLVE) {
            release(moves, actor, now);
        }
        return outcomes;
    }

    private static Outcome decide(
            AlertAction action,
            Target target,
            @Nullable StoredAlert alert,
            String actor,
            @Nullable String note,
            List<Move> moves) {
        if (alert == null) {
            return new Outcome.Refused(target.key(), Refusal.UNKNOWN, null);
        }
        if (target.version() != null && target.version() != alert.version()) {
            return new Outcome.Refused(target.key(), Refusal.CHANGED_MEANWHILE, alert);
        }
        Optional<AlertStatus> to = alert.status().after(action);
        if (to.isEmpty()) {
            return new Outcome.Refused(target.key(), Refusal.NOT_ALLOWED, alert);
        }
        moves.add(new Move(alert, AlertStep.of(action), to.get(), actor, note));
        return new Outcome.Done(target.key(), to.get(), alert.version() + 1);
    }

    private void release(List<Move> moves, String actor, Instant now) {
        List<Request> requests = new ArrayList<>();
        for (Move move : moves) {
            Request.of(move.alert(), Cause.OPERATOR, actor).ifPresent(requests::add);
        }
        judgeAgain.judge(requests, now);
    }
}
