package adapters.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON object written field by field, in the order given; a field without a value is left out. */
final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final JsonGenerator json;

    private JsonText() throws IOException {
        this.json = FACTORY.createGenerator(bytes);
        json.writeStartObject();
    }

    static JsonText object() {
        try {
            return new JsonText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonText text(String name, @Nullable String value) {
        return value == null ? this : write(() -> json.writeStringField(name, value));
    }

    JsonText number(String name, long value) {
        return write(() -> json.writeNumberField(name, value));
    }

    /** A numeric id as a JSON number, as some channels send it. */
    JsonText numericText(String name, @Nullable String value) {
        return value == null ? this : number(name, Long.parseLong(value));
    }

    JsonText lines(String name, List<Line> lines) {
        write(() -> json.writeArrayFieldStart(name));
        for (int i = 0; i < lines.size(); i++) {
            open(null).number("line_id", i + 1L).line(lines.get(i)).close();
        }
        return write(json::writeEndArray);
    }

    JsonText line(Line line) {
        return text("product_id", line.productId())
                .text("product_name", line.productName())
                .number("quantity", line.quantity());
    }

    JsonText open(@Nullable String name) {
        return write(() -> {
            if (name != null) {
                json.writeFieldName(name);
            }
            json.writeStartObject();
        });
    }

    JsonText close() {
        return write(json::writeEndObject);
    }

    byte[] bytes() {
        close().write(json::close);
        return bytes.toByteArray();
    }

    private JsonText write(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
