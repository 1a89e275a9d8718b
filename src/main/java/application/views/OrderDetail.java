package application.views;

import java.util.List;

/**
 * An order with all that happened to it, as of one moment. Each list is bounded and has the newest, newest first; the history runs
 * forward to the newest change. Of the alerts those that are not resolved go before the others, and of them those of holds.
 */
public record OrderDetail(
        OrderFacts order,
        List<EventRow> events,
        List<AlertRow> alerts,
        List<HoldView> holds,
        List<HistoryEntry> history) {

    public OrderDetail {
        events = List.copyOf(events);
        alerts = List.copyOf(alerts);
        holds = List.copyOf(holds);
        history = List.copyOf(history);
    }

    /** How much of it is wanted at most. */
    public record Limits(int events, int alerts) {}
}
