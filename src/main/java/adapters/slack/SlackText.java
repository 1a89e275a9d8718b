package adapters.slack;

/** Text from outside within Slack's mark-up: it is shown as it is and does nothing (SPEC §10). */
final class SlackText {
    private static final char ELLIPSIS = '…';

    private SlackText() {}

    /**
     * The text on one line, without any power to format, link or mention. Letters that Slack takes for mark-up have no escapes there, so
     * others that look like them stand in for them.
     *
     * @param longest number of characters (code points) shown before the rest is cut off
     */
    static String inert(String text, int longest) {
        boolean cut = text.codePointCount(0, text.length()) > longest;
        int[] points = text.codePoints().limit(cut ? longest - 1L : longest).toArray();
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            append(shown, points, i);
        }
        return cut ? shown.append(ELLIPSIS).toString() : shown.toString();
    }

    private static void append(StringBuilder shown, int[] points, int i) {
        switch (points[i]) {
            case '&' -> shown.append("&amp;");
            case '<' -> shown.append("&lt;");
            case '>' -> shown.append("&gt;");
            case '*' -> shown.append('∗');
            case '`' -> shown.append('ˋ');
            case '~' -> shown.append('∼');
            case '|' -> shown.append('ǀ');
            case '_' -> shown.append(isWithinWord(points, i) ? '_' : 'ˍ');
            default -> shown.appendCodePoint(visible(points[i]));
        }
    }

    /** Within a word an underscore is no mark-up; identities are full of them. */
    private static boolean isWithinWord(int[] points, int i) {
        return i > 0
                && i + 1 < points.length
                && Character.isLetterOrDigit(points[i - 1])
                && Character.isLetterOrDigit(points[i + 1]);
    }

    private static int visible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> '\uFFFD';
            default -> point;
        };
    }
}
