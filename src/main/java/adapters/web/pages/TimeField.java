package adapters.web.pages;

import adapters.web.http.DisplayZone;
import adapters.web.http.Parameters;
import adapters.web.http.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One end of a period in a form: a day, or a time where the address has one.
 *
 * @param type of the field; what cannot be read stays as it was typed
 */
public record TimeField(String type, String value, boolean bad) {
    private static final String DAY = "date";
    private static final String TIME = "datetime-local";

    static TimeField of(@Nullable String text, DisplayZone zone) {
        if (text == null || text.isBlank()) {
            return new TimeField(DAY, "", false);
        }
        try {
            Instant moment = Parameters.from("", text, zone);
            return text.indexOf('T') < 0 || moment == null
                    ? new TimeField(DAY, text, false)
                    : new TimeField(TIME, local(moment, zone), false);
        } catch (Refusal unreadable) {
            return new TimeField("text", text, true);
        }
    }

    public boolean exact() {
        return type.equals(TIME);
    }

    private static String local(Instant moment, DisplayZone zone) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                moment.atZone(zone.id()).toLocalDateTime().truncatedTo(ChronoUnit.MILLIS));
    }

    /** A time as browsers' fields give it, with the offset that programs ask for; empty: it is none. */
    static Optional<String> withOffset(@Nullable String text, DisplayZone zone) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    zone.iso(LocalDateTime.parse(text).atZone(zone.id()).toInstant()));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
