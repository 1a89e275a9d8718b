package application.views;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An alert as a list shows it. */
public record AlertRow(
        String alertKey,
        String kind,
        String status,
        @Nullable String orderId,
        @Nullable String eventId,
        String reason,
        Instant occurredAt,
        @Nullable String operator) {}
