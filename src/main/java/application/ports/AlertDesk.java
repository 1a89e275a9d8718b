package application.ports;

import domain.alert.AlertStatus;
import domain.alert.AlertStep;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The alerts as operators act on them. */
public interface AlertDesk {

    /** In no order; unknown keys are left out. */
    List<StoredAlert> find(Collection<String> keys);

    /** The alerts whose retry is due, the oldest first. */
    List<StoredAlert> retryRequested(int most);

    /** Takes steps, each with its entry in the alert's trail. */
    void move(List<Move> moves, Instant at);

    /** Lets the alert of a bad message point to the event that the message became. */
    void pointTo(String alertKey, String eventId);

    /**
     * An alert.
     *
     * @param version number of steps in its trail
     * @param operator who acted last; {@code null}: nobody did
     * @param holdId {@code null}: it is about an event
     * @param eventId {@code null}: it is about a hold
     */
    record StoredAlert(
            String key,
            AlertStatus status,
            int version,
            @Nullable String operator,
            @Nullable String orderId,
            @Nullable Long holdId,
            @Nullable String eventId) {}

    /** A step of an alert from where it stands. */
    record Move(
            StoredAlert alert,
            AlertStep step,
            AlertStatus to,
            String actor,
            @Nullable String note) {}
}
