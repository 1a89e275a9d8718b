package domain.hold;

import domain.event.EventReason;
import domain.hold.ShownHistory.HoldChange;
import domain.order.Fold;
import domain.order.Fold.Step;
import domain.order.OrderState;
import domain.order.OrderStatus.Move;
import domain.order.ShownStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that follows from an order's events, its causes for holds and the decisions on them: one pure function serves the live
 * stream, late events, retries and rebuilds.
 */
public record Judgement(OrderState state, List<Hold> holds, List<JudgedEvent> events, List<HoldChange> holdChanges) {

    /**
     * An event with its mark.
     *
     * @param reason {@link EventReason#STATE}, {@link EventReason#HELD} or {@code null}: nothing wrong
     * @param visible whether it changed the shown status
     */
    public record JudgedEvent(Step step, @Nullable EventReason reason, boolean visible) {}

    public static Judgement of(Fold.Result order, ValidRule validRule, HoldCauses causes, List<Decision> decisions) {
        List<Hold> holds = HoldPlan.of(order, validRule, causes, decisions);
        ShownHistory history = ShownHistory.of(order.steps(), holds);
        List<JudgedEvent> events = new ArrayList<>(order.steps().size());
        for (Step step : order.steps()) {
            events.add(new JudgedEvent(step, markOf(step, holds), history.visible(step)));
        }
        return new Judgement(order.state(), holds, events, history.holdChanges());
    }

    public Optional<HoldReason> shownReason() {
        return HoldPlan.shownReason(holds);
    }

    public ShownStatus shownStatus() {
        return ShownStatus.of(state.status(), shownReason().isPresent());
    }

    private static @Nullable EventReason markOf(Step step, List<Hold> holds) {
        if (step.move() == Move.ILLEGAL) {
            return EventReason.STATE;
        }
        boolean movedGoods =
                step.before() != null && step.changed() && step.after().movesGoods();
        boolean breach = movedGoods
                && holds.stream().anyMatch(hold -> hold.covers(step.event().occurredAt()));
        return breach ? EventReason.HELD : null;
    }
}
