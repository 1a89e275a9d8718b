package domain.order;

import domain.order.OrderStatus.Move;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds events into an order (SPEC §3): a function of the set of events, so that the order of arrival does not matter. It can resume
 * from a stored state where all new events are later than what was folded; otherwise the whole history is folded again.
 */
public final class Fold {
    private @Nullable OrderState state;
    private final List<Step> steps = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();

    private @Nullable Instant productsGiven;

    private Fold(@Nullable OrderState resumed) {
        this.state = resumed;
    }

    /**
     * What one event did.
     *
     * @param before underlying status before; {@code null} for the event that created the order
     */
    public record Step(
            OrderEvent event, Move move, @Nullable OrderStatus before, OrderStatus after) {
        /** Whether the underlying status is another one than before. */
        public boolean changed() {
            return move == Move.APPLIED && before != after;
        }
    }

    /**
     * The order after all events of one instant: what the rules look at.
     *
     * @param knownBy arrival of the event that gave the products: one registered later was unknown to it
     */
    public record Moment(Instant at, OrderStatus status, OrderData data, Instant knownBy) {}

    /** The order, with one step per event and one moment per distinct time, both in fold order. */
    public record Result(OrderState state, List<Step> steps, List<Moment> moments) {}

    /**
     * @param events at least one, all of one order, in any order, without two of the same identity
     */
    public static Result of(Collection<OrderEvent> events) {
        return new Fold(null).run(events);
    }

    /**
     * @param events at least one, each later than {@code state.foldedThrough()}
     */
    public static Result resume(OrderState state, Collection<OrderEvent> events) {
        return new Fold(state).run(events);
    }

    private Result run(Collection<OrderEvent> events) {
        List<OrderEvent> sorted = new ArrayList<>(events);
        sorted.sort(OrderEvent.FOLD_ORDER);
        OrderState folded = null;
        for (OrderEvent event : sorted) {
            folded = state == null ? create(event) : apply(state, event);
            state = folded;
            recordMoment(folded, event);
        }
        if (folded == null) {
            throw new IllegalArgumentException("an order is folded from at least one event");
        }
        return new Result(folded, steps, moments);
    }

    private OrderState create(OrderEvent event) {
        OrderStatus status = event.firstStatus();
        steps.add(new Step(event, Move.APPLIED, null, status));
        OrderData data = OrderData.NOTHING.overlaidBy(event.data());
        noteProducts(event, data);
        return new OrderState(
                event.orderId(),
                status,
                data,
                event.occurredAt(),
                event.occurredAt(),
                event.eventType(),
                event.occurredAt(),
                OrderData.unlessBlank(data.userId()),
                data.productIds(),
                Milestones.of(status, event.occurredAt()));
    }

    private OrderState apply(OrderState before, OrderEvent event) {
        OrderStatus next = event.status().underlying().orElse(before.status());
        Move move = moveOf(before, event, next);
        steps.add(new Step(event, move, before.status(), move == Move.APPLIED ? next : before.status()));
        return move == Move.ILLEGAL ? passedOver(before, event) : moved(before, event, next);
    }

    private static Move moveOf(OrderState before, OrderEvent event, OrderStatus next) {
        if (event.status() == ShownStatus.HOLD) {
            return before.status().eligible() ? Move.UNCHANGED : Move.ILLEGAL;
        }
        return before.status().moveTo(next);
    }

    private static OrderState passedOver(OrderState before, OrderEvent event) {
        return new OrderState(
                before.orderId(),
                before.status(),
                before.data(),
                before.createdAt(),
                event.occurredAt(),
                before.lastEventType(),
                before.lastOccurredAt(),
                before.burstUser(),
                before.burstProducts(),
                before.milestones());
    }

    private OrderState moved(OrderState before, OrderEvent event, OrderStatus next) {
        OrderData data = before.data().overlaidBy(event.data());
        Set<String> products = event.data().productIds();
        noteProducts(event, data);
        return new OrderState(
                before.orderId(),
                next,
                data,
                before.createdAt(),
                event.occurredAt(),
                event.eventType(),
                event.occurredAt(),
                before.burstUser() == null ? OrderData.unlessBlank(data.userId()) : before.burstUser(),
                before.burstProducts().isEmpty() ? products : before.burstProducts(),
                before.milestones().moved(before.status(), next, event.occurredAt()));
    }

    /** Notes the event where the lines are its own. */
    private void noteProducts(OrderEvent event, OrderData data) {
        boolean gives = data.items().isEmpty()
                ? !event.data().productIds().isEmpty()
                : !event.data().items().isEmpty();
        if (gives) {
            productsGiven = event.ingestedAt();
        }
    }

    private void recordMoment(OrderState folded, OrderEvent event) {
        int last = moments.size() - 1;
        if (last >= 0 && moments.get(last).at().equals(event.occurredAt())) {
            moments.remove(last);
        }
        Instant knownBy = productsGiven == null ? event.ingestedAt() : productsGiven;
        moments.add(new Moment(event.occurredAt(), folded.status(), folded.data(), knownBy));
    }
}
