package adapters.postgres.console;

import static adapters.postgres.console.Columns.instant;
import static adapters.postgres.console.Columns.nullableInstant;
import static adapters.postgres.console.Columns.nullableLong;

import application.ports.NotificationViews;
import application.views.NotificationFilter;
import application.views.NotificationRow;
import application.views.OutboxDepth;
import application.views.Page;
import application.views.PageRequest;
import domain.alert.AlertGroup;
import domain.alert.NotificationStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The outbox as the console shows it. */
@ApplicationScoped
class PostgresNotificationViews implements NotificationViews {
    private static final String ROWS = """
            select notification_id, status, reason, group_kind, group_subject, created_at, due_at, next_attempt_at, attempts, alert_count,
                   new_count, last_error, message_text, sent_at, settled_at, resent_at, resent_by, resent_note
            from notifications""";
    private static final String DEPTH = """
            select count(*) filter (where status = 'PENDING') as pending, count(*) filter (where status = 'SENDING') as sending,
                   (select count(*) from notifications where status = 'FAILED') as failed, min(due_at) as oldest_due_at
            from notifications where status in ('PENDING', 'SENDING')""";

    private final Database database;

    PostgresNotificationViews(Database database) {
        this.database = database;
    }

    @Override
    public Page<NotificationRow, Long> page(NotificationFilter filter, PageRequest<Long> request) {
        NotificationStatus status = filter.status();
        Query query = new Query(ROWS)
                .whereGiven("status = ?", status == null ? null : status.name())
                .whereGiven("reason = ?", filter.reason())
                .whereGiven("notification_id < ?", request.after())
                .then("order by notification_id desc limit ?", request.limit() + 1);
        List<NotificationRow> rows =
                database.read(connection -> query.list(connection, PostgresNotificationViews::row));
        return Pages.cut(rows, request.limit(), NotificationRow::id);
    }

    @Override
    public Optional<NotificationRow> notification(long id) {
        return database.read(connection ->
                new Query(ROWS).where("notification_id = ?", id).first(connection, PostgresNotificationViews::row));
    }

    @Override
    public OutboxDepth depth() {
        return database.read(connection -> new Query(DEPTH)
                .first(
                        connection,
                        row -> new OutboxDepth(
                                row.getLong("pending"),
                                row.getLong("sending"),
                                row.getLong("failed"),
                                nullableInstant(row, "oldest_due_at")))
                .orElseThrow());
    }

    private static NotificationRow row(ResultSet row) throws SQLException {
        NotificationStatus status = NotificationStatus.valueOf(row.getString("status"));
        return new NotificationRow(
                row.getLong("notification_id"),
                status,
                row.getString("reason"),
                AlertGroup.Kind.valueOf(row.getString("group_kind")),
                row.getString("group_subject"),
                instant(row, "created_at"),
                instant(row, "due_at"),
                status == NotificationStatus.PENDING ? instant(row, "next_attempt_at") : null,
                row.getInt("attempts"),
                nullableLong(row, "alert_count"),
                nullableLong(row, "new_count"),
                row.getString("last_error"),
                row.getString("message_text"),
                nullableInstant(row, "sent_at"),
                nullableInstant(row, "settled_at"),
                nullableInstant(row, "resent_at"),
                row.getString("resent_by"),
                row.getString("resent_note"));
    }
}
