package adapters.web.pages;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A small curve of equally distant values on a ground of {@value #WIDTH} by {@value #HEIGHT}. Where a value is missing the curve is
 * interrupted; the lowest ground is 0, or what lies below it.
 *
 * @param line the curve as the path of an SVG
 * @param area what lies below the curve, likewise
 */
public record Sparkline(String line, String area) {
    public static final int WIDTH = 120;
    public static final int HEIGHT = 32;

    private static final double ROOM = 2;

    private record Dot(double x, double y) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f %.1f", x, y);
        }
    }

    static Sparkline of(List<? extends @Nullable Number> values) {
        DoubleSummaryStatistics range = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Number::doubleValue)
                .summaryStatistics();
        double low = range.getCount() == 0 ? 0 : Math.min(0, range.getMin());
        double span = range.getCount() == 0 || range.getMax() == low ? 1 : range.getMax() - low;
        StringBuilder line = new StringBuilder();
        StringBuilder area = new StringBuilder();
        List<Dot> run = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Number value = values.get(i);
            if (value == null) {
                draw(run, line, area);
            } else {
                double x = (double) WIDTH * i / Math.max(1, values.size() - 1);
                double risen = (value.doubleValue() - low) / span;
                run.add(new Dot(x, HEIGHT - ROOM - risen * (HEIGHT - 2 * ROOM)));
            }
        }
        draw(run, line, area);
        return new Sparkline(line.toString(), area.toString());
    }

    private static void draw(List<Dot> run, StringBuilder line, StringBuilder area) {
        if (run.isEmpty()) {
            return;
        }
        if (run.size() == 1) {
            // a lone value is seen as a short stroke
            Dot only = run.get(0);
            run.add(new Dot(Math.min(WIDTH, only.x() + ROOM), only.y()));
        }
        Dot first = run.get(0);
        Dot last = run.get(run.size() - 1);
        area.append('M').append(new Dot(first.x(), HEIGHT));
        for (int i = 0; i < run.size(); i++) {
            line.append(i == 0 ? 'M' : 'L').append(run.get(i));
            area.append('L').append(run.get(i));
        }
        area.append('L').append(new Dot(last.x(), HEIGHT)).append('Z');
        run.clear();
    }
}
