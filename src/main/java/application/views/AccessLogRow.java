package application.views;

import domain.access.AccessEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of the log of access; its fields are those of {@link application.ports.AccessLog.Entry}. */
public record AccessLogRow(
        long entryId,
        Instant at,
        AccessEvent event,
        String account,
        @Nullable String actor,
        @Nullable String address,
        @Nullable String detail) {}
