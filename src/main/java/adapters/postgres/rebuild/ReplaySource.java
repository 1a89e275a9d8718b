package adapters.postgres.rebuild;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.ports.LiveTables.Replay;
import application.ports.RawMessage;
import application.ports.RawMessage.Position;
import domain.order.OrderData;
import domain.order.OrderEvent;
import domain.order.ShownStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Everything that was taken in, in the order of its commits: by the numbers that events got under the lock of all writers, and where nothing
 * is left of a batch by its time of arrival. Of one batch the messages that were kept come before those that were duplicates of them.
 */
@ApplicationScoped
class ReplaySource {
    private static final int AT_ONCE = 6_000;

    private static final String ARRANGE = """
            create unlogged table replay_steps as
            select row_number() over (order by seq nulls last, at) as step, received_at, event_id
            from (
                select r.received_at, null::text as event_id, e.seq, r.received_at as at
                from (select distinct received_at from public.orders_raw) r
                left join (select ingested_at, min(seq) as seq from public.events where source <> 'operator' group by ingested_at) e
                    on e.ingested_at = r.received_at
                union all
                select null, event_id, seq, ingested_at from public.events where source = 'operator') taken_in
            """;

    private static final String CHANGES = """
            select s.step, e.* from replay_steps s join public.events e using (event_id)
            where e.source = 'operator' order by s.step
            """;

    private static final String MESSAGES = """
            select s.step, case when e.event_id is null then 2 when e.reason_code = 'EVT-CONFLICT' then 1 else 0 end as turn, r.*
            from replay_steps s join public.orders_raw r using (received_at)
            left join public.events e on e.ingested_at = r.received_at and e.partition = r.partition and e."offset" = r."offset"
                and e.topic = r.topic
            order by s.step, turn, r.topic, r.partition, r."offset"
            """;

    private static final String EXEMPT = """
            insert into exemptions overriding system value
            select * from public.exemptions l
            where l.created_at <= ? and not exists (select from exemptions e where e.exemption_id = l.exemption_id)
            """;

    private final Sql sql;

    ReplaySource(Sql sql) {
        this.sql = sql;
    }

    private record Change(long step, OrderEvent event) {}

    private record Message(long step, int turn, RawMessage raw) {

        boolean comesWith(Message other) {
            return step == other.step && turn == other.turn;
        }
    }

    void replay(Replay replay) {
        sql.update(ARRANGE);
        sql.update("analyze replay_steps");
        Run run = new Run(replay, new ArrayDeque<>(sql.list(new Query(CHANGES), ReplaySource::change)));
        sql.run(connection -> read(connection, run));
        run.end();
    }

    private static boolean read(Connection connection, Run run) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(MESSAGES)) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    run.take(message(rows));
                }
            }
            return true;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Messages that came together go on together, after the changes before them. */
    private final class Run {
        private final Replay replay;
        private final Deque<Change> changes;
        private final List<Message> batch = new ArrayList<>();

        Run(Replay replay, Deque<Change> changes) {
            this.replay = replay;
            this.changes = changes;
        }

        void take(Message message) {
            if (!batch.isEmpty() && (batch.size() == AT_ONCE || !message.comesWith(batch.get(0)))) {
                deliver();
            }
            batch.add(message);
        }

        void end() {
            deliver();
            changesBefore(Long.MAX_VALUE);
        }

        private void deliver() {
            if (batch.isEmpty()) {
                return;
            }
            changesBefore(batch.get(0).step());
            exempt(batch.get(0).raw().receivedAt());
            replay.messages(batch.stream().map(Message::raw).toList());
            batch.clear();
        }

        private void changesBefore(long step) {
            while (!changes.isEmpty() && changes.peek().step() < step) {
                OrderEvent event = changes.remove().event();
                exempt(event.ingestedAt());
                replay.change(event);
            }
        }

        private void exempt(Instant until) {
            sql.update(EXEMPT, until);
        }
    }

    private static Message message(ResultSet row) throws SQLException {
        Position position = new Position(row.getString("topic"), row.getInt("partition"), row.getLong("offset"));
        RawMessage raw = new RawMessage(
                position,
                Sql.instant(row, "record_at"),
                Sql.instant(row, "received_at"),
                row.getBytes("message_key"),
                row.getBytes("value"));
        return new Message(row.getLong("step"), row.getInt("turn"), raw);
    }

    private static Change change(ResultSet row) throws SQLException {
        OrderEvent event = new OrderEvent(
                row.getString("event_id"),
                row.getString("order_id"),
                row.getString("event_type"),
                ShownStatus.valueOf(row.getString("current_status")),
                Sql.instant(row, "occurred_at"),
                Sql.instant(row, "ingested_at"),
                OrderData.NOTHING,
                row.getString("actor"),
                row.getString("note"));
        return new Change(row.getLong("step"), event);
    }
}
