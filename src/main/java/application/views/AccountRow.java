package application.views;

import domain.access.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is listed.
 *
 * @param elsewhere whether an identity provider keeps it
 * @param signedInAt last time by form
 */
public record AccountRow(
        String name,
        Role role,
        boolean enabled,
        boolean devOnly,
        boolean elsewhere,
        Instant createdAt,
        String createdBy,
        @Nullable Instant signedInAt) {}
