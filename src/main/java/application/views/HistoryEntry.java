package application.views;

import domain.hold.HoldReason;
import domain.order.ShownStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of the shown status.
 *
 * @param fromStatus {@code null}: the order began here
 * @param eventId the event that made the change; {@code null}: a hold or its release did
 * @param reason the reason of that hold; {@code null}: an event made the change
 * @param actor the channel's or operator's name, or {@code system}
 * @param note what the operator said who moved, cancelled or held the order; {@code null}: nothing, or it was nobody
 */
public record HistoryEntry(
        Instant at,
        @Nullable ShownStatus fromStatus,
        ShownStatus toStatus,
        String cause,
        @Nullable String eventId,
        @Nullable HoldReason reason,
        String actor,
        @Nullable String note) {}
