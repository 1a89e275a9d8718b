package domain.stock;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wish to create a product or to change what the catalogue says of it.
 *
 * @param productName cleared: it has no name
 * @param stock units in the warehouse; cleared: no stock is kept, so orders of it are never short
 */
public record ProductEdit(String productId, Change<String> productName, Change<Long> stock) {
    public static final int LONGEST_ID = 200;
    public static final int LONGEST_NAME = 10_000;
    public static final long MOST_STOCK = 1_000_000_000_000L;

    /**
     * What becomes of one field.
     *
     * @param given whether it changes; otherwise it stays as it is, and a new product begins without it
     * @param value what it changes to; empty: it is cleared
     */
    public record Change<T>(boolean given, Optional<T> value) {
        public static <T> Change<T> none() {
            return new Change<>(false, Optional.empty());
        }

        public static <T> Change<T> to(@Nullable T value) {
            return new Change<>(true, Optional.ofNullable(value));
        }
    }

    /** Why no catalogue can take this edit; empty: it can. */
    public Optional<Fault> fault() {
        if (productId.isBlank() || beyond(productId, LONGEST_ID)) {
            return Optional.of(Fault.PRODUCT_ID_LENGTH);
        }
        if (isUnstorable(productId)) {
            return Optional.of(Fault.PRODUCT_ID_CHARACTERS);
        }
        Optional<String> name = productName.value();
        if (name.filter(text -> beyond(text, LONGEST_NAME)).isPresent()) {
            return Optional.of(Fault.PRODUCT_NAME_LENGTH);
        }
        if (name.filter(ProductEdit::isUnstorable).isPresent()) {
            return Optional.of(Fault.PRODUCT_NAME_CHARACTERS);
        }
        boolean stockInRange =
                stock.value().map(units -> units >= 0 && units <= MOST_STOCK).orElse(true);
        return stockInRange ? Optional.empty() : Optional.of(Fault.STOCK_RANGE);
    }

    private static boolean beyond(String text, int most) {
        return text.codePointCount(0, text.length()) > most;
    }

    private static boolean isUnstorable(String text) {
        return text.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    /** What is wrong with an edit. */
    public enum Fault {
        PRODUCT_ID_LENGTH,
        PRODUCT_ID_CHARACTERS,
        PRODUCT_NAME_LENGTH,
        PRODUCT_NAME_CHARACTERS,
        STOCK_RANGE,
        /** Stock cannot cease to be kept while units are promised to orders. */
        STOCK_PROMISED,
        /** A list names the product twice. */
        REPEATED
    }
}
