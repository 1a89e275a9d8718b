package application.views;

import domain.alert.AlertStatus;
import domain.alert.AlertStep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that an alert took.
 *
 * @param version of the alert since this step, from 1
 */
public record AlertTrailEntry(
        int version,
        AlertStep step,
        AlertStatus fromStatus,
        AlertStatus toStatus,
        String actor,
        Instant at,
        @Nullable String note) {}
