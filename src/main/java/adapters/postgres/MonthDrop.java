package adapters.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Drops the partitions of a month. What is still needed, and what the others count, is found beside the running traffic: events that are
 * not needed never change again. Only then everybody is kept out, for as long as it takes to bring the needed rows over to the default
 * partition.
 */
final class MonthDrop {
    private static final Logger LOG = Logger.getLogger(MonthDrop.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);

    /** To bring more over would take more than a few seconds. */
    private static final long MOST_MOVED = 50_000;

    private static final int MOST_TRIES = 5;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String DUE = """
            select distinct right(c.relname, 6) as month
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent in ('events'::regclass, 'orders_raw'::regclass) and c.relname ~ '^(events|orders_raw)_[0-9]{6}$'
                and (to_date(right(c.relname, 6), 'YYYYMM') + interval '1 month') at time zone 'UTC' <= ?
            order by month
            """;

    private static final String COMPLETE = """
            select ensure_month_partition(parent, ?::text::date) from unnest(array['orders_raw', 'events']) as parent""";

    /** To be read under the lock of all writers: whoever adds an event to an old month, by a retry, gives it a later number. */
    private static final String MARK = "select last_value from event_seq";

    private static final String FORGET = "drop table if exists needed_events, counted";
    private static final String FIND_NEEDED = "create temporary table needed_events as select e.seq from "
            + DroppedEventsSql.JOINED + " where e.seq <= ? and " + DroppedEventsSql.NEEDED;
    private static final String LEARN = "analyze needed_events";
    private static final String COUNT_NEEDED = "select count(*) as needed from needed_events";
    private static final String COUNT_OTHERS = """
            create temporary table counted as
            with gone as not materialized (
                select * from %s e where e.seq <= ? and not exists (select from needed_events n where n.seq = e.seq)
            )
            """ + DroppedEventsSql.COUNTED;
    private static final String COUNT_GONE = "select coalesce(sum(event_total), 0) as gone from counted";

    /**
     * The roll-up waits: it must see the dropped events or what they counted. Who reads or writes has both tables, raw messages first or
     * last; so the second lock is given up before anybody is in a circle.
     */
    private static final List<String> KEEP_EVERYBODY_OUT = List.of(
            "set local lock_timeout = '2s'",
            "do 'begin perform pg_advisory_xact_lock(" + Turns.ROLL_UP + "); end'",
            "lock table only orders_raw in access exclusive mode",
            "set local lock_timeout = '500ms'",
            "lock table only events in access exclusive mode",
            "set local enable_seqscan = off",
            "set local enable_hashjoin = off",
            "set local enable_mergejoin = off");

    private static final String FIND_LATER = "insert into needed_events select seq from %s where seq > ?";

    private static final List<String> BRING_OVER = List.of(
            "alter table orders_raw detach partition orders_raw_%1$s",
            "alter table events detach partition events_%1$s",
            "insert into events select e.* from needed_events n join events_%1$s e on e.seq = n.seq",
            """
            insert into orders_raw select r.* from needed_events n join events_%1$s e on e.seq = n.seq
                join orders_raw_%1$s r on r.partition = e.partition and r."offset" = e."offset" and r.topic = e.topic
                    and r.received_at = e.ingested_at
            """,
            "drop table orders_raw_%1$s, events_%1$s",
            DroppedEventsSql.ADD,
            FlowsSql.FORGET_MINUTES);

    private final Connection connection;
    private final YearMonth month;
    private final String name;

    MonthDrop(Connection connection, YearMonth month) {
        this.connection = connection;
        this.month = month;
        this.name = NAME.format(month);
    }

    /** The months of which everything came before the horizon. */
    static List<YearMonth> due(Connection connection, Instant horizon) throws SQLException {
        return new Query(DUE, horizon).list(connection, row -> YearMonth.parse(row.getString("month"), NAME));
    }

    /**
     * Drops the month.
     *
     * @return the number of events that are gone; empty: the month stays, as too much of it is needed, or others were at it all the time
     */
    Optional<Long> drop(Instant origin) throws SQLException {
        new Query(COMPLETE, month.atDay(1).toString()).list(connection, row -> true);
        long mark = mark();
        prepare(mark, origin);
        long needed = number(COUNT_NEEDED, "needed");
        if (needed > MOST_MOVED) {
            LOG.warnf("the month %s stays, as %d of its events are still needed", month, needed);
            return Optional.empty();
        }
        long gone = number(COUNT_GONE, "gone");
        for (int i = 0; i < MOST_TRIES; i++) {
            if (replaced(mark)) {
                new Query(FORGET).update(connection);
                return Optional.of(gone);
            }
        }
        LOG.warnf("the month %s stays for now: its tables were busy all the time", month);
        return Optional.empty();
    }

    private long mark() throws SQLException {
        connection.setAutoCommit(false);
        PostgresStateLock.acquire(connection);
        long mark = number(MARK, "last_value");
        connection.commit();
        connection.setAutoCommit(true);
        return mark;
    }

    private void prepare(long mark, Instant origin) throws SQLException {
        String events = "events_" + name;
        new Query(FORGET).update(connection);
        new Query(FIND_NEEDED.formatted(events), mark).update(connection);
        new Query(LEARN).update(connection);
        new Query(COUNT_OTHERS.formatted(events), mark, origin).update(connection);
    }

    private long number(String query, String column) throws SQLException {
        return new Query(query).first(connection, row -> row.getLong(column)).orElseThrow();
    }

    /** In one transaction; {@code false}: the tables were busy, and nothing happened. */
    private boolean replaced(long mark) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (String statement : KEEP_EVERYBODY_OUT) {
                new Query(statement).update(connection);
            }
            new Query(FIND_LATER.formatted("events_" + name), mark).update(connection);
            for (String statement : BRING_OVER) {
                new Query(statement.formatted(name)).update(connection);
            }
            connection.commit();
            connection.setAutoCommit(true);
            return true;
        } catch (SQLException failure) {
            if (!LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                throw failure;
            }
            connection.rollback();
            connection.setAutoCommit(true);
            return false;
        }
    }
}
