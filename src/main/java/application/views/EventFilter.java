package application.views;

import org.jspecify.annotations.Nullable;

/** Which events are wanted; {@code null} means any. */
public record EventFilter(
        @Nullable String orderId,
        @Nullable String eventType,
        @Nullable String channel,
        boolean onlyErrors) {
    public static final EventFilter NONE = new EventFilter(null, null, null, false);
}
