package domain.stock;

import domain.hold.Evidence.Shortage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stock of the products at hand while orders claim, return and consume units (SPEC §4.2). Products without a stock are not in
 * it and never short. The caller sees to it that one writer at a time works on the same products.
 */
public final class StockLedger {
    private final Map<String, Level> levels;
    private final Set<String> changed = new LinkedHashSet<>();

    public StockLedger(Map<String, Level> levels) {
        this.levels = new HashMap<>(levels);
    }

    /**
     * @param stock units the warehouse reports, 0 or more
     * @param reserved units promised to orders, 0 or more
     */
    public record Level(long stock, long reserved) {
        public long available() {
            return stock - reserved;
        }
    }

    /** Of the wanted units those whose product has a stock: what a claim is about. */
    public Map<String, Long> stocked(Map<String, Long> wanted) {
        Map<String, Long> stocked = new LinkedHashMap<>(wanted);
        stocked.keySet().retainAll(levels.keySet());
        return stocked;
    }

    /**
     * Reserves all of it or nothing.
     *
     * @param wanted units by product, all of them {@link #stocked}
     * @return the first product that is short, by the order of {@code wanted}; empty: all is reserved
     */
    public Optional<Shortage> claim(Map<String, Long> wanted) {
        for (Map.Entry<String, Long> line : wanted.entrySet()) {
            long available = level(line.getKey()).available();
            if (available < line.getValue()) {
                return Optional.of(new Shortage(line.getKey(), line.getValue(), Math.max(available, 0)));
            }
        }
        wanted.forEach((product, units) -> change(product, 0, units));
        return Optional.empty();
    }

    /** Units of a cancelled order are available again. */
    public void giveBack(Map<String, Long> claimed) {
        claimed.forEach((product, units) -> change(product, 0, -units));
    }

    /** Units of a shipped order are gone from the warehouse; a stock that was meanwhile reported lower stops at zero. */
    public void consume(Map<String, Long> claimed) {
        claimed.forEach((product, units) -> change(product, -units, -units));
    }

    /** Units of an order that was never shipped, as a late event shows, are in the warehouse and available. */
    public void restock(Map<String, Long> consumed) {
        consumed.forEach((product, units) -> change(product, units, 0));
    }

    /** The products whose level is another one than at the beginning. */
    public Map<String, Level> changes() {
        Map<String, Level> result = new LinkedHashMap<>();
        changed.forEach(product -> result.put(product, level(product)));
        return result;
    }

    private Level level(String product) {
        Level level = levels.get(product);
        if (level == null) {
            throw new IllegalArgumentException("product " + product + " has no stock");
        }
        return level;
    }

    private void change(String product, long stock, long reserved) {
        Level level = level(product);
        levels.put(product, new Level(Math.max(level.stock() + stock, 0), level.reserved() + reserved));
        changed.add(product);
    }
}
