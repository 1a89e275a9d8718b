package application.views;

import domain.alert.AlertGroup;
import domain.alert.AlertKind;
import domain.alert.AlertStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as a list shows it.
 *
 * @param reason public code of the hold's or event's reason
 * @param operator who acted last; {@code null}: nobody did since it was opened
 * @param seq its place in the order in which alerts were first opened
 * @param version number of steps in its trail; an action that names it is refused once the alert has moved on
 * @param attempts retries carried out
 * @param outcome what the latest retry found; {@code null}: there was none
 * @param note of the latest step
 * @param explanation of the event, in words; {@code null}: it is about a hold
 * @param evidence what the hold rests on; {@code null}: it is about an event, or the hold's group says it
 */
public record AlertRow(
        String alertKey,
        AlertKind kind,
        AlertStatus status,
        @Nullable String orderId,
        @Nullable String eventId,
        String reason,
        Instant occurredAt,
        @Nullable String operator,
        long seq,
        int version,
        int attempts,
        @Nullable String outcome,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable String note,
        AlertGroup.Kind groupKind,
        String groupSubject,
        @Nullable String explanation,
        HoldView.@Nullable Evidence evidence) {}
