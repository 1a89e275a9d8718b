package application;

import application.ports.Alerts;
import application.ports.Alerts.NewAlert;
import application.ports.ConsumerPositions;
import application.ports.Holds;
import application.ports.Holds.StoredHold;
import application.ports.RawMessage.Partition;
import application.ports.StateLock;
import domain.alert.AlertGroup;
import domain.hold.HoldReason;
import domain.order.OrderEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a replay does besides taking messages in, each in a transaction. */
@ApplicationScoped
class ReplaySteps {
    private final StateLock lock;
    private final JudgeOrders judgeOrders;
    private final JudgeAgain judgeAgain;
    private final ConsumerPositions positions;
    private final Holds holds;
    private final Alerts alerts;
    private final Clock clock;

    ReplaySteps(
            StateLock lock,
            JudgeOrders judgeOrders,
            JudgeAgain judgeAgain,
            ConsumerPositions positions,
            Holds holds,
            Alerts alerts,
            Clock clock) {
        this.lock = lock;
        this.judgeOrders = judgeOrders;
        this.judgeAgain = judgeAgain;
        this.positions = positions;
        this.holds = holds;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Lets partitions begin at their first offset. */
    @Transactional
    void begin(Set<Partition> partitions, String topicId) {
        positions.resume(
                partitions, partitions.stream().collect(Collectors.toMap(Partition::topic, p -> topicId, (a, b) -> a)));
    }

    @Transactional
    void change(OrderEvent event) {
        lock.acquire();
        judgeOrders.judge(NewEvent.byOperator(event), event.ingestedAt());
    }

    @Transactional
    void judgeAgain(Set<String> orderIds) {
        lock.acquire();
        judgeAgain.refresh(orderIds, now());
    }

    /** Holds that were there before they were judged have no alert yet: those decided on, and those for missing stock. */
    @Transactional
    void openAlertsOfDecided(Set<String> orderIds) {
        lock.acquire();
        List<StoredHold> there = holds.ofOrders(orderIds).values().stream()
                .flatMap(List::stream)
                .filter(hold -> !hold.retracted())
                .filter(hold -> hold.decision() != null || hold.hold().key().reason() == HoldReason.INV)
                .toList();
        Instant now = now();
        alerts.open(there.stream().map(ReplaySteps::alert).toList(), now);
        alerts.resolve(
                there.stream()
                        .flatMap(hold -> RecordHolds.resolution(hold).stream())
                        .toList(),
                now);
    }

    private static NewAlert alert(StoredHold hold) {
        return new NewAlert(
                hold.orderId(),
                hold.id(),
                null,
                AlertGroup.ofHold(hold.orderId(), hold.hold()),
                hold.hold().placedAt());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
