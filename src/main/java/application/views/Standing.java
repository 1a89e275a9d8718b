package application.views;

import domain.hold.HoldReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the house stands, for those who watch it from outside.
 *
 * @param held orders shown as HOLD, by the reason shown
 * @param unresolved alerts that are not resolved
 * @param rolledUpAt when the figures were last brought up to date; {@code null}: never yet
 */
public record Standing(
        Map<HoldReason, Long> held,
        List<Unresolved> unresolved,
        @Nullable Instant rolledUpAt) {

    /**
     * Some of the alerts that are not resolved.
     *
     * @param reason the public code
     * @param oldest when the first of them was opened, for the last time
     */
    public record Unresolved(String reason, Age age, long alerts, Instant oldest) {}

    /** How long ago an alert was opened. */
    public enum Age {
        UNDER_5_MINUTES,
        UNDER_1_HOUR,
        UNDER_1_DAY,
        OLDER
    }
}
