package adapters.web.http;

import application.views.PageRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a request; what cannot be read is refused with the values that can. */
public final class Parameters {
    /** What the parameter {@code limit} means. */
    public static final String LIMIT_MEANS =
            "Rows, 1 to " + PageRequest.MOST + "; " + PageRequest.DEFAULT + " where not given";

    /** What the parameter {@code cursor} means. */
    public static final String CURSOR_MEANS = "next_cursor of the page before";

    /** What a note in a body means. */
    public static final String NOTE_MEANS = "Why, up to 2,000 characters";

    private static final int LONGEST = 1_000;
    private static final int LONGEST_SHOWN = 60;
    public static final int LONGEST_NOTE = 2_000;
    private static final String ALL = "ALL";
    private static final Set<String> YES = Set.of("true", "1", "on");
    private static final Set<String> NO = Set.of("false", "0");

    private Parameters() {}

    /** Blank means not given. */
    public static @Nullable String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST) {
            throw Refusal.badRequest(name + " is longer than " + LONGEST + " characters");
        }
        return storable(name, value);
    }

    /** What an operator says of his action; blank means nothing. */
    public static @Nullable String note(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.codePointCount(0, value.length()) > LONGEST_NOTE) {
            throw Refusal.badRequest("note is longer than " + LONGEST_NOTE + " characters");
        }
        return storable("note", value);
    }

    /** Text that the store can hold and compare; nothing else can be found there. */
    static String storable(String name, String value) {
        if (value.indexOf('\0') >= 0) {
            throw Refusal.badRequest(name + " contains the character U+0000, which no stored text has");
        }
        if (value.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw Refusal.badRequest(name + " contains half of a surrogate pair, which no stored text has");
        }
        return value;
    }

    /** An identity from a path; empty where nothing stored can have it. */
    public static Optional<String> findable(String identity) {
        return Optional.of(identity).filter(text -> text.indexOf('\0') < 0);
    }

    public static int limit(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return PageRequest.DEFAULT;
        }
        if (value.matches("[0-9]{1,9}")) {
            int limit = Integer.parseInt(value);
            if (limit >= 1 && limit <= PageRequest.MOST) {
                return limit;
            }
        }
        throw Refusal.badRequest(
                name + " takes a whole number from 1 to " + PageRequest.MOST + ", not " + quoted(value));
    }

    public static boolean flag(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return false;
        }
        if (isSet(value) || NO.contains(value)) {
            return isSet(value);
        }
        throw Refusal.badRequest(name + " takes true or false, not " + quoted(value));
    }

    /** Whether a flag is given and says yes; what cannot be read does not. */
    static boolean isSet(@Nullable String value) {
        return value != null && YES.contains(value);
    }

    /**
     * One of the values of an enum; {@code ALL} means not given.
     *
     * @param label the public name of a value
     */
    public static <E extends Enum<E>> @Nullable E oneOf(
            String name, @Nullable String value, E[] values, Function<E, String> label) {
        if (value == null || value.isBlank() || value.equals(ALL)) {
            return null;
        }
        return choice(name, value, ALL + ", ", values, label);
    }

    /**
     * One of the values of an enum, and nothing else.
     *
     * @param label the public name of a value
     */
    public static <E extends Enum<E>> E choice(String name, String value, E[] values, Function<E, String> label) {
        return choice(name, value, "", values, label);
    }

    private static <E extends Enum<E>> E choice(
            String name, String value, String alsoTaken, E[] values, Function<E, String> label) {
        List<String> labels = Arrays.stream(values).map(label).toList();
        int index = labels.indexOf(value);
        if (index < 0) {
            throw Refusal.badRequest(
                    name + " takes one of " + alsoTaken + String.join(", ", labels) + ", not " + quoted(value));
        }
        return values[index];
    }

    /** The beginning of a period: a time, or a day, which begins at midnight of the zone shown. */
    public static @Nullable Instant from(String name, @Nullable String value, DisplayZone zone) {
        return moment(name, value, zone, 0);
    }

    /** The end of a period, itself excluded: a time, or a day, which belongs to the period as a whole. */
    public static @Nullable Instant until(String name, @Nullable String value, DisplayZone zone) {
        return moment(name, value, zone, 1);
    }

    private static @Nullable Instant moment(String name, @Nullable String value, DisplayZone zone, int moreDays) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            Instant moment = value.indexOf('T') < 0
                    ? zone.startOf(LocalDate.parse(value).plusDays(moreDays))
                    : OffsetDateTime.parse(value).toInstant();
            if (!isStorable(moment)) {
                throw Refusal.badRequest(name + " takes times of the years 1 to 9999, not " + quoted(value));
            }
            return moment;
        } catch (DateTimeException unreadable) {
            throw Refusal.badRequest(name
                    + " takes a day such as 2026-03-01 or a time with its offset such as 2026-03-01T09:00:00+09:00"
                    + " (in a URL + is written %2B), not " + quoted(value));
        }
    }

    private static boolean isStorable(Instant moment) {
        return !moment.isBefore(Instant.parse("0001-01-02T00:00:00Z"))
                && moment.isBefore(Instant.parse("9999-12-31T00:00:00Z"));
    }

    /** The beginning of a text, in quotes. */
    public static String quoted(String value) {
        String shown = value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value;
        return "\"" + shown + "\"";
    }
}
