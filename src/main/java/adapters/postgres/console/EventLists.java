package adapters.postgres.console;

import adapters.postgres.Query;
import application.views.EventFilter;
import application.views.EventRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of the events' list. One index keeps the events of each channel and type by their arrival: who asks for a rare channel, or a
 * rare type, gets the newest of each of its few types, or channels, merged.
 */
final class EventLists {
    private static final int FIRST_LOOK = 2_000;
    private static final String NEWEST_FIRST = "order by seq desc limit ?";
    private static final String MOVES =
            "select * from events where next_status is not null and occurred_at >= ? and occurred_at < ?";

    /** Found by the index of identities, whatever else is asked for: the fence keeps the order of the list from being walked. */
    private static final String OF_ID =
            EventRows.SELECT_FROM + " (select * from events where event_id = ? offset 0) known";

    /** The types of the channel, each found from the one before; events without a type are a branch of their own. */
    private static final String OF_CHANNEL = EventRows.SELECT_FROM + """
             (with recursive types(name) as (
                (select event_type from events where channel = ? and event_type is not null order by event_type limit 1)
                union all
                select (select event_type from events where channel = ? and event_type > types.name order by event_type limit 1)
                from types where types.name is not null)
            select event.* from types cross join lateral (
                select * from events where channel = ? and event_type = types.name and seq < ? order by seq desc limit ?) event
            union all
            (select * from events where channel = ? and event_type is null and seq < ? order by seq desc limit ?)) merged
            order by seq desc limit ?""";

    /** The channels likewise. */
    private static final String OF_TYPE = EventRows.SELECT_FROM + """
             (with recursive channels(name) as (
                (select channel from events where channel is not null order by channel limit 1)
                union all
                select (select channel from events where channel > channels.name order by channel limit 1)
                from channels where channels.name is not null)
            select event.* from channels cross join lateral (
                select * from events where channel = channels.name and event_type = ? and seq < ? order by seq desc limit ?) event
            union all
            (select * from events where channel is null and event_type = ? and seq < ? order by seq desc limit ?)) merged
            order by seq desc limit ?""";

    private final Connection connection;
    private final long before;
    private final int wanted;

    EventLists(Connection connection, @Nullable Long after, int wanted) {
        this.connection = connection;
        this.before = after == null ? Long.MAX_VALUE : after;
        this.wanted = wanted;
    }

    List<EventRow> find(EventFilter filter) throws SQLException {
        if (filter.eventId() != null) {
            return list(where(new Query(OF_ID, filter.eventId()), filter).then(NEWEST_FIRST, wanted));
        }
        EventFilter.Moves moves = filter.moves();
        if (moves == null && !isOfOneKind(filter)) {
            return list(where(new Query(EventRows.SELECT), filter).then(NEWEST_FIRST, wanted));
        }
        Query look = new Query(
                EventRows.SELECT_FROM + " (select * from events where seq < ? " + NEWEST_FIRST + ") newest",
                before,
                FIRST_LOOK);
        List<EventRow> newest = list(where(look, filter).then(NEWEST_FIRST, wanted));
        if (newest.size() == wanted) {
            return newest;
        }
        return list(moves == null ? merged(filter) : moved(filter, moves));
    }

    /** A day's moves are looked through by their time, whatever the planner expects. */
    private Query moved(EventFilter filter, EventFilter.Moves moves) {
        Query query =
                new Query(EventRows.SELECT_FROM + " (" + MOVES + " offset 0) events", moves.from(), moves.until());
        return where(query, filter).then(NEWEST_FIRST, wanted);
    }

    /** Asked for by channel or by type and by nothing else. */
    private static boolean isOfOneKind(EventFilter filter) {
        return filter.orderId() == null
                && !filter.onlyErrors()
                && (filter.channel() == null) != (filter.eventType() == null);
    }

    private Query where(Query query, EventFilter filter) {
        query.where("seq < ?", before)
                .whereGiven("order_id = ?", filter.orderId())
                .whereGiven("event_type = ?", filter.eventType())
                .whereGiven("channel = ?", filter.channel());
        EventFilter.Moves moves = filter.moves();
        if (moves != null) {
            query.where("next_status = ?", moves.to().name())
                    .where("occurred_at >= ?", moves.from())
                    .where("occurred_at < ?", moves.until());
        }
        return filter.onlyErrors() ? query.where("reason_code is not null") : query;
    }

    private Query merged(EventFilter filter) {
        String channel = filter.channel();
        String type = filter.eventType();
        return channel != null
                ? new Query(OF_CHANNEL, channel, channel, channel, before, wanted, channel, before, wanted, wanted)
                : new Query(OF_TYPE, type, before, wanted, type, before, wanted, wanted);
    }

    private List<EventRow> list(Query query) throws SQLException {
        return query.list(connection, EventRows::row);
    }
}
