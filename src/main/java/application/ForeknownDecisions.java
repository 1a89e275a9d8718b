package application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * The orders on whose holds something had been decided before their first event comes: none while events come in, but while all is
 * rebuilt, when decisions are there before what they were made on.
 */
@ApplicationScoped
class ForeknownDecisions {
    private volatile Set<String> orderIds = Set.of();

    void on(Set<String> orders) {
        orderIds = Set.copyOf(orders);
    }

    boolean concern(String orderId) {
        return orderIds.contains(orderId);
    }

    Set<String> orderIds() {
        return orderIds;
    }
}
