package application;

import application.ports.MetricViews;
import application.ports.MetricViews.Rows;
import domain.metrics.Figures;
import domain.metrics.Preset;
import domain.metrics.RollUpBasis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The figures that people and programs look at, all from the rows of the roll-up. What was read serves all onlookers until the next
 * roll-up or the next bucket.
 */
@ApplicationScoped
public class ReadMetrics {
    private final MetricViews views;
    private final RollUpBasis basis;
    private final Clock clock;
    private final Map<Preset, Series> latest = new EnumMap<>(Preset.class);
    private @Nullable Today today;

    ReadMetrics(MetricViews views, RollUpBasis basis, Clock clock) {
        this.views = views;
        this.basis = basis;
        this.clock = clock;
    }

    /**
     * A preset's buckets.
     *
     * @param boundaries the starts of the buckets and the end of the last
     * @param total all buckets as one
     * @param refreshedAt the roll-up that the figures are from; empty: there was none yet
     */
    public record Series(
            List<Instant> boundaries, List<Figures> points, Figures total, Optional<Instant> refreshedAt) {}

    /**
     * Today and the running window.
     *
     * @param windowEnd end of the running window; it starts at {@code window.start()}
     */
    public record Today(
            LocalDate date, Figures day, Figures window, Instant windowEnd, Optional<Instant> refreshedAt) {}

    public synchronized Series series(Preset preset) {
        List<Instant> boundaries = preset.boundaries(basis, clock.instant());
        Series known = latest.get(preset);
        if (known != null
                && known.boundaries().equals(boundaries)
                && known.refreshedAt().equals(views.refreshedAt())) {
            return known;
        }
        Instant first = boundaries.get(0);
        Instant end = boundaries.get(boundaries.size() - 1);
        Rows rows = views.windows(first, end);
        Series series = new Series(
                boundaries,
                Figures.perBucket(rows.windows(), boundaries, rows.before()),
                Figures.perBucket(rows.windows(), List.of(first, end), rows.before())
                        .get(0),
                rows.refreshedAt());
        latest.put(preset, series);
        return series;
    }

    public synchronized Today today() {
        Instant now = clock.instant();
        LocalDate date = LocalDate.ofInstant(now, basis.zone());
        Instant windowStart = basis.windowOf(now);
        Today known = today;
        if (known != null
                && known.date().equals(date)
                && known.window().start().equals(windowStart)
                && known.refreshedAt().equals(views.refreshedAt())) {
            return known;
        }
        Instant midnight = date.atStartOfDay(basis.zone()).toInstant();
        Instant windowEnd = windowStart.plus(RollUpBasis.WINDOW);
        Rows rows = views.windows(midnight, windowEnd);
        Figures day = Figures.perBucket(rows.windows(), List.of(midnight, windowEnd), rows.before())
                .get(0);
        Figures window = Figures.perBucket(
                        rows.windows().stream()
                                .filter(row -> row.start().equals(windowStart))
                                .toList(),
                        List.of(windowStart, windowEnd),
                        day.snapshot())
                .get(0);
        Today read = new Today(date, day, window, windowEnd, rows.refreshedAt());
        today = read;
        return read;
    }
}
