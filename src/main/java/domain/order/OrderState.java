package domain.order;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order as its events, folded in their order, make it; holds are not part of it.
 *
 * @param createdAt time of the first event
 * @param foldedThrough latest time of any event, legal or not: an event at or before it is late and needs a new fold
 * @param lastEventType type of the last legal event
 * @param lastOccurredAt time of the last legal event
 * @param burstUser the first non-blank user, by which the user burst rule counts; {@code null}: nobody
 * @param burstProducts the products that the first legal event with any product names
 */
public record OrderState(
        String orderId,
        OrderStatus status,
        OrderData data,
        Instant createdAt,
        Instant foldedThrough,
        String lastEventType,
        Instant lastOccurredAt,
        @Nullable String burstUser,
        Set<String> burstProducts,
        Milestones milestones) {

    public OrderState {
        burstProducts = Set.copyOf(burstProducts);
    }

    /** First moment at which the order was shipped, delivered or cancelled; {@code null}: still in the house. */
    public @Nullable Instant leftAt() {
        return milestones.leftAt();
    }

    /** Whether a rule may hold the order as of the moment {@code at} (SPEC §4); monotone: once false after creation, always false. */
    public boolean eligibleAt(Instant at) {
        return !at.isBefore(createdAt) && (leftAt() == null || at.isBefore(leftAt()));
    }

    /** Whether there was any moment at which the order was eligible: only then did it ask for stock. */
    public boolean everEligible() {
        return eligibleAt(createdAt);
    }

    /** The moment of cancellation; {@code null} where it is not cancelled. */
    public @Nullable Instant canceledAt() {
        return status == OrderStatus.CANCELED ? milestones.finishedAt() : null;
    }
}
