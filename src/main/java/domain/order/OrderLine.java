package domain.order;

import org.jspecify.annotations.Nullable;

/** One line of an order; quantity in units, 1 to 1,000,000. */
public record OrderLine(
        @Nullable String lineId,
        @Nullable String productId,
        @Nullable String productName,
        int quantity) {}
