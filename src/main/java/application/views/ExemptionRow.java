package application.views;

import domain.hold.ExemptionWish;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user or product that its burst rule spares, or spared.
 *
 * @param endsAt up to when, in event time; {@code null}: until somebody ends it
 * @param active whether it spares orders of now
 * @param endedBy who ended it before its time; {@code null}: nobody did
 */
public record ExemptionRow(
        long exemptionId,
        ExemptionWish.Kind kind,
        String subject,
        String reason,
        @Nullable Instant endsAt,
        boolean active,
        Instant createdAt,
        String createdBy,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {}
