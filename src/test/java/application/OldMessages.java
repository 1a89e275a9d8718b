package application;

import java.time.Instant;
import java.util.List;

/** Messages of orders of long ago, whose event ids are told by order and status. */
final class OldMessages {
    private OldMessages() {}

    static String event(String order, String status, String at) {
        return event(order, status, at, "u-" + order);
    }

    static String event(String order, String status, String at, String user) {
        return message(order, status, at, user, ", \"address\": \"12 Long Street\"");
    }

    /** The order is held for it. */
    static String withoutAddress(String order, String at) {
        return message(order, "PAID", at, "u-" + order, "");
    }

    /** Completes an order that came without. */
    static String address(String order, String at) {
        return event(order, "PAID", at).replace(order + "-PAID", order + "-address");
    }

    /** The two ends of an order's life, a day apart. */
    static List<String> life(String order, String at, String user) {
        String later = Instant.parse(at).plusSeconds(86_400).toString();
        return List.of(event(order, "PAID", at, user), event(order, "DELIVERED", later, user));
    }

    private static String message(String order, String status, String at, String user, String address) {
        return """
                {"event_id": "%1$s-%2$s", "order_id": "%1$s", "status": "%2$s", "occurred_at": "%3$s", "user_id": "%4$s", "product_id": "p-%1$s"%5$s}""".formatted(order, status, at, user, address);
    }
}
