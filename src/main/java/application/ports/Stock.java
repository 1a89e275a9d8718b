package application.ports;

import domain.stock.StockLedger.Level;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What ingestion needs of the catalogue: which products are known, what they have in stock and what is promised. */
public interface Stock {
    Map<String, Product> products(Collection<String> productIds);

    void saveLevels(Map<String, Level> levels);

    /** Units by product that each order has reserved or consumed. */
    Map<String, Map<String, Long>> reservations(Collection<String> orderIds);

    /** Replaces the reservations of the given orders. */
    void saveReservations(Map<String, Map<String, Long>> byOrder);

    /**
     * A product of the catalogue.
     *
     * @param level {@code null}: no stock is kept for it
     */
    record Product(Instant registeredAt, @Nullable Level level) {}
}
