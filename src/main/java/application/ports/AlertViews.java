package application.ports;

import application.views.AlertFilter;
import application.views.AlertGroupPosition;
import application.views.AlertGroupRow;
import application.views.AlertRef;
import application.views.AlertRow;
import application.views.AlertTrailEntry;
import application.views.HoldView;
import application.views.Page;
import application.views.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alerts as people look at them. */
public interface AlertViews {

    /** Newest first; a position is the place of an alert in the order in which they were first opened. */
    Page<AlertRow, Long> page(AlertFilter filter, PageRequest<Long> request);

    Optional<AlertRow> alert(String key);

    /** The hold that an alert is about, with its evidence; empty: the alert is about an event, or its hold was taken back. */
    Optional<HoldView> hold(String key);

    /** The steps of each of the alerts, the first one first; alerts that took none are left out. */
    Map<String, List<AlertTrailEntry>> trails(Collection<String> keys);

    /** All alerts that match, the oldest first, each as it stands now. */
    List<AlertRef> matching(AlertFilter filter);

    /** How many alerts match; beyond {@code most} nobody counts. */
    int count(AlertFilter filter, int most);

    /** The groups of the alerts that match, the most severe first, and of equal ones that with the newest alert. */
    Page<AlertGroupRow, AlertGroupPosition> groups(AlertFilter filter, PageRequest<AlertGroupPosition> request);

    /** Alerts of the events that are not resolved, by event id. */
    Map<String, AlertRow> unresolvedOf(Collection<String> eventIds);
}
