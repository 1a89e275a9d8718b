package adapters.kafka;

import application.ports.Decoded;
import application.ports.Decoded.Accepted;
import application.ports.Decoded.Rejected;
import application.ports.Decoded.Told;
import application.ports.MessageDecoder;
import application.ports.RawMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import domain.event.EventReason;
import domain.order.OrderEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads one UTF-8 JSON object per message (SPEC §2), in one pass and without building a tree. */
@ApplicationScoped
class JsonMessageDecoder implements MessageDecoder {

    @Override
    public Decoded decode(RawMessage raw) {
        byte[] value = raw.value();
        if (value == null || isBlank(value)) {
            return rejected(raw, EventReason.EMPTY, "the message has no value", null);
        }
        if (!isUtf8(value)) {
            return rejected(raw, EventReason.PARSE, "the value is not UTF-8 text", null);
        }
        try {
            MessageFields fields = MessageReader.read(value);
            return fields.empty()
                    ? rejected(raw, EventReason.EMPTY, "the message says nothing about an order", null)
                    : interpret(raw, fields);
        } catch (NotAnObject notAnObject) {
            return rejected(raw, EventReason.PARSE, notAnObject.getMessage(), null);
        } catch (JsonProcessingException notJson) {
            return rejected(raw, EventReason.PARSE, "the value is not JSON: " + where(notJson), null);
        } catch (IOException impossible) {
            throw new IllegalStateException("a value in memory cannot fail to be read", impossible);
        }
    }

    @Override
    public Rejected reject(RawMessage raw, EventReason reason, String explanation) {
        Decoded decoded = decode(raw);
        if (decoded instanceof Accepted accepted) {
            OrderEvent event = accepted.event();
            Told told = new Told(event.orderId(), event.data().channel(), event.eventType(), event.occurredAt());
            return new Rejected(raw, EventIdentity.ofBad(raw, event.eventId()), reason, explanation, told);
        }
        Rejected rejected = (Rejected) decoded;
        return new Rejected(raw, rejected.entryId(), rejected.reason(), rejected.explanation(), rejected.told());
    }

    private static Decoded interpret(RawMessage raw, MessageFields fields) {
        EventInterpreter interpreter = new EventInterpreter(raw, fields);
        OrderEvent event = interpreter.event();
        if (event != null) {
            return new Accepted(raw, event);
        }
        return new Rejected(
                raw,
                EventIdentity.ofBad(raw, interpreter.eventId()),
                EventReason.SCHEMA,
                interpreter.problems(),
                interpreter.told());
    }

    private static Rejected rejected(
            RawMessage raw, EventReason reason, @Nullable String explanation, @Nullable String eventId) {
        return new Rejected(raw, EventIdentity.ofBad(raw, eventId), reason, String.valueOf(explanation), Told.NOTHING);
    }

    private static String where(JsonProcessingException notJson) {
        String problem = EventText.storable(notJson.getOriginalMessage());
        return notJson.getLocation() == null
                ? problem
                : "%s (byte %d)".formatted(problem, notJson.getLocation().getByteOffset());
    }

    private static boolean isBlank(byte[] value) {
        for (byte b : value) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] value) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(value));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    /** The value is JSON, or begins as JSON, but is not one object. */
    static final class NotAnObject extends IOException {
        private static final long serialVersionUID = 1L;

        NotAnObject(String message) {
            super(message);
        }
    }
}
