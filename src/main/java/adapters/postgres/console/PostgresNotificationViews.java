package adapters.postgres.console;

import static adapters.postgres.Sql.instant;
import static adapters.postgres.Sql.instantOrNull;
import static adapters.postgres.console.Columns.nullableLong;

import adapters.postgres.Query;
import adapters.postgres.Sql;
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
    private static final String OF_ORDER = ROWS + """

            where notification_id in (
                select message.notification_id
                from alerts a cross join lateral (
                    select n.notification_id, n.created_at from notifications n
                    where n.reason = a.reason and n.group_subject = a.group_subject and n.group_kind = a.group_kind
                      and n.status in ('PENDING', 'SENDING')
                    union all
                    (select n.notification_id, n.created_at from notifications n
                    where n.reason = a.reason and n.group_subject = a.group_subject and n.group_kind = a.group_kind
                      and n.status in ('SENT', 'FAILED', 'SKIPPED') and n.settled_at >= a.opened_at
                    order by n.settled_at limit ?)
                ) message
                where a.order_id = ? and (a.resolved_at is null or message.created_at <= a.resolved_at))
            order by notification_id limit ?""";
    private static final String DEPTH = """
            select count(*) filter (where status = 'PENDING') as pending, count(*) filter (where status = 'SENDING') as sending,
                   (select count(*) from notifications where status = 'FAILED') as failed, min(due_at) as oldest_due_at
            from notifications where status in ('PENDING', 'SENDING')""";

    private final Sql sql;

    PostgresNotificationViews(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<NotificationRow, Long> page(NotificationFilter filter, PageRequest<Long> request) {
        NotificationStatus status = filter.status();
        Query query = new Query(ROWS)
                .whereGiven("status = ?", status == null ? null : status.name())
                .whereGiven("reason = ?", filter.reason())
                .whereGiven("notification_id < ?", request.after())
                .then("order by notification_id desc limit ?", request.limit() + 1);
        List<NotificationRow> rows = sql.list(query, PostgresNotificationViews::row);
        return Pages.cut(rows, request.limit(), NotificationRow::id);
    }

    @Override
    public Optional<NotificationRow> notification(long id) {
        return sql.list(new Query(ROWS).where("notification_id = ?", id), PostgresNotificationViews::row).stream()
                .findFirst();
    }

    @Override
    public List<NotificationRow> ofOrder(String orderId) {
        return sql.list(new Query(OF_ORDER, MOST_OF_ORDER, orderId, MOST_OF_ORDER), PostgresNotificationViews::row);
    }

    @Override
    public OutboxDepth depth() {
        return sql.list(
                        new Query(DEPTH),
                        row -> new OutboxDepth(
                                row.getLong("pending"),
                                row.getLong("sending"),
                                row.getLong("failed"),
                                instantOrNull(row, "oldest_due_at")))
                .get(0);
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
                instantOrNull(row, "sent_at"),
                instantOrNull(row, "settled_at"),
                instantOrNull(row, "resent_at"),
                row.getString("resent_by"),
                row.getString("resent_note"));
    }
}
