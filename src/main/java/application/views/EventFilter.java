package application.views;

import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted; {@code null} means any.
 *
 * @param eventId the id as a whole
 */
public record EventFilter(
        @Nullable String eventId,
        @Nullable String orderId,
        @Nullable String eventType,
        @Nullable String channel,
        boolean onlyErrors) {
    public static final EventFilter NONE = new EventFilter(null, null, null, null, false);
}
