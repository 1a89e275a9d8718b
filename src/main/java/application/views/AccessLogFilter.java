package application.views;

import domain.access.AccessEvent;
import org.jspecify.annotations.Nullable;

/** Which entries of the log of access; {@code null}: all. */
public record AccessLogFilter(
        @Nullable AccessEvent event, @Nullable String account) {
    public static final AccessLogFilter NONE = new AccessLogFilter(null, null);
}
