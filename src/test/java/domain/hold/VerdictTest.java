package domain.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    static Stream<Verdict> verdicts() {
        return Stream.of(
                Verdict.Plain.PASSED,
                Verdict.Plain.HELD_BY_CHANNEL,
                Verdict.Plain.HELD_BY_COLLEAGUE,
                new Verdict.Missing(EnumSet.of(Lack.ADDRESS)),
                new Verdict.Missing(EnumSet.allOf(Lack.class)),
                new Verdict.Shortage("김치", 3, 0),
                new Verdict.Shortage("of 2 are wanted, 1\nare available", 3, 2),
                new Verdict.Burst(Instant.parse("2026-04-01T09:00:05Z"), "u-1"),
                new Verdict.Burst(Instant.parse("2026-04-01T09:00:05.123456Z"), "a, and b is not exempt"));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void itIsReadBackFromItsWords(Verdict verdict) {
        assertThat(Verdict.of(verdict.text())).contains(verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "still missing: ",
                "still missing: PATIENCE",
                "still missing: ADDRESSUSER",
                "still missing: , USER",
                "x units of kimchi are wanted, 0 are available",
                "it cannot be stored: the burst around noon is one by today's thresholds, and u is not exempt"
            })
    void whatOthersSayIsNoVerdict(String text) {
        assertThat(Verdict.of(text)).isEmpty();
    }
}
