package domain.hold;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the world outside an order's own events says about holding it.
 *
 * @param bursts for each user or product whose burst reaches the order: the first trigger that was not released
 * @param shortage what was missing when the order asked for stock; {@code null}: nothing
 */
public record HoldCauses(Map<BurstKey, Evidence.Burst> bursts, Evidence.@Nullable Shortage shortage) {
    public static final HoldCauses NONE = new HoldCauses(Map.of(), null);

    public HoldCauses {
        bursts = Map.copyOf(bursts);
    }

    /** A user or a product, as far as a burst rule counts its orders. */
    public record BurstKey(HoldReason reason, String subject) {
        public static BurstKey user(String userId) {
            return new BurstKey(HoldReason.FRAUD_USER, userId);
        }

        public static BurstKey product(String productId) {
            return new BurstKey(HoldReason.FRAUD_PROD, productId);
        }
    }
}
