package domain.hold;

import domain.order.OrderData;
import domain.order.OrderLine;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code FUL-VALID}: which data an order lacks (SPEC §4.1). */
public record ValidRule(boolean holdUnknownProducts, Catalogue catalogue) {
    private static final int SHORTEST_ADDRESS = 5;
    private static final Set<String> PLACEHOLDERS = Set.of("unknown", "null", "none", "n/a");

    /**
     * @param knownBy products registered later count as unknown
     */
    public Set<Lack> lacks(OrderData data, Instant knownBy) {
        Set<Lack> lacks = EnumSet.noneOf(Lack.class);
        if (OrderData.unlessBlank(data.userId()) == null) {
            lacks.add(Lack.USER);
        }
        if (!isDeliverable(data.shippingAddress())) {
            lacks.add(Lack.ADDRESS);
        }
        for (OrderLine line : data.lines()) {
            String productId = OrderData.unlessBlank(line.productId());
            if (productId == null) {
                lacks.add(Lack.PRODUCT);
            } else if (holdUnknownProducts && !catalogue.knew(productId, knownBy)) {
                lacks.add(Lack.UNKNOWN_PRODUCT);
            }
        }
        return lacks;
    }

    private static boolean isDeliverable(@Nullable String address) {
        if (address == null) {
            return false;
        }
        String trimmed = address.strip();
        return trimmed.codePointCount(0, trimmed.length()) >= SHORTEST_ADDRESS && !isPlaceholder(trimmed);
    }

    private static boolean isPlaceholder(String trimmed) {
        String bare = withoutSurroundingPunctuation(trimmed);
        return bare.isEmpty() || PLACEHOLDERS.contains(bare.toLowerCase(Locale.ROOT));
    }

    private static String withoutSurroundingPunctuation(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && !Character.isLetterOrDigit(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (end > start && !Character.isLetterOrDigit(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }
}
