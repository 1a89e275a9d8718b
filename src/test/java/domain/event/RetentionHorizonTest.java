package domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionHorizonTest {

    @Test
    void withoutASettingEverythingIsKept() {
        assertThat(new Retention(Optional.empty()).horizon(Instant.parse("2026-03-31T23:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "P1M, 2026-03-31T23:00:00Z, 2026-02-01T00:00:00Z",
        "P2M, 2026-03-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "P31D, 2026-03-31T23:59:59Z, 2026-02-01T00:00:00Z",
        "P31D, 2026-04-01T00:00:00Z, 2026-03-01T00:00:00Z",
        "P2Y, 2024-02-29T12:00:00Z, 2022-02-01T00:00:00Z"
    })
    void whatIsOlderThanTheMonthThatLiesSoFarBackMayGo(Period kept, Instant now, Instant horizon) {
        assertThat(new Retention(Optional.of(kept)).horizon(now)).contains(horizon);
    }
}
