package domain.hold;

import domain.hold.HoldCauses.BurstKey;
import domain.hold.Release.Cause;
import domain.order.Fold;
import domain.order.Fold.Step;
import domain.order.OrderState;
import domain.order.OrderStatus.Move;
import domain.order.ShownStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All holds that an order has or had, as a function of its events, the causes from outside and what operators released (SPEC §4).
 * Comparing them with the stored ones tells what to place, end or take back.
 */
public final class HoldPlan {
    private static final Comparator<Hold> BY_KEY = Comparator.comparing(
                    (Hold hold) -> hold.key().reason())
            .thenComparing(hold -> hold.key().subject())
            .thenComparing(hold -> hold.key().ordinal());

    private final Fold.Result order;
    private final List<Hold> frozen;
    private final List<Hold> holds = new ArrayList<>();

    private HoldPlan(Fold.Result order, List<Hold> frozen) {
        this.order = order;
        this.frozen = frozen.stream().sorted(BY_KEY).toList();
    }

    /**
     * @param frozen the order's holds that a person released: they stay, and what they cover holds the order no more
     * @return all holds, past and active, by reason, subject and ordinal
     */
    public static List<Hold> of(Fold.Result order, ValidRule validRule, HoldCauses causes, List<Hold> frozen) {
        HoldPlan plan = new HoldPlan(order, frozen);
        plan.holds.addAll(ValidTimeline.of(order.moments(), validRule, plan.frozenOf(HoldReason.VALID)));
        plan.addShortage(causes);
        plan.addBursts(causes);
        plan.addStated(HoldReason.CHANNEL, event -> !event.event().byOperator());
        plan.addStated(HoldReason.MANUAL, event -> event.event().byOperator());
        plan.keepFrozen();
        plan.endAtCancellation();
        plan.holds.sort(BY_KEY);
        return plan.holds;
    }

    /** The reason an order shows: of its active holds the one of highest priority. */
    public static Optional<HoldReason> shownReason(List<Hold> holds) {
        return holds.stream()
                .filter(Hold::active)
                .map(hold -> hold.key().reason())
                .min(Comparator.naturalOrder());
    }

    private void addShortage(HoldCauses causes) {
        Evidence.Shortage shortage = causes.shortage();
        if (shortage != null) {
            place(HoldReason.INV, "", order.state().createdAt(), shortage);
        }
    }

    private void addBursts(HoldCauses causes) {
        for (Map.Entry<BurstKey, Evidence.Burst> cause : causes.bursts().entrySet()) {
            BurstKey key = cause.getKey();
            Instant at = cause.getValue().trigger().at();
            if (counts(key) && order.state().eligibleAt(at)) {
                place(key.reason(), key.subject(), at, cause.getValue());
            }
        }
    }

    private boolean counts(BurstKey key) {
        OrderState state = order.state();
        return key.reason() == HoldReason.FRAUD_USER
                ? key.subject().equals(state.burstUser())
                : state.burstProducts().contains(key.subject());
    }

    private void addStated(HoldReason reason, Predicate<Step> source) {
        List<Hold> released = frozenOf(reason);
        int ordinal = -1;
        for (Step step : order.steps()) {
            if (!holdsOrder(step) || !source.test(step)) {
                continue;
            }
            int segment = (int) released.stream()
                    .filter(hold -> hold.release() != null
                            && hold.release().through().isBefore(step.event().occurredAt()))
                    .count();
            if (segment > ordinal) {
                ordinal = segment;
                addOrEnd(reason, ordinal, step, released);
            }
        }
    }

    private static boolean holdsOrder(Step step) {
        return step.event().status() == ShownStatus.HOLD
                && step.move() != Move.ILLEGAL
                && step.after().eligible();
    }

    private void addOrEnd(HoldReason reason, int ordinal, Step step, List<Hold> released) {
        Evidence stated = new Evidence.Stated(
                step.event().eventId(), step.event().occurredAt(), step.event().holdReason());
        Hold hold = new Hold(new Hold.Key(reason, "", ordinal), step.event().occurredAt(), stated, null);
        Release release = ordinal < released.size() ? released.get(ordinal).release() : null;
        holds.add(release == null ? hold : hold.endedBy(release));
    }

    /** Places what follows the holds that were released for good. */
    private void place(HoldReason reason, String subject, Instant at, Evidence evidence) {
        int ordinal = (int) frozen.stream()
                .filter(hold ->
                        hold.key().reason() == reason && hold.key().subject().equals(subject))
                .count();
        holds.add(new Hold(new Hold.Key(reason, subject, ordinal), at, evidence, null));
    }

    private List<Hold> frozenOf(HoldReason reason) {
        return frozen.stream().filter(hold -> hold.key().reason() == reason).toList();
    }

    private void keepFrozen() {
        for (Hold hold : frozen) {
            if (holds.stream().noneMatch(planned -> planned.key().equals(hold.key()))) {
                holds.add(hold);
            }
        }
    }

    private void endAtCancellation() {
        Instant canceledAt = order.state().canceledAt();
        if (canceledAt != null) {
            holds.replaceAll(hold -> hold.active() ? hold.endedBy(Release.bySystem(canceledAt, Cause.CANCELED)) : hold);
        }
    }
}
