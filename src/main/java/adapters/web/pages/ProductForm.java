package adapters.web.pages;

import adapters.web.catalogue.CsvFault;
import application.views.ProductRow;
import domain.stock.ProductEdit;
import domain.stock.ProductEdit.Change;
import domain.stock.ProductEdit.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A product as typed, right or wrong; an empty field clears what it stands for.
 *
 * @param existing whether the product is being changed, so that its id is fixed
 * @param unreadable what cannot be read; {@code null}: all can
 * @param fault why the catalogue refused it; {@code null}: it did not
 */
public record ProductForm(
        String productId,
        String productName,
        String stock,
        boolean existing,
        @Nullable CsvFault unreadable,
        @Nullable Fault fault) {
    static final ProductForm EMPTY = new ProductForm("", "", "", false, null, null);
    private static final String NUMBER = "(-?[0-9]{1,15})?";

    static ProductForm of(ProductRow product) {
        return new ProductForm(
                product.productId(), orEmpty(product.productName()), orEmpty(product.stock()), true, null, null);
    }

    static ProductForm typed(@Nullable String id, @Nullable String name, @Nullable String stock, boolean existing) {
        String number = orEmpty(stock).strip();
        return new ProductForm(
                orEmpty(id),
                orEmpty(name),
                number,
                existing,
                number.matches(NUMBER) ? null : CsvFault.STOCK_NUMBER,
                null);
    }

    ProductForm refused(Fault reason) {
        return new ProductForm(productId, productName, stock, existing, unreadable, reason);
    }

    public boolean bad() {
        return unreadable != null || fault != null;
    }

    ProductEdit edit() {
        return new ProductEdit(
                productId,
                Change.to(productName.isBlank() ? null : productName),
                Change.to(stock.isEmpty() ? null : Long.valueOf(stock)));
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
