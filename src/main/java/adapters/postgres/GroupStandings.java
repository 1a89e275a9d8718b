package adapters.postgres;

import application.ports.Notifier.Digest;
import application.ports.Outbox;
import application.ports.Outbox.Due;
import application.ports.Outbox.Standing;
import domain.alert.AlertGroup;
import domain.alert.NotificationRhythm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How groups of alerts stand. Only unresolved alerts are read, by the index that has nothing but them. */
@ApplicationScoped
class GroupStandings {
    private static final String UNRESOLVED = """

            where reason = ? and group_kind = ? and group_subject = ? and status <> 'RESOLVED'
            """;
    private static final String LAST_SENT = """
            select covered_to from notifications
            where reason = ? and group_kind = ? and group_subject = ? and status = 'SENT'
            order by settled_at desc limit 1
            """;
    private static final String LAST_SETTLED = """
            select settled_at from notifications
            where reason = ? and group_kind = ? and group_subject = ? and status in ('SENT', 'FAILED', 'SKIPPED')
            order by settled_at desc limit 1
            """;
    private static final String COUNTS = """
            select count(*) as open, count(*) filter (where open_seq > ?) as fresh, max(open_seq) as covered_to,
                   count(distinct order_id) as orders, max(occurred_at) as occurred_at
            from alerts""" + UNRESOLVED;
    private static final String FIRST_ORDERS = """
            select order_id from alerts""" + UNRESOLVED + """
            and order_id is not null
            group by order_id order by max(open_seq) > ? desc, min(open_seq) limit ?
            """;

    private final Sql sql;
    private final NotificationRhythm rhythm;

    GroupStandings(Sql sql, NotificationRhythm rhythm) {
        this.sql = sql;
        this.rhythm = rhythm;
    }

    private record Counts(
            long open,
            long fresh,
            long coveredTo,
            long orders,
            @Nullable Instant occurredAt) {}

    Optional<Standing> of(Due due) {
        AlertGroup group = due.group();
        Optional<Long> told = one(LAST_SENT, row -> row.getLong("covered_to"), group);
        long coveredBefore = told.orElse(-1L);
        Counts counts = counts(group, coveredBefore);
        Instant occurredAt = counts.occurredAt();
        boolean anythingToTell = due.resent() ? counts.open() > 0 : counts.fresh() > 0;
        if (occurredAt == null || !anythingToTell) {
            return Optional.empty();
        }
        Digest digest = new Digest(
                group,
                counts.open(),
                counts.fresh(),
                told.isPresent(),
                counts.orders(),
                firstOrders(group, coveredBefore),
                occurredAt);
        Instant quietUntil = one(LAST_SETTLED, row -> Sql.instant(row, "settled_at"), group)
                .map(settled -> settled.plus(rhythm.interval()))
                .orElse(Instant.EPOCH);
        return Optional.of(new Standing(digest, counts.coveredTo(), quietUntil));
    }

    private Counts counts(AlertGroup group, long coveredBefore) {
        return sql.query(
                        COUNTS,
                        row -> new Counts(
                                row.getLong("open"),
                                row.getLong("fresh"),
                                row.getLong("covered_to"),
                                row.getLong("orders"),
                                Sql.instantOrNull(row, "occurred_at")),
                        coveredBefore,
                        group.reason(),
                        group.kind().name(),
                        group.subject())
                .get(0);
    }

    private List<String> firstOrders(AlertGroup group, long coveredBefore) {
        return sql.query(
                FIRST_ORDERS,
                row -> row.getString("order_id"),
                group.reason(),
                group.kind().name(),
                group.subject(),
                coveredBefore,
                Outbox.LISTED_ORDERS);
    }

    private <T> Optional<T> one(String query, Query.RowMapper<T> mapper, AlertGroup group) {
        return sql.query(query, mapper, group.reason(), group.kind().name(), group.subject()).stream()
                .findFirst();
    }
}
