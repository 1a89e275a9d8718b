package adapters.postgres.console;

import static adapters.postgres.Sql.instant;
import static adapters.postgres.Sql.instantOrNull;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.ports.ExemptionBook;
import application.views.ExemptionFilter;
import application.views.ExemptionRow;
import application.views.Page;
import application.views.PageRequest;
import domain.hold.ExemptionWish;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The exemptions as they were granted and ended; the burst rules read them by their own statement. */
@ApplicationScoped
class PostgresExemptionBook implements ExemptionBook {
    private static final String ROWS = """
            select exemption_id, kind, subject, reason, ends_at, ends_at is null or ends_at > ? as active, created_at, created_by,
                   ended_at, ended_by
            from exemptions""";
    private static final String ADD = """
            insert into exemptions (kind, subject, reason, ends_at, created_at, created_by)
            values (?, ?, ?, ?::timestamptz, ?, ?) returning exemption_id""";
    private static final String END = """
            update exemptions set ends_at = ?, ended_at = ?, ended_by = ? where exemption_id = ? returning exemption_id""";

    private final Sql sql;

    PostgresExemptionBook(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<ExemptionRow, Long> page(ExemptionFilter filter, PageRequest<Long> request, Instant now) {
        ExemptionWish.Kind kind = filter.kind();
        Query query = new Query(ROWS, now)
                .whereGiven("kind = ?", kind == null ? null : kind.name())
                .whereGiven("subject = ?", filter.subject());
        if (filter.onlyActive()) {
            query.where("(ends_at is null or ends_at > ?)", now);
        }
        query.whereGiven("exemption_id < ?", request.after())
                .then("order by exemption_id desc limit ?", request.limit() + 1);
        List<ExemptionRow> rows = sql.list(query, PostgresExemptionBook::row);
        return Pages.cut(rows, request.limit(), ExemptionRow::exemptionId);
    }

    @Override
    public Optional<ExemptionRow> exemption(long id, Instant now) {
        return sql.list(new Query(ROWS, now).where("exemption_id = ?", id), PostgresExemptionBook::row).stream()
                .findFirst();
    }

    @Override
    public long add(ExemptionWish wish, String actor, Instant now) {
        Query query = new Query(ADD, wish.kind().name(), wish.subject(), wish.reason(), wish.endsAt(), now, actor);
        return sql.list(query, row -> row.getLong("exemption_id")).get(0);
    }

    @Override
    public void end(long id, String actor, Instant now) {
        sql.list(new Query(END, now, now, actor, id), row -> true);
    }

    private static ExemptionRow row(ResultSet row) throws SQLException {
        return new ExemptionRow(
                row.getLong("exemption_id"),
                ExemptionWish.Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("reason"),
                instantOrNull(row, "ends_at"),
                row.getBoolean("active"),
                instant(row, "created_at"),
                row.getString("created_by"),
                instantOrNull(row, "ended_at"),
                row.getString("ended_by"));
    }
}
