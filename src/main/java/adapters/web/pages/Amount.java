package adapters.web.pages;

import adapters.web.text.DashboardMessages;
import java.util.Locale;

/** How figures are written. */
final class Amount {
    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;
    private static final double FEW = 120;
    private static final double TEN = 10;

    private Amount() {}

    /** A time in the unit that leaves a number which is read at a glance. */
    static String ofSeconds(double seconds, DashboardMessages words) {
        double size = Math.abs(seconds);
        if (size < FEW) {
            return words.seconds(rounded(seconds));
        }
        if (size < FEW * MINUTE) {
            return words.minutes(rounded(seconds / MINUTE));
        }
        return size < 2 * DAY ? words.hours(rounded(seconds / HOUR)) : words.days(rounded(seconds / DAY));
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, Math.abs(number) < TEN ? "%,.1f" : "%,.0f", number);
    }
}
