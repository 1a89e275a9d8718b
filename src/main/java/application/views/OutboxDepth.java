package application.views;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How full the outbox is.
 *
 * @param pending messages that wait for their time or another attempt
 * @param sending messages on their way
 * @param failed messages that are parked until somebody resends them
 * @param oldestDueAt since when the oldest of those that wait was to be sent; {@code null}: none waits
 */
public record OutboxDepth(
        long pending, long sending, long failed, @Nullable Instant oldestDueAt) {}
