package adapters.simulator;

import java.util.OptionalLong;

/** A product of the made-up catalogue; without a stock it is not kept in the warehouse (a voucher, a download). */
public record Product(String id, String name, OptionalLong stock) {
    private static final long SCARCE_BELOW = 100;

    /** Whether a few orders exhaust its stock: what the out-of-stock scenario sells. */
    public boolean scarce() {
        return stock.isPresent() && stock.getAsLong() < SCARCE_BELOW;
    }
}
