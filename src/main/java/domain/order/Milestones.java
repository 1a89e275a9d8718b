package domain.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an order reached what the figures and rules ask for, by its events alone; {@code null}: it did not.
 *
 * @param paidFrom when it became PAID
 * @param paidUntil when it became something else again
 * @param leftAt first moment at which it was shipped, delivered or cancelled
 * @param finishedAt when it was delivered or cancelled
 */
public record Milestones(
        @Nullable Instant paidFrom,
        @Nullable Instant paidUntil,
        @Nullable Instant leftAt,
        @Nullable Instant finishedAt) {

    private static final Milestones NONE = new Milestones(null, null, null, null);

    static Milestones of(OrderStatus first, Instant at) {
        return NONE.reached(first, at);
    }

    /** From one status to another or the same. */
    Milestones moved(OrderStatus before, OrderStatus next, Instant at) {
        if (next == before) {
            return this;
        }
        Milestones reached = reached(next, at);
        return before == OrderStatus.PAID
                ? new Milestones(reached.paidFrom, at, reached.leftAt, reached.finishedAt)
                : reached;
    }

    private Milestones reached(OrderStatus status, Instant at) {
        return new Milestones(
                status == OrderStatus.PAID ? at : paidFrom,
                paidUntil,
                leftAt == null && !status.eligible() ? at : leftAt,
                status.isFinal() ? at : finishedAt);
    }
}
