package adapters.web.pages;

import application.views.HoldView.Burst;
import application.views.HoldView.BurstOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The orders of a burst as dots along time, which ends at the trigger. The window takes the right part whatever its length, because
 * what is counted happens there; orders of nearly the same moment are stacked.
 *
 * @param windowFrom where the window begins, in percent of the width
 * @param windowWidth its width, likewise
 */
public record BurstPicture(BigDecimal windowFrom, BigDecimal windowWidth, List<Dot> dots) {
    /** Height in pixels; the style sheet says the same. */
    static final int HEIGHT = 88;

    private static final double WINDOW_FROM = 55;
    private static final double RIGHT_END = 97;
    private static final double LEFT_END = 3;
    private static final double COLUMN = 2.5;
    private static final int GROUND = HEIGHT - 14;
    private static final int CEILING = 12;
    private static final int ROOMY = 13;

    /**
     * An order.
     *
     * @param x in percent of the width
     * @param y in pixels from above
     * @param kind what it is to the burst and to the page's order, as a class of the style sheet
     * @param trigger whether it set the burst off
     */
    public record Dot(BigDecimal x, int y, String kind, boolean trigger, BurstOrder order) {}

    /**
     * @param self the id of the order whose page it is
     */
    static BurstPicture of(Burst burst, String self) {
        boolean onlyWindow = burst.window().compareTo(burst.lookback()) >= 0;
        double windowFrom = onlyWindow ? 0 : WINDOW_FROM;
        Map<Integer, List<BurstOrder>> columns = new HashMap<>();
        for (BurstOrder order : burst.orders()) {
            columns.computeIfAbsent(
                            (int) (x(order.createdAt(), burst, windowFrom) / COLUMN), column -> new ArrayList<>())
                    .add(order);
        }
        List<Dot> dots = new ArrayList<>();
        for (List<BurstOrder> column : columns.values()) {
            double step = column.size() < 2 ? 0 : Math.min(ROOMY, (GROUND - CEILING) / (column.size() - 1.0));
            for (int i = 0; i < column.size(); i++) {
                BurstOrder order = column.get(i);
                double x = x(order.createdAt(), burst, windowFrom);
                dots.add(new Dot(
                        percent(x),
                        (int) Math.round(GROUND - i * step),
                        kind(order, self),
                        order.orderId().equals(burst.triggerOrderId()),
                        order));
            }
        }
        return new BurstPicture(percent(windowFrom), percent(100 - windowFrom), dots);
    }

    private static double x(Instant at, Burst burst, double windowFrom) {
        Duration before = Duration.between(at, burst.triggerAt());
        if (before.compareTo(burst.window()) <= 0) {
            double left = windowFrom + LEFT_END;
            return RIGHT_END - (RIGHT_END - left) * share(before, burst.window());
        }
        double right = windowFrom - LEFT_END;
        return right
                - (right - LEFT_END)
                        * share(before.minus(burst.window()), burst.lookback().minus(burst.window()));
    }

    private static double share(Duration part, Duration whole) {
        return whole.isZero() ? 0 : Math.min(1, part.toNanos() / (double) whole.toNanos());
    }

    private static String kind(BurstOrder order, String self) {
        return "dot" + (order.inWindow() ? " dot-counted" : "") + (order.alreadyLeft() ? " dot-left" : "")
                + (order.orderId().equals(self) ? " dot-self" : "");
    }

    private static BigDecimal percent(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
