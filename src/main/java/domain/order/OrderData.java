package domain.order;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one event says about an order, or what all events together say so far; {@code null} is "not said". Blank text counts as not
 * said (SPEC §3: fields take the latest non-blank value, {@code items} as a whole).
 */
public record OrderData(
        @Nullable String channel,
        @Nullable String userId,
        @Nullable String productId,
        @Nullable String productName,
        @Nullable Integer quantity,
        List<OrderLine> items,
        @Nullable String shippingAddress,
        @Nullable String trackingNo,
        @Nullable LocalDate promisedDeliveryDate) {

    public static final OrderData NOTHING = new OrderData(null, null, null, null, null, List.of(), null, null, null);

    public OrderData {
        items = List.copyOf(items);
    }

    public OrderData overlaidBy(OrderData later) {
        return new OrderData(
                latest(channel, later.channel),
                latest(userId, later.userId),
                latest(productId, later.productId),
                latest(productName, later.productName),
                later.quantity == null ? quantity : later.quantity,
                later.items.isEmpty() ? items : later.items,
                latest(shippingAddress, later.shippingAddress),
                latest(trackingNo, later.trackingNo),
                later.promisedDeliveryDate == null ? promisedDeliveryDate : later.promisedDeliveryDate);
    }

    public OrderData withTrackingNo(@Nullable String number) {
        return new OrderData(
                channel,
                userId,
                productId,
                productName,
                quantity,
                items,
                shippingAddress,
                number,
                promisedDeliveryDate);
    }

    /** The lines of the order: {@code items} where any event gave them, else the single product. */
    public List<OrderLine> lines() {
        return items.isEmpty()
                ? List.of(new OrderLine(null, productId, productName, quantity == null ? 1 : quantity))
                : items;
    }

    /** Distinct non-blank products, in the order of the lines. */
    public Set<String> productIds() {
        if (items.isEmpty()) {
            String only = unlessBlank(productId);
            return only == null ? Set.of() : Set.of(only);
        }
        Set<String> products = new LinkedHashSet<>();
        for (OrderLine line : items) {
            String productId = unlessBlank(line.productId());
            if (productId != null) {
                products.add(productId);
            }
        }
        return products;
    }

    /** The text; {@code null} where it says nothing. */
    public static @Nullable String unlessBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable String latest(@Nullable String earlier, @Nullable String later) {
        return unlessBlank(later) == null ? earlier : later;
    }
}
