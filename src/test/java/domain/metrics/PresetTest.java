package domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetTest {
    private static final RollUpBasis SEOUL = basis("Asia/Seoul");

    private static RollUpBasis basis(String zone) {
        return new RollUpBasis(ZoneId.of(zone), Duration.ofHours(2));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    void daysBeginAtMidnightInSeoul() {
        List<Instant> boundaries = Preset.WEEK.boundaries(SEOUL, at("2026-03-09T15:00:00Z"));

        assertThat(boundaries)
                .containsExactly(
                        at("2026-03-03T15:00:00Z"),
                        at("2026-03-04T15:00:00Z"),
                        at("2026-03-05T15:00:00Z"),
                        at("2026-03-06T15:00:00Z"),
                        at("2026-03-07T15:00:00Z"),
                        at("2026-03-08T15:00:00Z"),
                        at("2026-03-09T15:00:00Z"),
                        at("2026-03-10T15:00:00Z"));
    }

    @Test
    void theInstantBeforeMidnightIsStillTheDayBefore() {
        List<Instant> boundaries = Preset.WEEK.boundaries(SEOUL, at("2026-03-09T14:59:59.999999Z"));

        assertThat(boundaries.get(6)).isEqualTo(at("2026-03-08T15:00:00Z"));
        assertThat(boundaries.get(7)).isEqualTo(at("2026-03-09T15:00:00Z"));
    }

    @Test
    void aDayOfTheChangeToSummerTimeIsShorter() {
        List<Instant> boundaries = Preset.WEEK.boundaries(basis("America/New_York"), at("2026-03-09T16:00:00Z"));

        assertThat(boundaries.get(5)).isEqualTo(at("2026-03-08T05:00:00Z"));
        assertThat(boundaries.get(6)).isEqualTo(at("2026-03-09T04:00:00Z"));
    }

    @Test
    void hoursFollowTheLocalClock() {
        List<Instant> boundaries = Preset.DAY.boundaries(basis("Asia/Kathmandu"), at("2026-03-09T15:20:00Z"));

        assertThat(boundaries).hasSize(25);
        assertThat(boundaries.get(23)).isEqualTo(at("2026-03-09T15:15:00Z"));
        assertThat(boundaries.get(24)).isEqualTo(at("2026-03-09T16:15:00Z"));
    }

    @ParameterizedTest
    @MethodSource("zones")
    void bucketsHaveNoGapAndTheLastOneIsRunning(String zone) {
        RollUpBasis basis = basis(zone);
        for (Preset preset : Preset.values()) {
            for (Instant now = at("2026-01-01T00:07:00Z");
                    now.isBefore(at("2027-01-01T00:00:00Z"));
                    now = now.plus(Duration.ofHours(31))) {
                List<Instant> boundaries = preset.boundaries(basis, now);
                assertThat(boundaries)
                        .as("%s at %s", preset.code(), now)
                        .isSorted()
                        .doesNotHaveDuplicates();
                assertThat(boundaries.get(boundaries.size() - 2)).isBeforeOrEqualTo(now);
                assertThat(boundaries.get(boundaries.size() - 1)).isAfter(now);
                assertThat(boundaries)
                        .allMatch(boundary -> basis.windowOf(boundary).equals(boundary));
            }
        }
    }

    static Stream<String> zones() {
        return Stream.of(
                "Asia/Seoul",
                "UTC",
                "America/New_York",
                "Europe/London",
                "Asia/Kathmandu",
                "Pacific/Chatham",
                "Australia/Lord_Howe",
                "+05:17");
    }

    @Test
    void everyZoneKeepsItsHalfHours() {
        Instant end = at("2040-01-01T00:00:00Z");
        for (String id : ZoneId.getAvailableZoneIds()) {
            RollUpBasis basis = basis(id);
            for (Instant day = at("2000-01-01T00:00:00Z"); day.isBefore(end); day = day.plus(Duration.ofDays(37))) {
                Instant midnight = LocalDate.ofInstant(day, basis.zone())
                        .atStartOfDay(basis.zone())
                        .toInstant();
                assertThat(basis.windowOf(midnight)).as("%s on %s", id, day).isEqualTo(midnight);
            }
        }
    }
}
