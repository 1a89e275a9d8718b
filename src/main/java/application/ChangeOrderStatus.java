package application;

import application.ports.Alerts;
import application.ports.Holds.StoredHold;
import application.ports.OrderRecord;
import application.ports.StateLock;
import domain.hold.HoldReason;
import domain.hold.Judgement;
import domain.hold.OperatorMove;
import domain.hold.OperatorMove.Objection;
import domain.hold.ValidRule;
import domain.order.OrderData;
import domain.order.OrderEvent;
import domain.order.OrderState;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operator moves an order on, cancels it or holds it (SPEC §3, §4.5). It is an event like any other, of the time at which it is
 * accepted, so that whatever comes late is folded around it and every rebuild finds it again.
 */
@ApplicationScoped
public class ChangeOrderStatus {
    private static final String TYPE_PREFIX = "OPERATOR_";

    private final StateLock lock;
    private final OrderWorks orderWorks;
    private final JudgeOrders judgeOrders;
    private final Clock clock;

    ChangeOrderStatus(StateLock lock, OrderWorks orderWorks, JudgeOrders judgeOrders, Clock clock) {
        this.lock = lock;
        this.orderWorks = orderWorks;
        this.judgeOrders = judgeOrders;
        this.clock = clock;
    }

    /**
     * What an operator wants.
     *
     * @param next HOLD places {@code FUL-MANUAL}
     * @param note why; of a hold its reason
     */
    public record Wish(
            String orderId,
            ShownStatus next,
            String actor,
            @Nullable String note) {}

    /** What became of it. */
    public sealed interface Outcome {

        /**
         * It is done.
         *
         * @param before as shown before
         * @param after as shown now
         * @param eventId the event that it became
         */
        record Changed(String orderId, ShownStatus before, ShownStatus after, String eventId) implements Outcome {}

        /** Nothing changed, and nothing was kept. */
        record Refused(Objection why, ShownStatus next, Standing now) implements Outcome {}

        /** There is no such order. */
        record Unknown(String orderId) implements Outcome {}
    }

    /**
     * An order as it stands.
     *
     * @param holds those that are active
     * @param lastOccurredAt when the latest of its events happened: it may be later than now
     * @param legal what an operator may do next
     */
    public record Standing(
            String orderId,
            ShownStatus shown,
            OrderStatus underlying,
            List<ActiveHold> holds,
            Instant lastOccurredAt,
            List<ShownStatus> legal) {}

    /** A hold, and the alert by which it is released. */
    public record ActiveHold(HoldReason reason, String alertKey) {}

    /**
     * Changes the status, or says why not and what else can be done.
     *
     * @throws application.ports.StoreUnavailable where the store is away: nothing changed
     */
    @Transactional
    public Outcome change(Wish wish) {
        lock.acquire();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, OrderWork> works = orderWorks.open(Map.of(wish.orderId(), List.of()));
        OrderWork work = Objects.requireNonNull(works.get(wish.orderId()));
        OrderRecord stored = work.stored();
        if (stored == null) {
            return new Outcome.Unknown(wish.orderId());
        }
        if (stored.sealed()) {
            return refusedBySealed(stored, wish.next());
        }
        ProductShelf shelf = orderWorks.shelf();
        orderWorks.refold(works.values(), shelf);
        Case order = new Case(stored, work, orderWorks.validRule(shelf), now);
        OrderEvent event = order.event(wish);
        Optional<Objection> objection = order.objection(event);
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get(), wish.next(), order.standing());
        }
        judgeOrders.judge(NewEvent.byOperator(event), now);
        return new Outcome.Changed(wish.orderId(), stored.shown(), wish.next(), event.eventId());
    }

    /** A sealed order is finished and not held, so that no change is legal; nothing is folded to say so. */
    private static Outcome refusedBySealed(OrderRecord stored, ShownStatus next) {
        OrderState state = stored.state();
        Objection why = OperatorMove.objection(next, state.status(), List.of()).orElse(Objection.ILLEGAL_MOVE);
        return new Outcome.Refused(
                why,
                next,
                new Standing(
                        state.orderId(), stored.shown(), state.status(), List.of(), state.lastOccurredAt(), List.of()));
    }

    /** An order whose status somebody wants to change. */
    private static final class Case {
        private final OrderRecord stored;
        private final OrderWork work;
        private final ValidRule validRule;
        private final Instant now;
        private final Judgement before;
        private final List<StoredHold> active;

        Case(OrderRecord stored, OrderWork work, ValidRule validRule, Instant now) {
            this.stored = stored;
            this.work = work;
            this.validRule = validRule;
            this.now = now;
            this.before = work.judge(validRule);
            this.active = work.storedHolds().stream()
                    .filter(hold -> !hold.retracted() && hold.hold().active())
                    .toList();
        }

        OrderEvent event(Wish wish) {
            return event(wish.next(), "operator-" + UUID.randomUUID(), wish.actor(), wish.note());
        }

        private OrderEvent event(ShownStatus next, String eventId, String actor, @Nullable String note) {
            return new OrderEvent(
                    eventId, work.orderId(), TYPE_PREFIX + next, next, now, now, OrderData.NOTHING, actor, note);
        }

        Optional<Objection> objection(OrderEvent event) {
            Optional<Objection> byState =
                    OperatorMove.objection(event.status(), stored.state().status(), reasons());
            return byState.isPresent() || takesEffect(event) ? byState : Optional.of(Objection.LATER_EVENT);
        }

        private boolean takesEffect(OrderEvent event) {
            return OperatorMove.takesEffect(event.eventId(), before, work.judgeWith(event, validRule));
        }

        Standing standing() {
            OrderState state = stored.state();
            return new Standing(
                    work.orderId(),
                    stored.shown(),
                    state.status(),
                    active.stream()
                            .map(hold -> new ActiveHold(hold.hold().key().reason(), Alerts.holdKey(hold.id())))
                            .toList(),
                    state.lastOccurredAt(),
                    Arrays.stream(ShownStatus.values())
                            .filter(next -> objection(event(next, "", "", null)).isEmpty())
                            .toList());
        }

        private List<HoldReason> reasons() {
            return active.stream().map(hold -> hold.hold().key().reason()).toList();
        }
    }
}
