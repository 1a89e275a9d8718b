package adapters.postgres.console;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.ports.EventViews;
import application.views.EventFilter;
import application.views.EventRow;
import application.views.Page;
import application.views.PageRequest;
import application.views.RawCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The events' list, latest arrival first, and their raw copies. */
@ApplicationScoped
class PostgresEventViews implements EventViews {
    private static final String RAW = """
            select raw.value
            from (select * from (select seq, topic, partition, "offset", ingested_at from events
                      where event_id = ? and topic is not null offset 0) known order by seq limit 1) event
            join orders_raw raw on raw.received_at = event.ingested_at and raw.topic = event.topic
                and raw.partition = event.partition and raw."offset" = event."offset\"""";

    private final Sql sql;

    PostgresEventViews(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<EventRow, Long> page(EventFilter filter, PageRequest<Long> request) {
        List<EventRow> rows = sql.readPlannedSnapshot(
                connection -> new EventLists(connection, request.after(), request.limit() + 1).find(filter));
        return Pages.cut(rows, request.limit(), EventRow::seq);
    }

    @Override
    public Optional<EventRow> event(String eventId) {
        Query query = new Query(EventRows.SELECT).where("event_id = ?", eventId).then("order by seq");
        return sql.list(query, EventRows::row).stream().findFirst();
    }

    @Override
    public Optional<RawCopy> raw(String eventId) {
        return sql.list(new Query(RAW, eventId), row -> new RawCopy(row.getBytes("value"))).stream()
                .findFirst();
    }
}
