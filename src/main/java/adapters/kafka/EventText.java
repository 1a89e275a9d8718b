package adapters.kafka;

/** Text on its way into the database. */
final class EventText {
    private static final char REPLACEMENT = '\uFFFD';

    private EventText() {}

    /** The text with what PostgreSQL cannot store, U+0000 and halves of surrogate pairs, shown as U+FFFD. */
    static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    static boolean longerThan(String text, int codePoints) {
        return text.length() > codePoints && text.codePointCount(0, text.length()) > codePoints;
    }

    private static String replaced(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? REPLACEMENT : c)
                .forEach(result::appendCodePoint);
        return result.toString();
    }
}
