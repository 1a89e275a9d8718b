package application.ports;

import application.views.Page;
import application.views.PageRequest;
import application.views.ProductRow;
import domain.stock.ProductEdit;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalogue with its stock. */
public interface Products {

    /**
     * By rising product id; a position is a product id.
     *
     * @param search part of the id or name, in any case; {@code null}: all products
     */
    Page<ProductRow, String> page(@Nullable String search, PageRequest<String> request);

    Optional<ProductRow> product(String productId);

    /**
     * Creates or changes products, all within the running transaction; each product at most once.
     *
     * @param now time of registration of those that are new
     */
    void save(Collection<ProductEdit> edits, String actor, Instant now);

    /** Those of the given products that exist. */
    List<ProductRow> products(Collection<String> productIds);
}
