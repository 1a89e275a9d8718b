package adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import application.ports.Decoded;
import application.ports.RawMessage;
import domain.order.OrderData;
import domain.order.OrderEvent;
import fixtures.OracleMapping;
import fixtures.oracle.OracleEvent;
import fixtures.oracle.ScenarioGenerator;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever way a channel writes an event, the same is read. */
class DecoderPropertyTest {
    private static final int SEEDS = 300;

    private final JsonMessageDecoder decoder = new JsonMessageDecoder();

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsWhatTheChannelMeant(long seed) {
        ScenarioGenerator generator = new ScenarioGenerator(seed);
        for (OracleEvent event : generator.scenario().events()) {
            byte[] value = generator.message(event);
            RawMessage raw = new RawMessage(
                    new RawMessage.Position("event", 0, 0), event.ingestedAt(), event.ingestedAt(), null, value);

            Decoded decoded = decoder.decode(raw);

            assertThat(decoded).as(new String(value, StandardCharsets.UTF_8)).isInstanceOf(Decoded.Accepted.class);
            OrderEvent read = ((Decoded.Accepted) decoded).event();
            assertThat(comparable(read))
                    .as(new String(value, StandardCharsets.UTF_8))
                    .isEqualTo(comparable(OracleMapping.event(event)));
        }
    }

    /** Without what the oracle's events do not have: ids and names of lines, and blank text, which says nothing. */
    private static String comparable(OrderEvent event) {
        OrderData data = event.data();
        return String.join(
                "|",
                event.eventId(),
                event.orderId(),
                event.eventType(),
                event.status().name(),
                event.occurredAt().toString(),
                String.valueOf(OrderData.unlessBlank(data.userId())),
                String.valueOf(OrderData.unlessBlank(data.shippingAddress())),
                data.lines().stream()
                        .map(line -> OrderData.unlessBlank(line.productId()) + "×" + line.quantity())
                        .toList()
                        .toString());
    }
}
