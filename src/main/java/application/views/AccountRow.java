package application.views;

import domain.access.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is listed.
 *
 * @param signedInAt last time by form
 */
public record AccountRow(
        String name,
        Role role,
        boolean enabled,
        boolean devOnly,
        Instant createdAt,
        String createdBy,
        @Nullable Instant signedInAt) {}
