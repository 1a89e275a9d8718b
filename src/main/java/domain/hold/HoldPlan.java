package domain.hold;

import domain.hold.HoldCauses.BurstKey;
import domain.hold.Release.Cause;
import domain.order.Fold;
import domain.order.Fold.Step;
import domain.order.OrderState;
import domain.order.OrderStatus;
import domain.order.OrderStatus.Move;
import domain.order.ShownStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private final List<Decision> decisions;
    private final @Nullable Release cancellation;
    private final List<Hold> holds = new ArrayList<>();

    private HoldPlan(Fold.Result order, List<Decision> decisions) {
        this.order = order;
        this.decisions = decisions;
        this.cancellation = cancellation(order);
    }

    /**
     * @param decisions what was released: such holds stay as they were, and what they cover holds the order no more
     * @return all holds, past and active, by reason, subject and ordinal
     */
    public static List<Hold> of(Fold.Result order, ValidRule validRule, HoldCauses causes, List<Decision> decisions) {
        HoldPlan plan = new HoldPlan(order, decisions);
        plan.holds.addAll(
                ValidTimeline.of(order.moments(), validRule, plan.cancellation, plan.decisionsOn(HoldReason.VALID)));
        plan.keepDecided();
        plan.addShortage(causes);
        plan.addBursts(causes);
        plan.addStated(HoldReason.CHANNEL);
        plan.addStated(HoldReason.MANUAL);
        plan.endAtCancellation();
        plan.holds.sort(BY_KEY);
        return plan.holds;
    }

    /** The latest time at which a channel or an operator asked for the hold; {@code null}: nobody did. */
    public static @Nullable Instant lastStated(HoldReason reason, Fold.Result order) {
        return stated(reason, order).stream()
                .map(step -> step.event().occurredAt())
                .max(Comparator.naturalOrder())
                .orElse(null);
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

    private void addStated(HoldReason reason) {
        List<Step> stated = stated(reason, order);
        if (stated.isEmpty()) {
            return;
        }
        Instant covered = decisionsOn(reason).stream()
                .flatMap(decision -> Optional.ofNullable(decision.through()).stream())
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        stated.stream()
                .map(Step::event)
                .filter(event -> event.occurredAt().isAfter(covered))
                .findFirst()
                .ifPresent(event -> place(
                        reason,
                        "",
                        event.occurredAt(),
                        new Evidence.Stated(event.eventId(), event.occurredAt(), event.note())));
    }

    /** The events that ask for the hold, in their order. */
    private static List<Step> stated(HoldReason reason, Fold.Result order) {
        List<Step> stated = new ArrayList<>();
        for (Step step : order.steps()) {
            if (holdsOrder(step) && step.event().byOperator() == (reason == HoldReason.MANUAL)) {
                stated.add(step);
            }
        }
        return stated;
    }

    private static boolean holdsOrder(Step step) {
        return step.event().status() == ShownStatus.HOLD
                && step.move() != Move.ILLEGAL
                && step.after().eligible();
    }

    /** Places what follows the holds that were decided on. */
    private void place(HoldReason reason, String subject, Instant at, Evidence evidence) {
        int ordinal = decisions.stream()
                .map(Decision::key)
                .filter(key -> key.reason() == reason && key.subject().equals(subject))
                .mapToInt(key -> key.ordinal() + 1)
                .max()
                .orElse(0);
        holds.add(new Hold(new Hold.Key(reason, subject, ordinal), at, evidence, null));
    }

    private List<Decision> decisionsOn(HoldReason reason) {
        return decisions.stream()
                .filter(decision -> decision.key().reason() == reason)
                .toList();
    }

    /** Holds for missing data are worked out anew, all others stay, unless the order could not have been held at all. */
    private void keepDecided() {
        for (Decision decision : decisions) {
            HoldReason reason = decision.key().reason();
            boolean burst = reason == HoldReason.FRAUD_USER || reason == HoldReason.FRAUD_PROD;
            boolean applies =
                    !burst || counts(new BurstKey(reason, decision.key().subject()));
            if (reason != HoldReason.VALID && applies && order.state().eligibleAt(decision.placedAt())) {
                holds.add(decision.hold());
            }
        }
    }

    private void endAtCancellation() {
        Release canceled = cancellation;
        if (canceled != null) {
            holds.replaceAll(hold -> hold.endedByFirst(canceled));
        }
    }

    /** The end of all holds, by the operator who cancelled the order if one did; {@code null}: it is not cancelled. */
    private static @Nullable Release cancellation(Fold.Result order) {
        Instant canceledAt = order.state().canceledAt();
        if (canceledAt == null) {
            return null;
        }
        String actor = order.steps().stream()
                .filter(step -> step.changed() && step.after() == OrderStatus.CANCELED)
                .flatMap(step -> Optional.ofNullable(step.event().actor()).stream())
                .findFirst()
                .orElse(Release.SYSTEM);
        return new Release(canceledAt, Cause.CANCELED, actor);
    }
}
