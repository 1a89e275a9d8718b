package application.views;

import java.time.Instant;

/** A place in the list of orders, which runs from the newest to the oldest; the identity decides between orders of one instant. */
public record OrderPosition(Instant createdAt, String orderId) {}
