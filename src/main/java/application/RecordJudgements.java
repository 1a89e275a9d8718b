package application;

import application.ports.DirtyWindows;
import application.ports.EventLog;
import application.ports.OrderRecord;
import application.ports.Orders;
import domain.event.EventReason;
import domain.hold.HoldReason;
import domain.hold.Judgement;
import domain.hold.ValidRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes what is judged: only what is new or different, each kind in one statement for all orders. */
@ApplicationScoped
class RecordJudgements {
    private final Orders orders;
    private final EventLog eventLog;
    private final RecordHolds recordHolds;
    private final RecordMarks recordMarks;
    private final DirtyWindows dirtyWindows;

    RecordJudgements(
            Orders orders,
            EventLog eventLog,
            RecordHolds recordHolds,
            RecordMarks recordMarks,
            DirtyWindows dirtyWindows) {
        this.orders = orders;
        this.eventLog = eventLog;
        this.recordHolds = recordHolds;
        this.recordMarks = recordMarks;
        this.dirtyWindows = dirtyWindows;
    }

    /** A judged order. */
    record Judged(OrderWork work, Judgement judgement) {}

    /** How many events became errors by it, by their reason. */
    Map<EventReason, Integer> record(Collection<OrderWork> works, ValidRule validRule, Instant now) {
        List<Judged> judged = works.stream()
                .map(work -> new Judged(work, work.judge(validRule)))
                .toList();
        MarkedEvents marked = MarkedEvents.of(judged);
        eventLog.append(marked.appended());
        eventLog.remark(marked.remarked());
        recordHolds.record(judged, now);
        recordMarks.record(marked, now);
        saveOrders(judged);
        return marked.errorsByReason();
    }

    /** Keeps the new events of sealed orders as errors, which change nothing, and says how many there are. */
    Map<EventReason, Integer> refuse(Collection<OrderWork> sealed, Instant now) {
        MarkedEvents marked = MarkedEvents.ofSealed(sealed);
        eventLog.append(marked.appended());
        recordMarks.record(marked, now);
        return marked.errorsByReason();
    }

    private void saveOrders(List<Judged> judged) {
        List<OrderRecord> inserts = new ArrayList<>();
        List<Orders.Change> updates = new ArrayList<>();
        List<DirtyWindows.Effect> effects = new ArrayList<>();
        for (Judged order : judged) {
            OrderRecord stored = order.work().stored();
            OrderRecord record = orderRecord(order);
            effects.add(new DirtyWindows.Effect(stored, record, heldOtherwise(order)));
            if (stored == null) {
                inserts.add(record);
            } else if (!stored.equals(record)) {
                updates.add(new Orders.Change(stored, record));
            }
        }
        orders.insert(inserts);
        orders.update(updates);
        dirtyWindows.judged(effects);
    }

    private static boolean heldOtherwise(Judged order) {
        boolean before = order.work().storedHolds().stream().anyMatch(hold -> !hold.retracted());
        return before == order.judgement().holds().isEmpty();
    }

    private static OrderRecord orderRecord(Judged order) {
        Judgement judgement = order.judgement();
        HoldReason reason = judgement.shownReason().orElse(null);
        boolean everHeld =
                !judgement.holds().isEmpty() || !order.work().storedHolds().isEmpty();
        return new OrderRecord(
                judgement.state(),
                judgement.shownStatus(),
                reason,
                everHeld,
                false,
                order.work().claim());
    }
}
