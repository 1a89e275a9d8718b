package application.views;

import domain.alert.NotificationStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are wanted; {@code null} means any.
 *
 * @param reason public code of a reason
 */
public record NotificationFilter(
        @Nullable NotificationStatus status, @Nullable String reason) {
    public static final NotificationFilter NONE = new NotificationFilter(null, null);
}
