package adapters.postgres.console;

import static adapters.postgres.Sql.instant;
import static adapters.postgres.console.Columns.nullableInt;
import static adapters.postgres.console.Columns.nullableLong;
import static adapters.postgres.console.Columns.nullableStatus;

import application.views.EventRow;
import domain.event.EventReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How rows of {@code events} are read, by whichever way they were found. */
final class EventRows {
    static final String SELECT_FROM = """
            select seq, event_id, order_id, channel, event_type, current_status, reason_code, explanation, occurred_at,
                   ingested_at, source, actor, note, topic, partition, "offset"
            from""";
    static final String SELECT = SELECT_FROM + " events";

    private EventRows() {}

    static EventRow row(ResultSet row) throws SQLException {
        return new EventRow(
                row.getLong("seq"),
                row.getString("event_id"),
                row.getString("order_id"),
                row.getString("channel"),
                row.getString("event_type"),
                nullableStatus(row, "current_status"),
                reason(row.getString("reason_code")),
                row.getString("explanation"),
                instant(row, "occurred_at"),
                instant(row, "ingested_at"),
                row.getString("source"),
                row.getString("actor"),
                row.getString("note"),
                row.getString("topic"),
                nullableInt(row, "partition"),
                nullableLong(row, "offset"));
    }

    private static @Nullable EventReason reason(@Nullable String code) {
        return code == null
                ? null
                : Arrays.stream(EventReason.values())
                        .filter(reason -> reason.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no event reason has the code " + code));
    }
}
