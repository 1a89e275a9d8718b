package application.views;

import domain.alert.AlertGroup;
import domain.alert.AlertKind;
import domain.alert.AlertStatus;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are wanted; {@code null} means any.
 *
 * @param reason public code of a reason
 */
public record AlertFilter(
        @Nullable Standing standing,
        @Nullable AlertKind kind,
        @Nullable String reason,
        @Nullable String orderId,
        AlertGroup.@Nullable Kind groupKind,
        @Nullable String groupSubject) {
    public static final AlertFilter NONE = new AlertFilter(null, null, null, null, null, null);

    /** A status, or all that still ask for something. */
    public enum Standing {
        UNRESOLVED(AlertStatus.OPEN, AlertStatus.ACK, AlertStatus.RETRY_REQUESTED),
        OPEN(AlertStatus.OPEN),
        ACK(AlertStatus.ACK),
        RETRY_REQUESTED(AlertStatus.RETRY_REQUESTED),
        RESOLVED(AlertStatus.RESOLVED);

        @SuppressWarnings("ImmutableEnumChecker") // of Set.of
        private final Set<AlertStatus> statuses;

        Standing(AlertStatus... statuses) {
            this.statuses = Set.of(statuses);
        }
    }

    /** What the alerts that match may stand at. */
    public Set<AlertStatus> statuses() {
        return standing == null ? EnumSet.allOf(AlertStatus.class) : standing.statuses;
    }

    public AlertFilter with(@Nullable Standing other) {
        return new AlertFilter(other, kind, reason, orderId, groupKind, groupSubject);
    }

    /** Of the alerts of the group, those that this leaves. */
    public AlertFilter within(AlertGroup group) {
        return new AlertFilter(standing, kind, group.reason(), orderId, group.kind(), group.subject());
    }
}
