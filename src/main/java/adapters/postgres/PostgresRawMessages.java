package adapters.postgres;

import application.ports.RawMessage;
import application.ports.RawMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PostgresRawMessages implements RawMessages {
    private final Sql sql;

    PostgresRawMessages(Sql sql) {
        this.sql = sql;
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
        sql.copy("orders_raw (topic, partition, \"offset\", received_at, record_at, message_key, value)", rows);
    }
}
