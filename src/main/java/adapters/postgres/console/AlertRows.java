package adapters.postgres.console;

import static adapters.postgres.Sql.instant;
import static adapters.postgres.Sql.instantOrNull;

import adapters.postgres.Query;
import application.views.AlertRow;
import application.views.HoldView.Evidence;
import domain.alert.AlertGroup;
import domain.alert.AlertKind;
import domain.alert.AlertStatus;
import domain.hold.HoldReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How rows of {@code alerts} are read, by whichever way they were found, with what their holds and events say. Events are looked up by their
 * identity without {@code limit}: for a single row the planner, without statistics of a young table, would rather read all of them.
 */
final class AlertRows {
    private static final String SELECT = """
            select a.seq, a.alert_key, a.kind, a.status, a.order_id, a.event_id, a.reason, a.occurred_at, a.operator, a.version,
                   a.attempts, a.outcome, a.opened_at, a.resolved_at, a.resolved_by, a.note, a.group_kind, a.group_subject,
                   h.detail, h.trigger_order_id,
            """ + HoldReader.STATED_BY + """
            ,
                   (select (array_agg(e.explanation order by e.seq))[1] from events e where e.event_id = a.event_id) as explanation
            from (select * from alerts""";
    private static final String WITH_CAUSES = """
            ) a left join holds h on h.hold_id = a.hold_id
            order by a.seq desc""";

    private AlertRows() {}

    /** A query to be narrowed and then given to {@link #withCauses}: so causes are looked up for the rows of a page only. */
    static Query select() {
        return new Query(SELECT);
    }

    static Query withCauses(Query alerts) {
        return alerts.then(WITH_CAUSES);
    }

    static AlertRow row(ResultSet row) throws SQLException {
        return new AlertRow(
                row.getString("alert_key"),
                AlertKind.valueOf(row.getString("kind")),
                AlertStatus.valueOf(row.getString("status")),
                row.getString("order_id"),
                row.getString("event_id"),
                row.getString("reason"),
                instant(row, "occurred_at"),
                row.getString("operator"),
                row.getLong("seq"),
                row.getInt("version"),
                row.getInt("attempts"),
                row.getString("outcome"),
                instant(row, "opened_at"),
                instantOrNull(row, "resolved_at"),
                row.getString("resolved_by"),
                row.getString("note"),
                AlertGroup.Kind.valueOf(row.getString("group_kind")),
                row.getString("group_subject"),
                row.getString("explanation"),
                evidence(row));
    }

    private static @Nullable Evidence evidence(ResultSet row) throws SQLException {
        String code = row.getString("reason");
        if (!HoldReason.codes().contains(code)) {
            return null;
        }
        HoldReason reason = HoldReason.ofCode(code);
        return switch (reason) {
            case VALID, INV -> row.getString("detail") == null ? null : HoldReader.evidence(reason, row);
            case CHANNEL, MANUAL -> HoldReader.evidence(reason, row);
            case FRAUD_USER, FRAUD_PROD -> null;
        };
    }
}
