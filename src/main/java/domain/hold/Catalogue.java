package domain.hold;

import java.time.Instant;
import java.util.Map;

/** The products known to the house, each with the time of its registration; a view of those that the orders at hand name. */
public record Catalogue(Map<String, Instant> registeredAt) {

    public Catalogue {
        registeredAt = Map.copyOf(registeredAt);
    }

    public boolean knew(String productId, Instant at) {
        Instant registered = registeredAt.get(productId);
        return registered != null && !registered.isAfter(at);
    }
}
