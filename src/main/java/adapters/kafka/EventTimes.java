package adapters.kafka;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Reads times as channels write them (SPEC §2): ISO-8601, UTC where no offset is given, or epoch milliseconds. */
final class EventTimes {
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();
    private static final int LONGEST = 64;

    private EventTimes() {}

    static Optional<Instant> ofText(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            TemporalAccessor time = ISO.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            Instant instant = time instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
            return Optional.of(instant.truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<Instant> ofMillis(String digits) {
        try {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(digits)));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    /** A day, or the day of a time at its own offset. */
    static Optional<LocalDate> dayOf(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException noDay) {
            return ofText(text).map(time -> LocalDate.parse(text.strip().substring(0, 10)));
        }
    }
}
