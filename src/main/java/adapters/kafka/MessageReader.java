package adapters.kafka;

import adapters.kafka.JsonMessageDecoder.NotAnObject;
import adapters.kafka.MessageFields.Name;
import adapters.kafka.MessageFields.Value;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams one message into its fields. A message is bounded by the broker, so that nothing else needs to bound its parts. */
final class MessageReader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final byte[] bytes;
    private final int start;
    private final JsonParser parser;

    private MessageReader(byte[] bytes, int start, JsonParser parser) {
        this.bytes = bytes;
        this.start = start;
        this.parser = parser;
    }

    static MessageFields read(byte[] value) throws IOException {
        int start = startsWithByteOrderMark(value) ? BYTE_ORDER_MARK.length : 0;
        try (JsonParser parser = JSON.createParser(value, start, value.length - start)) {
            MessageReader reader = new MessageReader(value, start, parser);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new NotAnObject("the value is not a JSON object but " + kind(parser.currentToken()));
            }
            MessageFields fields = reader.object();
            if (parser.nextToken() != null) {
                throw new NotAnObject("something follows after the JSON object");
            }
            return fields;
        }
    }

    private MessageFields object() throws IOException {
        MessageFields fields = new MessageFields();
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            fields.hasField(field);
            Name name = Name.of(field);
            JsonToken token = parser.nextToken();
            if (name == null) {
                parser.skipChildren();
            } else {
                fields.put(name, value(name, token));
            }
        }
        return fields;
    }

    private @Nullable Value value(Name name, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> new Value.Text(parser.getText());
            case VALUE_NUMBER_INT -> new Value.Numeral(parser.getText(), true);
            case VALUE_NUMBER_FLOAT -> new Value.Numeral(parser.getText(), false);
            case START_OBJECT -> structure();
            case START_ARRAY -> name == Name.ITEMS || name == Name.LINE_ITEMS ? items() : skipped(token);
            default -> skipped(token);
        };
    }

    private Value structure() throws IOException {
        int from = start + (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = start + (int) parser.currentLocation().getByteOffset();
        return new Value.Structure(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    private Value items() throws IOException {
        List<MessageFields> lines = new ArrayList<>();
        JsonToken wrong = null;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                lines.add(object());
            } else {
                parser.skipChildren();
                wrong = token;
            }
        }
        return wrong == null ? new Value.Items(lines) : new Value.Other("a list with " + kind(wrong));
    }

    private Value skipped(JsonToken token) throws IOException {
        parser.skipChildren();
        return new Value.Other(kind(token));
    }

    private static String kind(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }

    private static boolean startsWithByteOrderMark(byte[] value) {
        return value.length >= 3
                && value[0] == BYTE_ORDER_MARK[0]
                && value[1] == BYTE_ORDER_MARK[1]
                && value[2] == BYTE_ORDER_MARK[2];
    }
}
