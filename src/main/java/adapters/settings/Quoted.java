package adapters.settings;

/** Text from outside on one line: control characters would break the line or the terminal. */
final class Quoted {

    private static final int SHOWN_AT_MOST = 100;

    private Quoted() {}

    static String of(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints()
                .limit(SHOWN_AT_MOST)
                .forEach(point -> shown.appendCodePoint(Character.isISOControl(point) ? '\uFFFD' : point));
        return shown.append(text.codePointCount(0, text.length()) > SHOWN_AT_MOST ? "…\"" : "\"")
                .toString();
    }
}
