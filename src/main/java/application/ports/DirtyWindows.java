package application.ports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, in the running transaction, in which windows of the roll-up something changed. The stores of events, alerts and the history
 * tell it themselves; what a judged order counts for is told by who judged it.
 */
public interface DirtyWindows {

    /**
     * A judged order.
     *
     * @param before {@code null}: it is new
     * @param heldOtherwise whether it was held before and turns out never to have been, or the other way round
     */
    record Effect(@Nullable OrderRecord before, OrderRecord after, boolean heldOtherwise) {}

    void judged(List<Effect> orders);
}
