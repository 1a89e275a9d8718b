package adapters.simulator;

import application.ManageCatalogue;
import application.ports.Products;
import application.views.ProductRow;
import domain.stock.ProductEdit;
import domain.stock.ProductEdit.Change;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the simulator's products known, without which every one of its orders would be held. */
@ApplicationScoped
class SampleCatalogue {
    private static final String ACTOR = "simulator";

    private final ManageCatalogue manageCatalogue;
    private final Products products;

    SampleCatalogue(ManageCatalogue manageCatalogue, Products products) {
        this.manageCatalogue = manageCatalogue;
        this.products = products;
    }

    /** Registers the products that are not there; those that are stay as people left them. */
    void registerMissing() {
        List<Product> sample = SampleData.products();
        Set<String> known = products.products(sample.stream().map(Product::id).toList()).stream()
                .map(ProductRow::productId)
                .collect(Collectors.toSet());
        List<ProductEdit> missing = sample.stream()
                .filter(product -> !known.contains(product.id()))
                .map(SampleCatalogue::edit)
                .toList();
        if (!missing.isEmpty()) {
            var faults = manageCatalogue.putAll(missing, ACTOR);
            if (!faults.isEmpty()) {
                throw new IllegalStateException("The simulator's own catalogue is at fault: " + faults);
            }
        }
    }

    private static ProductEdit edit(Product product) {
        @Nullable Long stock = product.stock().isPresent() ? product.stock().getAsLong() : null;
        return new ProductEdit(product.id(), Change.to(product.name()), Change.to(stock));
    }
}
