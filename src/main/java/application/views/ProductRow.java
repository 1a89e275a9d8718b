package application.views;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product of the catalogue.
 *
 * @param stock units the warehouse reports; {@code null}: no stock is kept
 * @param exemption what spares it from the burst rule now; {@code null}: nothing
 * @param reserved units promised to orders that have not left yet
 */
public record ProductRow(
        String productId,
        @Nullable String productName,
        @Nullable Long stock,
        long reserved,
        Instant registeredAt,
        Instant updatedAt,
        String updatedBy,
        @Nullable Exemption exemption) {

    /**
     * @param endsAt {@code null}: until somebody ends it
     */
    public record Exemption(
            long exemptionId, String reason, @Nullable Instant endsAt) {}

    /** Units that can still be promised; below 0 where the warehouse has since reported less than was promised; {@code null}: no stock is kept. */
    public @Nullable Long available() {
        return stock == null ? null : stock - reserved;
    }
}
