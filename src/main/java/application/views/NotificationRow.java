package application.views;

import domain.alert.AlertGroup;
import domain.alert.NotificationStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to operators about a group of alerts.
 *
 * @param dueAt when it was to be sent
 * @param nextAttemptAt when it is tried next; {@code null}: it is not waiting
 * @param alertCount open alerts of the group when it was last composed; {@code null}: it was not yet
 * @param newCount those of them that the message before did not tell of; before it is composed, those opened so far
 * @param lastError what the latest attempt came to; {@code null}: nothing went wrong
 * @param text what it said in short; {@code null}: it was not composed
 * @param settledAt when it was sent, failed, skipped or dropped; {@code null}: it is waiting
 */
public record NotificationRow(
        long id,
        NotificationStatus status,
        String reason,
        AlertGroup.Kind groupKind,
        String groupSubject,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant nextAttemptAt,
        int attempts,
        @Nullable Long alertCount,
        @Nullable Long newCount,
        @Nullable String lastError,
        @Nullable String text,
        @Nullable Instant sentAt,
        @Nullable Instant settledAt,
        @Nullable Instant resentAt,
        @Nullable String resentBy,
        @Nullable String resentNote) {}
