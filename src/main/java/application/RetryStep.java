package application;

import application.JudgeAgain.Request;
import application.ports.AlertDesk;
import application.ports.AlertDesk.Move;
import application.ports.AlertDesk.StoredAlert;
import application.ports.StateLock;
import domain.alert.AlertStatus;
import domain.alert.AlertStep;
import domain.hold.Release;
import domain.hold.Release.Cause;
import domain.hold.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carries out requested retries in one transaction with their outcome: either both happened or neither. */
@ApplicationScoped
class RetryStep {
    private final StateLock lock;
    private final AlertDesk desk;
    private final JudgeAgain judgeAgain;
    private final RetryEvents retryEvents;
    private final Clock clock;

    RetryStep(StateLock lock, AlertDesk desk, JudgeAgain judgeAgain, RetryEvents retryEvents, Clock clock) {
        this.lock = lock;
        this.desk = desk;
        this.judgeAgain = judgeAgain;
        this.retryEvents = retryEvents;
        this.clock = clock;
    }

    /**
     * Waits for the writers of ingestion only where somebody asked for a retry.
     *
     * @return number of retries carried out
     */
    @Transactional
    int run(int most) {
        if (desk.retryRequested(1).isEmpty()) {
            return 0;
        }
        lock.acquire();
        List<StoredAlert> alerts = desk.retryRequested(most);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, String> stillWrong = new HashMap<>(judgeAgain.judge(requests(alerts), now));
        stillWrong.putAll(retryEvents.retry(
                alerts.stream().filter(alert -> alert.holdId() == null).toList(), now));
        conclude(alerts, stillWrong, now);
        return alerts.size();
    }

    /** Concludes the first retry without carrying it out. */
    @Transactional
    void giveUpFirst(String why) {
        lock.acquire();
        conclude(desk.retryRequested(1), why, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private void conclude(List<StoredAlert> alerts, String why, Instant now) {
        Map<String, String> wrong = new HashMap<>();
        alerts.forEach(alert -> wrong.put(alert.key(), why));
        conclude(alerts, wrong, now);
    }

    /** What the judgement itself has closed meanwhile is concluded already. */
    private void conclude(List<StoredAlert> alerts, Map<String, String> stillWrong, Instant now) {
        List<Move> moves = new ArrayList<>();
        for (StoredAlert alert : desk.find(alerts.stream().map(StoredAlert::key).toList())) {
            if (alert.status() == AlertStatus.RETRY_REQUESTED) {
                String wrong = stillWrong.get(alert.key());
                moves.add(
                        wrong == null
                                ? new Move(
                                        alert,
                                        AlertStep.RETRY_PASSED,
                                        AlertStatus.RESOLVED,
                                        Release.SYSTEM,
                                        Verdict.Plain.PASSED.text())
                                : new Move(alert, AlertStep.RETRY_FAILED, AlertStatus.OPEN, Release.SYSTEM, wrong));
            }
        }
        desk.move(moves, now);
    }

    private static List<Request> requests(List<StoredAlert> alerts) {
        List<Request> requests = new ArrayList<>();
        for (StoredAlert alert : alerts) {
            String requester = alert.operator() == null ? Release.SYSTEM : alert.operator();
            Request.of(alert, Cause.RETRY, requester).ifPresent(requests::add);
        }
        return requests;
    }
}
