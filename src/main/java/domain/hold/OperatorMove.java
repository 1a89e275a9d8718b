package domain.hold;

import domain.event.EventReason;
import domain.hold.Judgement.JudgedEvent;
import domain.order.OrderStatus;
import domain.order.OrderStatus.Move;
import domain.order.ShownStatus;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which changes of an order's status an operator may make (SPEC §3, §4.5): a decision that is accepted takes effect at once. What comes
 * late may still overtake it, as it may any event.
 */
public final class OperatorMove {
    private OperatorMove() {}

    /** Why a change is not carried out. */
    public enum Objection {
        /** The order has that status already. */
        SAME_STATUS,
        /** No move leads from the order's status to that one. */
        ILLEGAL_MOVE,
        /** The order is held: it can be cancelled, or is to be released first. */
        HELD,
        /** An operator holds the order already. */
        HELD_BY_OPERATOR,
        /** The order has left the house or was cancelled, so there is nothing to hold. */
        NOT_HOLDABLE,
        /** An event stamped later than now, which has its effect already, would lose it. */
        LATER_EVENT
    }

    /**
     * The changes that the order's state allows, by rising status; HOLD comes last.
     *
     * @param active the reasons for which it is held
     */
    public static List<ShownStatus> allowed(OrderStatus status, Collection<HoldReason> active) {
        return Arrays.stream(ShownStatus.values())
                .filter(next -> objection(next, status, active).isEmpty())
                .toList();
    }

    /**
     * What speaks against a change, going by the order's state alone.
     *
     * @param active the reasons for which it is held
     */
    public static Optional<Objection> objection(ShownStatus next, OrderStatus status, Collection<HoldReason> active) {
        return next.underlying()
                .map(to -> objectionToMove(to, status, !active.isEmpty()))
                .orElseGet(() -> objectionToHold(status, active));
    }

    private static Optional<Objection> objectionToMove(OrderStatus next, OrderStatus status, boolean held) {
        if (held && next != OrderStatus.CANCELED) {
            return Optional.of(Objection.HELD);
        }
        return switch (status.moveTo(next)) {
            case APPLIED -> Optional.empty();
            case UNCHANGED -> Optional.of(Objection.SAME_STATUS);
            case ILLEGAL -> Optional.of(Objection.ILLEGAL_MOVE);
        };
    }

    private static Optional<Objection> objectionToHold(OrderStatus status, Collection<HoldReason> active) {
        if (!status.eligible()) {
            return Optional.of(Objection.NOT_HOLDABLE);
        }
        return active.contains(HoldReason.MANUAL) ? Optional.of(Objection.HELD_BY_OPERATOR) : Optional.empty();
    }

    /**
     * Whether the operator's event has the effect it is made for, and takes theirs from no others. Channels may stamp events up to a day
     * ahead; folded before one of those, a change could be without effect, or make an event illegal by which the order has moved on.
     *
     * @param with the order judged with the operator's event
     */
    public static boolean takesEffect(String eventId, Judgement before, Judgement with) {
        return with.events().stream()
                .allMatch(event -> event.step().event().eventId().equals(eventId)
                        ? standsBy(event, with)
                        : event.reason() != EventReason.STATE || wasIllegal(event, before));
    }

    private static boolean standsBy(JudgedEvent made, Judgement with) {
        if (made.reason() != null || made.step().before() == null) {
            return false;
        }
        String eventId = made.step().event().eventId();
        return made.step()
                .event()
                .status()
                .underlying()
                .map(next -> made.step().changed() && with.state().status() == next)
                .orElseGet(() -> with.holds().stream().anyMatch(hold -> hold.active() && isStatedBy(eventId, hold)));
    }

    private static boolean isStatedBy(String eventId, Hold hold) {
        return hold.evidence() instanceof Evidence.Stated stated
                && stated.eventId().equals(eventId);
    }

    private static boolean wasIllegal(JudgedEvent event, Judgement before) {
        String eventId = event.step().event().eventId();
        return before.events().stream()
                .anyMatch(known -> known.step().event().eventId().equals(eventId)
                        && known.step().move() == Move.ILLEGAL);
    }
}
