package application;

import application.ports.Stock;
import application.ports.Stock.Product;
import domain.hold.Catalogue;
import domain.stock.StockLedger;
import domain.stock.StockLedger.Level;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The products that the orders at hand name, each fetched once. */
final class ProductShelf {
    private final Stock stock;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Product> products = new HashMap<>();

    ProductShelf(Stock stock) {
        this.stock = stock;
    }

    void fetch(Collection<String> productIds) {
        Set<String> missing = new HashSet<>(productIds);
        missing.removeAll(asked);
        if (!missing.isEmpty()) {
            asked.addAll(missing);
            products.putAll(stock.products(missing));
        }
    }

    Catalogue catalogue() {
        Map<String, Instant> registered = new HashMap<>();
        products.forEach((id, product) -> registered.put(id, product.registeredAt()));
        return new Catalogue(registered);
    }

    StockLedger ledger() {
        Map<String, Level> levels = new HashMap<>();
        products.forEach((id, product) -> {
            Level level = product.level();
            if (level != null) {
                levels.put(id, level);
            }
        });
        return new StockLedger(levels);
    }
}
