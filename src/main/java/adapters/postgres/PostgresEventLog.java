package adapters.postgres;

import application.ports.EventLog;
import application.ports.RawMessage;
import application.ports.RawMessage.Position;
import domain.event.EventReason;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresEventLog implements EventLog {
    private static final String KNOWN =
            "select event_id, order_id, current_status, occurred_at from events where event_id = any (?)";

    private static final String WITH_RAW = """
            select e.*, r.record_at, r.message_key, r.value, r.received_at is not null as has_raw
            from events e left join orders_raw r
                on r.received_at = e.ingested_at and r.partition = e.partition and r."offset" = e."offset" and r.topic = e.topic
            """;

    private static final String OF_ORDERS = WITH_RAW + "where e.order_id = any (?) and e.current_status is not null";
    private static final String ENTRIES = WITH_RAW + "where e.event_id = any (?)";

    private static final String REMOVE = """
            delete from events e using unnest(?::text[], ?::text[]::timestamptz[]) as k (event_id, ingested_at)
            where e.event_id = k.event_id and e.ingested_at = k.ingested_at
            """;

    private static final String REMARK = """
            update events e set reason_code = k.reason_code, explanation = k.explanation,
                prev_status = k.prev_status, next_status = k.next_status, visible = k.visible
            from unnest(?::text[], ?::text[]::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[]::boolean[])
                as k (event_id, ingested_at, reason_code, explanation, prev_status, next_status, visible)
            where e.event_id = k.event_id and e.ingested_at = k.ingested_at
            """;

    private static final String COLUMNS = """
            events (event_id, order_id, channel, event_type, current_status, reason_code, explanation, occurred_at, ingested_at,
                source, actor, note, topic, partition, "offset", prev_status, next_status, visible)
            """;

    private final Sql sql;
    private final TouchedWindows touchedWindows;

    PostgresEventLog(Sql sql, TouchedWindows touchedWindows) {
        this.sql = sql;
        this.touchedWindows = touchedWindows;
    }

    @Override
    public Map<String, KnownEvent> known(Collection<String> eventIds) {
        Map<String, KnownEvent> known = new HashMap<>();
        if (!eventIds.isEmpty()) {
            sql.query(
                    KNOWN,
                    row -> known.put(
                            row.getString("event_id"),
                            new KnownEvent(
                                    row.getString("order_id"),
                                    status(row.getString("current_status")),
                                    Sql.instant(row, "occurred_at"))),
                    (Object) eventIds.toArray(String[]::new));
        }
        return known;
    }

    @Override
    public void append(List<Entry> entries) {
        BinaryRows rows = new BinaryRows(18);
        for (Entry entry : entries) {
            Position position = entry.position();
            Mark mark = entry.mark();
            rows.row()
                    .text(entry.eventId())
                    .text(entry.orderId())
                    .text(entry.channel())
                    .text(entry.eventType())
                    .text(name(entry.status()))
                    .text(code(mark.reason()))
                    .text(mark.explanation())
                    .time(entry.occurredAt())
                    .time(entry.ingestedAt())
                    .text(entry.actor() == null ? "channel" : "operator")
                    .text(entry.actor())
                    .text(entry.note())
                    .text(position == null ? null : position.topic())
                    .int4(position == null ? null : position.partition())
                    .int8(position == null ? null : position.offset())
                    .text(name(mark.before()))
                    .text(name(mark.after()))
                    .bool(mark.visible());
        }
        sql.copy(COLUMNS, rows);
        touch(entries);
    }

    private void touch(List<Entry> entries) {
        for (Entry entry : entries) {
            touchedWindows.add(entry.occurredAt());
            touchedWindows.add(entry.ingestedAt());
            if (entry.orderId() != null) {
                touchedWindows.order(entry.orderId());
            }
        }
    }

    @Override
    public void remark(List<Entry> entries) {
        if (!entries.isEmpty()) {
            touch(entries);
            sql.update(
                    REMARK,
                    Sql.column(entries, Entry::eventId),
                    Sql.column(entries, entry -> entry.ingestedAt().toString()),
                    Sql.column(entries, entry -> code(entry.mark().reason())),
                    Sql.column(entries, entry -> entry.mark().explanation()),
                    Sql.column(entries, entry -> name(entry.mark().before())),
                    Sql.column(entries, entry -> name(entry.mark().after())),
                    Sql.column(entries, entry -> String.valueOf(entry.mark().visible())));
        }
    }

    @Override
    public Map<String, List<Stored>> ofOrders(Collection<String> orderIds) {
        Map<String, List<Stored>> byOrder = new HashMap<>();
        for (Stored stored : sql.query(OF_ORDERS, PostgresEventLog::stored, (Object) orderIds.toArray(String[]::new))) {
            byOrder.computeIfAbsent(String.valueOf(stored.entry().orderId()), id -> new ArrayList<>())
                    .add(stored);
        }
        return byOrder;
    }

    @Override
    public List<Stored> entries(Collection<String> eventIds) {
        return eventIds.isEmpty()
                ? List.of()
                : sql.query(ENTRIES, PostgresEventLog::stored, (Object) eventIds.toArray(String[]::new));
    }

    @Override
    public void remove(List<Entry> entries) {
        if (!entries.isEmpty()) {
            touch(entries);
            sql.update(
                    REMOVE,
                    Sql.column(entries, Entry::eventId),
                    Sql.column(entries, entry -> entry.ingestedAt().toString()));
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        String topic = row.getString("topic");
        Position position = topic == null ? null : new Position(topic, row.getInt("partition"), row.getLong("offset"));
        Entry entry = new Entry(
                row.getString("event_id"),
                row.getString("order_id"),
                row.getString("channel"),
                row.getString("event_type"),
                status(row.getString("current_status")),
                Sql.instant(row, "occurred_at"),
                Sql.instant(row, "ingested_at"),
                row.getString("actor"),
                row.getString("note"),
                position,
                mark(row));
        RawMessage raw = position == null || !row.getBoolean("has_raw")
                ? null
                : new RawMessage(
                        position,
                        Sql.instant(row, "record_at"),
                        entry.ingestedAt(),
                        row.getBytes("message_key"),
                        row.getBytes("value"));
        return new Stored(entry, raw);
    }

    private static Mark mark(ResultSet row) throws SQLException {
        String reason = row.getString("reason_code");
        return new Mark(
                reason == null ? null : EventReason.ofCode(reason),
                row.getString("explanation"),
                underlying(row.getString("prev_status")),
                underlying(row.getString("next_status")),
                row.getBoolean("visible"));
    }

    private static @Nullable ShownStatus status(@Nullable String name) {
        return name == null ? null : ShownStatus.valueOf(name);
    }

    private static @Nullable OrderStatus underlying(@Nullable String name) {
        return name == null ? null : OrderStatus.valueOf(name);
    }

    private static @Nullable String code(@Nullable EventReason reason) {
        return reason == null ? null : reason.code();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
