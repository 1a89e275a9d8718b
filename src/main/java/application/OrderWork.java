package application;

import application.ports.EventLog;
import application.ports.Holds.StoredHold;
import application.ports.OrderRecord;
import domain.hold.Decision;
import domain.hold.Evidence;
import domain.hold.Hold;
import domain.hold.HoldCauses;
import domain.hold.HoldCauses.BurstKey;
import domain.hold.HoldPlan;
import domain.hold.HoldReason;
import domain.hold.Judgement;
import domain.hold.ValidRule;
import domain.order.Fold;
import domain.order.OrderEvent;
import domain.order.OrderState;
import domain.order.ShownStatus;
import domain.stock.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One order while it is judged. An order that never was held and gets events in their order is resumed from its stored state; any other
 * is folded again from all its events, its history.
 */
final class OrderWork {
    private final String orderId;
    private final @Nullable OrderRecord stored;
    private final List<NewEvent> fresh;
    private final Map<BurstKey, Evidence.Burst> bursts = new HashMap<>();
    private final List<Decision> decisions = new ArrayList<>();
    private List<EventLog.Stored> kept = List.of();
    private List<OrderEvent> history = List.of();
    private List<StoredHold> storedHolds = List.of();
    private boolean whole;
    private Fold.@Nullable Result folded;
    private @Nullable Claim claim;
    private Evidence.@Nullable Shortage shortage;

    /**
     * @param decided whether something was decided on its holds although it is not stored yet
     */
    OrderWork(String orderId, @Nullable OrderRecord stored, List<NewEvent> fresh, boolean decided) {
        this.orderId = orderId;
        this.stored = stored;
        this.fresh = fresh;
        this.whole = stored == null && !decided;
        this.claim = stored == null ? null : stored.claim();
    }

    String orderId() {
        return orderId;
    }

    @Nullable
    OrderRecord stored() {
        return stored;
    }

    /** Whether the order is as it is for good: its events may be gone, so that it cannot be folded again. */
    boolean sealed() {
        return stored != null && stored.sealed();
    }

    List<NewEvent> fresh() {
        return fresh;
    }

    List<EventLog.Stored> kept() {
        return kept;
    }

    List<StoredHold> storedHolds() {
        return storedHolds;
    }

    /** Whether everything about the order is at hand: its events, all or the only ones, and its holds. */
    boolean whole() {
        return whole;
    }

    /** Whether the stored state is not enough to go on from. */
    boolean needsHistory() {
        return !whole && (stored == null || stored.everHeld() || fresh.isEmpty() || !allLater(stored.state()));
    }

    private boolean allLater(OrderState state) {
        for (NewEvent added : fresh) {
            OrderEvent event = added.event();
            if (!event.occurredAt().isAfter(state.foldedThrough()) || event.status() == ShownStatus.HOLD) {
                return false;
            }
        }
        return true;
    }

    void giveHistory(List<EventLog.Stored> keptEvents, List<OrderEvent> decoded, List<StoredHold> holds) {
        kept = keptEvents;
        history = decoded;
        storedHolds = holds;
        decisions.clear();
        whole = true;
        for (StoredHold hold : holds) {
            if (hold.decision() != null) {
                decisions.add(hold.decision());
            } else if (!hold.retracted()) {
                recall(hold.hold());
            }
        }
    }

    private void recall(Hold hold) {
        if (hold.evidence() instanceof Evidence.Burst burst) {
            bursts.put(new BurstKey(hold.key().reason(), hold.key().subject()), burst);
        } else if (hold.evidence() instanceof Evidence.Shortage missing) {
            shortage = missing;
        }
    }

    /** All events at hand: those of the history and the new ones. */
    List<OrderEvent> events() {
        List<OrderEvent> events = new ArrayList<>(history);
        fresh.forEach(added -> events.add(added.event()));
        return events;
    }

    void fold() {
        folded = whole || stored == null ? Fold.of(events()) : Fold.resume(stored.state(), events());
    }

    /** Whether an order that was resumed turns out to be held, so that its whole history counts. */
    boolean turnsOutHeld(ValidRule rule) {
        return !whole && !HoldPlan.of(folded(), rule, causes(), decisions).isEmpty();
    }

    Fold.Result folded() {
        return Objects.requireNonNull(folded, "fold first");
    }

    OrderState state() {
        return folded().state();
    }

    Judgement judge(ValidRule rule) {
        return Judgement.of(folded(), rule, causes(), decisions);
    }

    private HoldCauses causes() {
        return new HoldCauses(bursts, shortage);
    }

    /** As it would be judged with one event more. */
    Judgement judgeWith(OrderEvent event, ValidRule rule) {
        List<OrderEvent> events = events();
        events.add(event);
        return Judgement.of(Fold.of(events), rule, causes(), decisions);
    }

    /** What was decided on the holds of the order. */
    List<Decision> decisions() {
        return decisions;
    }

    /** Ends a hold for good: its cause, as far as it is known, holds the order no more. */
    void decide(Decision decision) {
        decisions.add(decision);
        Hold.Key key = decision.key();
        bursts.remove(new BurstKey(key.reason(), key.subject()));
        if (key.reason() == HoldReason.INV) {
            shortage = null;
        }
    }

    /** Time of the last trigger that the order was released from, for a user or product; {@code null}: none. */
    @Nullable
    Instant releasedThrough(BurstKey key) {
        return decisions.stream()
                .filter(decision -> decision.key().reason() == key.reason()
                        && decision.key().subject().equals(key.subject()))
                .flatMap(decision -> Optional.ofNullable(decision.through()).stream())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    Evidence.@Nullable Burst burst(BurstKey key) {
        return bursts.get(key);
    }

    void setBurst(BurstKey key, Evidence.@Nullable Burst burst) {
        if (burst == null) {
            bursts.remove(key);
        } else {
            bursts.put(key, burst);
        }
    }

    @Nullable
    Claim claim() {
        return claim;
    }

    Evidence.@Nullable Shortage shortage() {
        return shortage;
    }

    void setClaim(Claim outcome, Evidence.@Nullable Shortage missing) {
        claim = outcome;
        shortage = missing;
    }

    /** The users and products by which the burst rules count the order in a state. */
    static Set<BurstKey> burstKeys(OrderState state) {
        Set<BurstKey> keys = new HashSet<>();
        if (state.burstUser() != null) {
            keys.add(BurstKey.user(state.burstUser()));
        }
        state.burstProducts().forEach(product -> keys.add(BurstKey.product(product)));
        return keys;
    }
}
