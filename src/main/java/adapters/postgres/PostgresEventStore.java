package adapters.postgres;

import application.ports.EventStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Partitions by month of arrival. The default partition holds what is left of months that were dropped, and what came while there was no
 * partition for it; of what is old there, the rows that nothing needs any more are deleted. That is for the tables' owner to do.
 */
@ApplicationScoped
class PostgresEventStore implements EventStore {
    /** What was just brought over is unknown to the planner, who would look at all of it for each row. */
    private static final String LEARN = "analyze events_default, orders_raw_default";

    private static final String DELETE_EVENTS = """
            with gone as (
                delete from events_default where ctid = any (array(
                    select e.ctid from %s where e.ingested_at < ? and %s limit 10000))
                returning *
            ), counted as (%s), added as (%s)
            select count(*) as gone from gone
            """.formatted(
                    DroppedEventsSql.JOINED.formatted("events_default"),
                    DroppedEventsSql.NEEDLESS,
                    DroppedEventsSql.COUNTED,
                    DroppedEventsSql.ADD);

    private static final String DELETE_RAW = """
            delete from orders_raw_default r where received_at < ? and not exists (
                select from events_default e
                where e.ingested_at = r.received_at and e.partition = r.partition and e."offset" = r."offset" and e.topic = r.topic)
            """;

    private static final String KEPT = "select count(*) as kept from events where ingested_at < ?";

    private final Turns turns;

    PostgresEventStore(OwnersSql sql) {
        this.turns = new Turns(sql);
    }

    @Override
    public Optional<Outcome> dropBefore(Instant horizon, Instant origin, Instant now) {
        return turns.tryNow(Turns.RETENTION, connection -> drop(connection, horizon, origin, now));
    }

    private static Outcome drop(Connection connection, Instant horizon, Instant origin, Instant now)
            throws SQLException {
        long sealed = OrderSeals.seal(connection, horizon, now);
        long gone = 0;
        List<YearMonth> dropped = new ArrayList<>();
        List<YearMonth> staying = new ArrayList<>();
        for (YearMonth month : MonthDrop.due(connection, horizon)) {
            Optional<Long> events = new MonthDrop(connection, month).drop(origin);
            (events.isPresent() ? dropped : staying).add(month);
            gone += events.orElse(0L);
        }
        gone += deleteLeftOver(connection, horizon, origin);
        long kept = count(connection, KEPT, "kept", horizon);
        return new Outcome(dropped, staying, sealed, gone, kept);
    }

    private static long deleteLeftOver(Connection connection, Instant horizon, Instant origin) throws SQLException {
        new Query(LEARN).update(connection);
        long all = 0;
        long gone;
        do {
            gone = count(connection, DELETE_EVENTS, "gone", horizon, origin);
            all += gone;
        } while (gone > 0);
        new Query(DELETE_RAW, horizon).update(connection);
        return all;
    }

    private static long count(Connection connection, String query, String column, Object... values)
            throws SQLException {
        return new Query(query, values)
                .first(connection, row -> row.getLong(column))
                .orElseThrow();
    }
}
