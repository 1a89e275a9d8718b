package adapters.web.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import domain.event.EventReason;
import domain.hold.HoldReason;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;

/** How values become JSON: names in snake case, times with the offset of the zone shown, reasons by their public codes. */
@Singleton
class JsonFormat implements ObjectMapperCustomizer {
    private final DisplayZone zone;

    JsonFormat(DisplayZone zone) {
        this.zone = zone;
    }

    /** Last of all, so that the standard formats of times give way to ours. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        mapper.disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.registerModule(new SimpleModule("fulfilment")
                .addSerializer(Instant.class, new AsText<>(zone::iso))
                .addSerializer(HoldReason.class, new AsText<>(HoldReason::code))
                .addSerializer(EventReason.class, new AsText<>(EventReason::code))
                .addKeySerializer(HoldReason.class, new AsName()));
    }

    private static final class AsText<T> extends JsonSerializer<T> {
        private final Function<T, String> text;

        AsText(Function<T, String> text) {
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(text.apply(value));
        }
    }

    private static final class AsName extends JsonSerializer<HoldReason> {
        @Override
        public void serialize(HoldReason value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeFieldName(value.code());
        }
    }
}
