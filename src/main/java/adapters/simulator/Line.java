package adapters.simulator;

import org.jspecify.annotations.Nullable;

/** One line of an order; the product's id may be missing. */
record Line(@Nullable String productId, String productName, int quantity) {

    static Line of(Product product, int quantity) {
        return new Line(product.id(), product.name(), quantity);
    }

    Line withoutProduct() {
        return new Line(null, productName, quantity);
    }
}
