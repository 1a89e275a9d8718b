package adapters.postgres;

import application.ports.Notifier.Wording;
import application.ports.Outbox;
import domain.alert.AlertGroup;
import domain.alert.NotificationRhythm;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox in {@code notifications}. Rows are claimed past those that others have locked, so that instances never wait for each other. */
@ApplicationScoped
class PostgresOutbox implements Outbox {
    private static final int LONGEST_ERROR = 500;

    private static final String TURN =
            "select next_allowed_at from notification_pacing where destination = ? for update skip locked";
    private static final String KNOW_DESTINATION = """
            insert into notification_pacing (destination, next_allowed_at) values (?, '1970-01-01Z')
            on conflict (destination) do nothing
            """;
    private static final String KEEP_QUIET = """
            update notification_pacing set next_allowed_at = greatest(next_allowed_at, ?) where destination = ?
            """;
    private static final String NEXT_DUE = """
            select notification_id, reason, group_kind, group_subject, attempts, resent_at is not null as resent
            from notifications
            where status in ('PENDING', 'SENDING') and next_attempt_at <= ?
            order by next_attempt_at, notification_id
            limit 1
            for update skip locked
            """;
    private static final String LEASE = """
            update notifications set status = 'SENDING', attempts = attempts + 1, lease = gen_random_uuid(), next_attempt_at = ?,
                grown = false, alert_count = ?, new_count = ?, covered_to = ?, message_text = ?, message_body = ?
            where notification_id = ?
            returning lease, attempts
            """;
    private static final String DROP = """
            update notifications set status = 'DROPPED', settled_at = ?, lease = null, alert_count = 0, new_count = 0
            where notification_id = ?
            """;
    private static final String POSTPONE =
            "update notifications set due_at = ?, next_attempt_at = ? where notification_id = ?";
    private static final String SENT = """
            update notifications set status = 'SENT', sent_at = ?, settled_at = ?, lease = null, last_error = null
            where notification_id = ? and lease = ? and status = 'SENDING'
            """;
    private static final String FAILED = """
            update notifications set status = 'FAILED', last_error = ?, settled_at = ?, lease = null
            where notification_id = ? and (lease = ? or ?::uuid is null) and status = 'SENDING'
            """;
    private static final String RETURN = """
            update notifications set status = 'PENDING', last_error = ?, next_attempt_at = ?, lease = null, attempts = attempts - ?
            where notification_id = ? and lease = ? and status = 'SENDING'
            """;
    private static final String FOLLOW_UP = """
            insert into notifications (reason, group_kind, group_subject, status, created_at, due_at, next_attempt_at)
            select reason, group_kind, group_subject, 'PENDING', ?, ?, ? from notifications where notification_id = ? and grown
            on conflict (reason, group_subject, group_kind) where status in ('PENDING', 'SENDING') do nothing
            """;
    private static final String SKIP = """
            update notifications n set settled_at = ?, lease = null, alert_count = due.alerts, new_count = due.alerts,
                status = case when due.alerts = 0 then 'DROPPED' else 'SKIPPED' end
            from (
                select w.notification_id, (
                    select count(*) from alerts a
                    where a.reason = w.reason and a.group_subject = w.group_subject and a.group_kind = w.group_kind
                        and a.status <> 'RESOLVED') as alerts
                from (select notification_id, reason, group_kind, group_subject from notifications
                      where status in ('PENDING', 'SENDING') and next_attempt_at <= ? for update skip locked) w
            ) due
            where n.notification_id = due.notification_id
            """;

    private static final String REQUEUE = """
            update notifications n set status = 'PENDING', attempts = 0, due_at = ?, next_attempt_at = ?, settled_at = null,
                lease = null, grown = false, resent_at = ?, resent_by = ?, resent_note = ?
            where notification_id = ? and status in ('FAILED', 'SKIPPED') and not exists (
                select 1 from notifications w
                where w.reason = n.reason and w.group_subject = n.group_subject and w.group_kind = n.group_kind
                    and w.status in ('PENDING', 'SENDING'))
            """;

    private final Sql sql;
    private final GroupStandings standings;
    private final NotificationRhythm rhythm;

    PostgresOutbox(Sql sql, GroupStandings standings, NotificationRhythm rhythm) {
        this.sql = sql;
        this.standings = standings;
        this.rhythm = rhythm;
    }

    @Override
    public Optional<Instant> takeTurn(String destination) {
        Optional<Instant> turn = lockedTurn(destination);
        if (turn.isEmpty() && sql.update(KNOW_DESTINATION, destination) == 1) {
            return lockedTurn(destination);
        }
        return turn;
    }

    private Optional<Instant> lockedTurn(String destination) {
        return first(sql.query(TURN, row -> Sql.instant(row, "next_allowed_at"), destination));
    }

    @Override
    public void keepQuiet(String destination, Instant until) {
        sql.update(KEEP_QUIET, until, destination);
    }

    @Override
    public Optional<Due> nextDue(Instant now) {
        return first(sql.query(NEXT_DUE, PostgresOutbox::due, now));
    }

    @Override
    public Optional<Standing> standing(Due due) {
        return standings.of(due);
    }

    @Override
    public Attempt lease(Due due, Standing standing, Wording wording, Instant until) {
        return sql.query(
                        LEASE,
                        row -> new Attempt(
                                due.id(), row.getObject("lease", UUID.class), row.getInt("attempts"), wording),
                        until,
                        standing.digest().open(),
                        standing.digest().fresh(),
                        standing.coveredTo(),
                        wording.text(),
                        wording.body(),
                        due.id())
                .get(0);
    }

    @Override
    public void drop(Due due, Instant now) {
        sql.update(DROP, now, due.id());
    }

    @Override
    public void postpone(Due due, Instant until) {
        sql.update(POSTPONE, until, until, due.id());
    }

    @Override
    public void giveUp(Due due, String why, Instant now) {
        fail(due.id(), null, why, now);
    }

    @Override
    public boolean sent(Attempt attempt, Instant now) {
        boolean recorded = sql.update(SENT, now, now, attempt.id(), attempt.lease()) == 1;
        return recorded && followUp(attempt.id(), now);
    }

    @Override
    public boolean failed(Attempt attempt, String why, Instant now) {
        return fail(attempt.id(), attempt.lease(), why, now);
    }

    @Override
    public boolean returnForRetry(Attempt attempt, String why, Instant notBefore, boolean counts) {
        return sql.update(RETURN, shortened(why), notBefore, counts ? 0 : 1, attempt.id(), attempt.lease()) == 1;
    }

    @Override
    public boolean requeue(long id, String actor, @Nullable String note, Instant now) {
        return sql.update(REQUEUE, now, now, now, actor, note, id) == 1;
    }

    @Override
    public int skipDue(Instant now) {
        return sql.update(SKIP, now, now);
    }

    /**
     * @param lease {@code null}: whichever the row has
     */
    private boolean fail(long id, @Nullable UUID lease, String why, Instant now) {
        boolean recorded = sql.update(FAILED, shortened(why), now, id, lease, lease) == 1;
        return recorded && followUp(id, now);
    }

    private boolean followUp(long id, Instant now) {
        Duration pause = rhythm.interval().compareTo(rhythm.firstWait()) > 0 ? rhythm.interval() : rhythm.firstWait();
        Instant due = now.plus(pause);
        sql.update(FOLLOW_UP, now, due, due, id);
        return true;
    }

    private static String shortened(String why) {
        return why.length() > LONGEST_ERROR ? why.substring(0, LONGEST_ERROR) + "…" : why;
    }

    private static Due due(ResultSet row) throws SQLException {
        AlertGroup group = new AlertGroup(
                row.getString("reason"),
                AlertGroup.Kind.valueOf(row.getString("group_kind")),
                row.getString("group_subject"));
        return new Due(row.getLong("notification_id"), group, row.getInt("attempts"), row.getBoolean("resent"));
    }

    private static <T> Optional<T> first(List<T> rows) {
        return rows.stream().findFirst();
    }
}
