package adapters.web.pages;

import application.views.AlertRow;
import application.views.AlertTrailEntry;
import application.views.EventRow;
import application.views.HistoryEntry;
import application.views.HoldView;
import application.views.NotificationRow;
import application.views.OrderDetail;
import domain.alert.AlertStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells all that happened to an order in one sequence, the latest first. */
final class OrderStory {
    private final List<StoryEntry> entries = new ArrayList<>();

    private OrderStory() {}

    /**
     * @param cut whether events before those of the detail are left out
     * @param trails the steps of the order's alerts by alert key
     * @param messages those that told of its alerts
     */
    static List<StoryEntry> of(
            OrderDetail detail,
            boolean cut,
            Map<String, List<AlertTrailEntry>> trails,
            List<NotificationRow> messages) {
        OrderStory story = new OrderStory();
        if (cut) {
            story.entries.add(new StoryEntry.Cut(
                    detail.events().get(detail.events().size() - 1).occurredAt()));
        }
        story.sent(detail);
        story.held(detail.holds());
        story.acted(detail.alerts(), trails);
        messages.forEach(message -> story.entries.add(new StoryEntry.Told(message)));
        // what happened at one instant was added in the order in which it follows from each other
        story.entries.sort(Comparator.comparing(StoryEntry::at));
        Collections.reverse(story.entries);
        return List.copyOf(story.entries);
    }

    private void sent(OrderDetail detail) {
        Map<String, HistoryEntry> changes = new HashMap<>();
        for (HistoryEntry change : detail.history()) {
            if (change.eventId() != null) {
                changes.put(change.eventId(), change);
            }
        }
        // events are listed newest first
        for (int i = detail.events().size() - 1; i >= 0; i--) {
            EventRow event = detail.events().get(i);
            entries.add(new StoryEntry.Sent(event, changes.get(event.eventId())));
        }
    }

    private void held(List<HoldView> holds) {
        holds.forEach(hold -> entries.add(new StoryEntry.Placed(hold)));
        holds.stream().filter(StoryEntry.Ended::of).forEach(hold -> entries.add(new StoryEntry.Ended(hold)));
    }

    private void acted(List<AlertRow> alerts, Map<String, List<AlertTrailEntry>> trails) {
        for (AlertRow alert : alerts) {
            for (AlertTrailEntry step : trails.getOrDefault(alert.alertKey(), List.of())) {
                // that a hold's alert was closed with it is told by the hold's end
                if (step.step() != AlertStep.CLOSED || !AlertShown.ofHold(alert)) {
                    entries.add(new StoryEntry.Acted(alert, step));
                }
            }
        }
    }
}
