package adapters.postgres.console;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.ports.AccessLog;
import application.views.AccessLogFilter;
import application.views.AccessLogRow;
import application.views.Page;
import application.views.PageRequest;
import domain.access.AccessEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class PostgresAccessLog implements AccessLog {
    private static final String WRITE = """
            insert into access_log (at, event, account, actor, address, detail) values (?, ?, ?, ?, ?, ?)""";
    private static final String ROWS = "select entry_id, at, event, account, actor, address, detail from access_log";

    private final Sql sql;

    PostgresAccessLog(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void write(Entry entry, Instant now) {
        sql.update(WRITE, now, entry.event().name(), entry.account(), entry.actor(), entry.address(), entry.detail());
    }

    @Override
    public Page<AccessLogRow, Long> page(AccessLogFilter filter, PageRequest<Long> request) {
        AccessEvent event = filter.event();
        Query query = new Query(ROWS)
                .whereGiven("event = ?", event == null ? null : event.name())
                .whereGiven("account = ?", filter.account())
                .whereGiven("entry_id < ?", request.after())
                .then("order by entry_id desc limit ?", request.limit() + 1);
        return Pages.cut(
                sql.list(
                        query,
                        row -> new AccessLogRow(
                                row.getLong("entry_id"),
                                Sql.instant(row, "at"),
                                AccessEvent.valueOf(row.getString("event")),
                                row.getString("account"),
                                row.getString("actor"),
                                row.getString("address"),
                                row.getString("detail"))),
                request.limit(),
                AccessLogRow::entryId);
    }
}
