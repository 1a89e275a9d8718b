package adapters.web.pages;

import adapters.web.text.DashboardMessages;
import application.ReadMetrics.Series;
import domain.metrics.Figures;
import domain.metrics.Flows;
import domain.metrics.Preset;
import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The chart's figures, which a table shows and a script draws.
 *
 * @param total all points as one
 */
public record PresetChart(Preset preset, List<Point> points, Point total) {

    /**
     * A bucket.
     *
     * @param axis what the axis says of it
     * @param name what it is called where there is room
     * @param passed orders created that were never held
     */
    public record Point(
            Instant start,
            String axis,
            String name,
            long orders,
            long passed,
            long held,
            long shipped,
            String holdRate) {

        static Point of(Figures figures, String axis, String name) {
            Flows flows = figures.flows();
            return new Point(
                    figures.start(),
                    axis,
                    name,
                    flows.orders(),
                    flows.orders() - flows.holds(),
                    flows.holds(),
                    flows.shipped(),
                    String.format(Locale.ROOT, "%.1f", 100 * flows.holdRate()));
        }
    }

    /** The preset as its address names it, such as {@code 24h}. */
    @TemplateExtension
    static String presetName(Preset preset) {
        return preset.code().substring(0, preset.code().indexOf('_'));
    }

    public String name() {
        return presetName(preset);
    }

    /** By its name in an address, or as the API calls it. */
    static Optional<Preset> named(@Nullable String name) {
        return Arrays.stream(Preset.values())
                .filter(preset ->
                        presetName(preset).equals(name) || preset.code().equals(name))
                .findFirst();
    }

    static PresetChart of(Preset preset, Series series, ZoneId zone, DashboardMessages words, Locale locale) {
        DateTimeFormatter day = DateTimeFormatter.ofPattern(words.dayPattern(), locale);
        DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm", locale);
        boolean daily = preset == Preset.WEEK || preset == Preset.MONTH;
        List<Point> points = IntStream.range(0, series.points().size())
                .mapToObj(i -> {
                    ZonedDateTime from = series.boundaries().get(i).atZone(zone);
                    ZonedDateTime until = series.boundaries().get(i + 1).atZone(zone);
                    boolean dayBegins = daily || from.toLocalTime().equals(LocalTime.MIDNIGHT);
                    String name = daily
                            ? day.format(from)
                            : day.format(from) + " " + time.format(from) + "–" + time.format(until);
                    return Point.of(series.points().get(i), (dayBegins ? day : time).format(from), name);
                })
                .toList();
        return new PresetChart(preset, points, Point.of(series.total(), "", ""));
    }
}
