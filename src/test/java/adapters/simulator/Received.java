package adapters.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A simulated message read back by the field names of SPEC §2, independently of how it was written. */
record Received(JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Received of(Message message) {
        byte[] value = message.value();
        if (value == null) {
            throw new IllegalArgumentException("no value");
        }
        try {
            return new Received(MAPPER.readTree(decoded(value)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decoded(byte[] value) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(value))
                .toString();
    }

    String orderId() {
        return text("order_id");
    }

    String channel() {
        return text("channel", "source");
    }

    String user() {
        return text("user_id", "customer_id");
    }

    String address() {
        JsonNode address = first("shipping_address", "address");
        return address.isObject() ? address.toString() : address.asText();
    }

    String status() {
        String status = text("current_status", "status");
        return status.isEmpty() ? text("event_type").replace("ORDER_", "") : status;
    }

    String identity() {
        String eventId = text("event_id");
        return eventId.isEmpty() ? orderId() + "/" + status() + "/" + occurredAt() : eventId;
    }

    Instant occurredAt() {
        JsonNode time = first("occurred_at", "last_occurred_at", "event_produced_at", "created_at");
        if (time.isIntegralNumber()) {
            return Instant.ofEpochMilli(time.asLong());
        }
        String text = time.asText();
        return text.endsWith("Z") || text.contains("+")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    List<Line> lines() {
        JsonNode items = first("items", "line_items");
        return items.isArray()
                ? Stream.iterate(0, i -> i + 1)
                        .limit(items.size())
                        .map(i -> line(items.get(i)))
                        .toList()
                : List.of(line(json));
    }

    private static Line line(JsonNode line) {
        @Nullable
        String product = line.hasNonNull("product_id") ? line.get("product_id").asText() : null;
        return new Line(
                product,
                line.path("product_name").asText(),
                line.path("quantity").asInt());
    }

    private String text(String... names) {
        return first(names).asText();
    }

    private JsonNode first(String... names) {
        return Stream.of(names)
                .map(json::path)
                .filter(node -> !node.isMissingNode())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
