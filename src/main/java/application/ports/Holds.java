package application.ports;

import domain.hold.Decision;
import domain.hold.Hold;
import domain.hold.ShownHistory.HoldChange;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The holds of all orders, past and active. */
public interface Holds {

    /** All holds of the given orders, also those taken back. */
    Map<String, List<StoredHold>> ofOrders(Collection<String> orderIds);

    /** As many new ids, rising. */
    List<Long> newIds(int count);

    void insert(List<StoredHold> holds, Instant recordedAt);

    void update(List<StoredHold> holds, Instant recordedAt);

    /** Replaces the changes of the shown status that holds made. */
    void replaceHistory(Map<String, List<HistoryEntry>> byOrder);

    /**
     * A hold with its public id.
     *
     * @param decision what a person decided on it; {@code null}: nothing
     * @param retracted its cause vanished with a late event: it never was
     */
    record StoredHold(
            long id, String orderId, Hold hold, @Nullable Decision decision, boolean retracted) {}

    /** A change of the shown status and the hold that caused it. */
    record HistoryEntry(HoldChange change, long holdId) {}
}
