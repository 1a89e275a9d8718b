package adapters.journal;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log.
 *
 * @param fields by which machines find it; their values have no line breaks either
 */
record Line(Level level, String text, Map<String, String> fields) {
    static final String ORDER = "order_id";
    static final String ALERT = "alert_key";
    static final String EVENT = "event_id";
    static final String MESSAGE = "notification_id";
    static final String REASON = "reason";
    static final String ACTOR = "actor";

    private static final int LONGEST = 1_000;

    Line {
        text = onOneLine(text);
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    static Line of(String text) {
        return new Line(Level.INFO, text, Map.of());
    }

    static Line warning(String text) {
        return new Line(Level.WARN, text, Map.of());
    }

    /**
     * The same with one field more.
     *
     * @param value {@code null}: there is nothing to find it by
     */
    Line with(String field, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(fields);
        more.put(field, onOneLine(value));
        return new Line(level, text, more);
    }

    /** Channels choose their ids: whatever would begin a line of its own, or turn the reading direction, is written out. */
    private static String onOneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().limit(LONGEST).forEach(point -> {
            if (isShown(point)) {
                line.appendCodePoint(point);
            } else {
                line.append("\\u").append("%04x".formatted(point));
            }
        });
        return line.toString();
    }

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
