package application;

import application.ports.MetricViews;
import application.ports.MetricViews.Rows;
import domain.metrics.Figures;
import domain.metrics.Flows;
import domain.metrics.RollUpBasis;
import domain.metrics.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a day goes better or worse than the day before. Both are counted from midnight up to the same half hour, the last one that is
 * over: a running half hour beside a full one would always look like a loss. What was read serves all onlookers until the next roll-up.
 */
@ApplicationScoped
public class CompareWithYesterday {
    private final MetricViews views;
    private final RollUpBasis basis;
    private final Clock clock;
    private @Nullable Known latest;

    CompareWithYesterday(MetricViews views, RollUpBasis basis, Clock clock) {
        this.views = views;
        this.basis = basis;
        this.clock = clock;
    }

    /**
     * Two days at the same time of the clock.
     *
     * @param today counted up to the half hour that runs
     * @param yesterday counted up to the same time
     * @param then how things stood yesterday at that time
     */
    public record Comparison(Flows today, Flows yesterday, Snapshot then) {}

    private record Known(Instant running, Optional<Instant> refreshedAt, Comparison comparison) {}

    public synchronized Comparison compare() {
        Instant running = basis.windowOf(clock.instant());
        Known known = latest;
        if (known != null
                && known.running().equals(running)
                && known.refreshedAt().equals(views.refreshedAt())) {
            return known.comparison();
        }
        ZoneId zone = basis.zone();
        LocalDate day = LocalDate.ofInstant(running, zone);
        Instant begin = day.minusDays(1).atStartOfDay(zone).toInstant();
        Instant then = basis.windowOf(running.atZone(zone).minusDays(1).toInstant());
        Instant midnight = day.atStartOfDay(zone).toInstant();
        Rows rows = views.windows(begin, running);
        List<Figures> parts = Figures.perBucket(rows.windows(), List.of(begin, then, midnight, running), rows.before());
        Comparison read = new Comparison(
                parts.get(2).flows(), parts.get(0).flows(), parts.get(0).snapshot());
        latest = new Known(running, rows.refreshedAt(), read);
        return read;
    }
}
