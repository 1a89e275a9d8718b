package adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import application.IngestEvents.Report;
import domain.event.EventReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestionMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IngestionMeters meters = new IngestionMeters(registry);

    @Test
    void everyMessageOfABatchIsCountedUnderOneOutcome() {
        meters.count(new Report(1, 20, 3, Map.of(EventReason.PARSE, 4, EventReason.CONFLICT, 5), Map.of()));

        assertThat(messages("redelivered")).isEqualTo(1);
        assertThat(messages("stored")).isEqualTo(20);
        assertThat(messages("duplicate")).isEqualTo(3);
        assertThat(messages("EVT-PARSE")).isEqualTo(4);
        assertThat(messages("EVT-CONFLICT")).isEqualTo(5);
        assertThat(messages("EVT-EMPTY")).isZero();
    }

    @Test
    void eventsThatTheFoldMarksAreCountedApart() {
        meters.count(new Report(0, 2, 0, Map.of(), Map.of(EventReason.STATE, 1, EventReason.HELD, 2)));

        assertThat(messages("stored")).isEqualTo(2);
        assertThat(marked("EVT-STATE")).isEqualTo(1);
        assertThat(marked("EVT-HELD")).isEqualTo(2);
    }

    @Test
    void theSizeOfABatchIsKeptOnlyWhereItWasTaken() {
        meters.timed(7, () -> new Report(0, 7, 0, Map.of(), Map.of()));

        assertThat(registry.get("fulfilment.batch.messages").summary().totalAmount())
                .isEqualTo(7);
        assertThat(registry.get("fulfilment.batch").timer().count()).isEqualTo(1);
    }

    private double messages(String outcome) {
        return registry.get("fulfilment.messages")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private double marked(String reason) {
        return registry.get("fulfilment.events.marked")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
