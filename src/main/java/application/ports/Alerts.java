package application.ports;

import domain.alert.AlertGroup;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators are told about: one alert per hold and per bad event. */
public interface Alerts {

    /**
     * Opens alerts; one that the system had resolved is opened again, one that a person resolved stays so. With them, in the same
     * transaction, each of their groups gets the message that will tell of it, unless one is waiting already.
     */
    void open(List<NewAlert> alerts, Instant openedAt);

    /** Resolves alerts on behalf of the system, as far as they are not resolved. */
    void resolve(List<Resolution> resolutions, Instant resolvedAt);

    /**
     * A cause to tell of.
     *
     * @param holdId the hold; {@code null} where the cause is an event
     * @param eventId the event; {@code null} where the cause is a hold
     */
    record NewAlert(
            @Nullable String orderId,
            @Nullable Long holdId,
            @Nullable String eventId,
            AlertGroup group,
            Instant occurredAt) {
        public String key() {
            return holdId == null ? eventKey(String.valueOf(eventId)) : holdKey(holdId);
        }
    }

    /** Why the system closes an alert. */
    record Resolution(String key, String note) {}

    static String holdKey(long holdId) {
        return "hold:" + holdId;
    }

    static String eventKey(String eventId) {
        return "event:" + eventId;
    }
}
