package application.views;

import domain.alert.AlertGroup;
import domain.alert.AlertStatus;
import domain.alert.Severity;
import java.time.Instant;
import java.util.Set;

/**
 * What the alerts of one group come to, of those that a filter leaves.
 *
 * @param newestSeq place of its newest alert in the order in which alerts were opened
 * @param open of the alerts, those on which nobody acted yet
 * @param statuses what the alerts stand at
 * @param since when the earliest of them was opened
 * @param latest when the latest of them was opened
 */
public record AlertGroupRow(
        AlertGroup group,
        long alerts,
        long open,
        Set<AlertStatus> statuses,
        long newestSeq,
        Instant since,
        Instant latest) {

    public Severity severity() {
        return Severity.of(group.reason());
    }

    public AlertGroupPosition position() {
        return new AlertGroupPosition(severity(), newestSeq);
    }
}
