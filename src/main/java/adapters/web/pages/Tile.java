package adapters.web.pages;

import adapters.web.text.DashboardMessages;
import adapters.web.text.Figure;
import org.jspecify.annotations.Nullable;

/**
 * A figure with the way it went and the way to what is behind it.
 *
 * @param link the list that it counts; those of the delay and of what waits are of no rows: all events
 * @param value {@code null}: not known
 * @param trend the last 24 hours
 * @param lowest of the trend; {@code highest} likewise; {@code null}: there is none
 * @param change {@code null}: there is nothing to compare with
 * @param lately what the trend adds up to; {@code null}: that says nothing, the change does
 */
public record Tile(
        Figure figure,
        String link,
        @Nullable String value,
        Sparkline trend,
        @Nullable String lowest,
        @Nullable String highest,
        @Nullable Change change,
        @Nullable String lately) {

    /** Which way a figure went. */
    public enum Direction {
        UP,
        DOWN,
        SAME
    }

    /**
     * How far a figure went.
     *
     * @param percent of the earlier one; {@code null}: that was nothing
     */
    public record Change(
            Direction direction, String amount, @Nullable String percent) {
        private static final double LEAST_SECONDS = 0.05;

        static Change of(long now, long then) {
            long difference = now - then;
            String percent = then == 0
                    ? null
                    : Shown.grouped(Math.round(100.0 * Math.abs((double) difference) / (double) then)) + "%";
            return new Change(direction((double) difference), Shown.grouped(Math.abs(difference)), percent);
        }

        static Change ofSeconds(double now, double then, DashboardMessages words) {
            double difference = now - then;
            // what would be written as nothing is none
            Direction direction = Math.abs(difference) < LEAST_SECONDS ? Direction.SAME : direction(difference);
            return new Change(direction, Amount.ofSeconds(Math.abs(difference), words), null);
        }

        private static Direction direction(double difference) {
            return difference > 0 ? Direction.UP : difference < 0 ? Direction.DOWN : Direction.SAME;
        }
    }

    /** Whether what changed asks for attention, or is a relief: more work is either, more orders are neither. */
    public String tone() {
        if (!figure.burden() || change == null) {
            return "plain";
        }
        return switch (change.direction()) {
            case UP -> "worse";
            case DOWN -> "better";
            case SAME -> "plain";
        };
    }

    /** Whether there is something to be done about it. */
    public boolean urgent() {
        return (figure == Figure.HELD || figure == Figure.LATE || figure == Figure.ALERTS)
                && value != null
                && !value.equals("0");
    }
}
