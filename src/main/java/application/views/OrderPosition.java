package application.views;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A place in the list of orders, which runs from the newest to the oldest; the identity decides between orders of one instant. */
public record OrderPosition(Instant createdAt, String orderId) {

    /** A place after which the list goes on with all orders of this one's instant. */
    public OrderPosition justBefore() {
        return new OrderPosition(createdAt.plus(1, ChronoUnit.MICROS), "");
    }
}
