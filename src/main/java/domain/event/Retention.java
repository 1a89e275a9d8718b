package domain.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * For how long raw messages and events are kept. What nothing needs goes by whole months of arrival, so that it is kept for at least that
 * long and for a month more at most.
 *
 * @param kept empty: for good
 */
public record Retention(Optional<Period> kept) {

    /** What arrived before this moment may go: the beginning, in UTC, of the month that is the last one to keep. */
    public Optional<Instant> horizon(Instant now) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        return kept.map(period ->
                YearMonth.from(today.minus(period)).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
