package adapters.postgres;

import application.ports.RawMessage;
import application.ports.RawMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

@ApplicationScoped
class PostgresRawMessages implements RawMessages {
    private static final String COUNT = "insert into consumed_messages values (?, ?)";

    private final Sql sql;
    private final TouchedWindows touchedWindows;

    PostgresRawMessages(Sql sql, TouchedWindows touchedWindows) {
        this.sql = sql;
        this.touchedWindows = touchedWindows;
    }

    @Override
    public void append(List<RawMessage> messages) {
        BinaryRows rows = new BinaryRows(7);
        for (RawMessage message : messages) {
            rows.row()
                    .text(message.position().topic())
                    .int4(message.position().partition())
                    .int8(message.position().offset())
                    .time(message.receivedAt())
                    .time(message.recordAt())
                    .bytes(message.key())
                    .bytes(message.value());
        }
        count(messages);
        sql.copy("orders_raw (topic, partition, \"offset\", received_at, record_at, message_key, value)", rows);
    }

    private void count(List<RawMessage> messages) {
        Map<Instant, Integer> counts = new TreeMap<>();
        messages.forEach(message -> counts.merge(message.receivedAt(), 1, Integer::sum));
        counts.forEach((receivedAt, count) -> {
            touchedWindows.add(receivedAt);
            sql.update(COUNT, receivedAt, count);
        });
    }
}
