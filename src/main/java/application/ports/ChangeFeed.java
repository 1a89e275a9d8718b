package application.ports;

import java.util.List;
import java.util.function.Consumer;

/** Tells what changed, whichever instance changed it. Changes are told after their commit, in its order. */
public interface ChangeFeed {

    /**
     * What a transaction changed.
     *
     * @param orderIds the first of {@code orders} that it touched; {@code alertKeys} likewise
     * @param figures whether a roll-up changed any figure
     */
    record Change(List<String> orderIds, int orders, List<String> alertKeys, int alerts, boolean figures) {}

    /**
     * @param listener called one change at a time
     * @param gap called where changes may have been missed, because the connection to the database was lost in between
     */
    void listen(Consumer<Change> listener, Runnable gap);
}
