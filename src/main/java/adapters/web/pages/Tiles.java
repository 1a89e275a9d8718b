package adapters.web.pages;

import adapters.web.pages.Tile.Change;
import adapters.web.text.DashboardMessages;
import adapters.web.text.Figure;
import application.CompareWithYesterday;
import application.CompareWithYesterday.Comparison;
import application.ReadMetrics;
import application.ReadMetrics.Today;
import application.ports.AlertViews;
import application.ports.ConsumerLag;
import application.views.AlertFilter;
import application.views.AlertFilter.Standing;
import domain.metrics.Figures;
import domain.metrics.Flows;
import domain.metrics.Preset;
import domain.metrics.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The figures at the head of the start page, those of the roll-up. What is open and what waits in Kafka is of this moment. */
@ApplicationScoped
class Tiles {
    private static final int MOST_COUNTED = 10_000;
    private static final AlertFilter OPEN = AlertFilter.NONE.with(Standing.OPEN);

    private final ReadMetrics metrics;
    private final CompareWithYesterday comparisons;
    private final AlertViews alerts;
    private final ConsumerLag lag;

    Tiles(ReadMetrics metrics, CompareWithYesterday comparisons, AlertViews alerts, ConsumerLag lag) {
        this.metrics = metrics;
        this.comparisons = comparisons;
        this.alerts = alerts;
        this.lag = lag;
    }

    List<Tile> current(DashboardMessages words) {
        Today today = metrics.today();
        List<Figures> hours = metrics.series(Preset.DAY).points();
        Comparison days = comparisons.compare();
        Snapshot now = today.window().snapshot();
        Snapshot then = days.then();
        return List.of(
                counted(
                        Figure.ORDERS,
                        "/orders?from=" + today.date(),
                        today.day().flows().orders(),
                        curve(hours, hour -> hour.flows().orders()),
                        Change.of(days.today().orders(), days.yesterday().orders())),
                counted(
                        Figure.SHIPPED,
                        "/events?moved_to=SHIPPED&moved_on=" + today.date(),
                        today.day().flows().shipped(),
                        curve(hours, hour -> hour.flows().shipped()),
                        Change.of(days.today().shipped(), days.yesterday().shipped())),
                counted(
                        Figure.BACKLOG,
                        "/orders?status=PAID",
                        now.backlog(),
                        curve(hours, hour -> hour.snapshot().backlog()),
                        Change.of(now.backlog(), then.backlog())),
                counted(
                        Figure.HELD,
                        "/orders?status=HOLD",
                        now.holdsNow(),
                        curve(hours, hour -> hour.snapshot().holdsNow()),
                        Change.of(now.holdsNow(), then.holdsNow())),
                counted(
                        Figure.LATE,
                        "/orders?late=true",
                        now.lateOrders(),
                        curve(hours, hour -> hour.snapshot().lateOrders()),
                        Change.of(now.lateOrders(), then.lateOrders())),
                open(hours),
                delay(hours, words),
                waiting(hours));
    }

    private Tile open(List<Figures> hours) {
        int count = alerts.count(OPEN, MOST_COUNTED + 1);
        String value = count > MOST_COUNTED ? Shown.grouped(MOST_COUNTED) + "+" : Shown.grouped(count);
        return summed(Figure.ALERTS, "/alerts?status=OPEN", value, curve(hours, Tiles::opened));
    }

    private static long opened(Figures hour) {
        Flows flows = hour.flows();
        return flows.alertsOpen() + flows.alertsAck() + flows.alertsResolved() + flows.alertsRetry();
    }

    private Tile waiting(List<Figures> hours) {
        String value = lag.messages().isPresent() ? Shown.grouped(lag.messages().getAsLong()) : null;
        return summed(
                Figure.LAG, "/events", value, curve(hours, hour -> hour.flows().ingestCount()));
    }

    /** Of the running hour beside the one before. */
    private static Tile delay(List<Figures> hours, DashboardMessages words) {
        List<@Nullable Double> delays = hours.stream().map(Figures::delayP95).toList();
        Double now = delays.get(delays.size() - 1);
        Double before = delays.get(delays.size() - 2);
        double lowest = known(delays).min().orElse(0);
        double highest = known(delays).max().orElse(0);
        return new Tile(
                Figure.DELAY,
                "/events",
                now == null ? null : Amount.ofSeconds(now, words),
                Sparkline.of(delays),
                Amount.ofSeconds(lowest, words),
                Amount.ofSeconds(highest, words),
                now == null || before == null ? null : Change.ofSeconds(now, before, words),
                null);
    }

    private static DoubleStream known(List<@Nullable Double> delays) {
        return delays.stream().filter(Objects::nonNull).mapToDouble(Double::doubleValue);
    }

    private static List<Long> curve(List<Figures> hours, ToLongFunction<Figures> value) {
        return hours.stream().map(hour -> value.applyAsLong(hour)).toList();
    }

    private static Tile counted(Figure figure, String link, long value, List<Long> curve, Change change) {
        return tile(figure, link, Shown.grouped(value), curve, change, null);
    }

    private static Tile summed(Figure figure, String link, @Nullable String value, List<Long> curve) {
        long sum = curve.stream().mapToLong(Long::longValue).sum();
        return tile(figure, link, value, curve, null, Shown.grouped(sum));
    }

    private static Tile tile(
            Figure figure,
            String link,
            @Nullable String value,
            List<Long> curve,
            @Nullable Change change,
            @Nullable String lately) {
        LongSummaryStatistics range = curve.stream().mapToLong(Long::longValue).summaryStatistics();
        return new Tile(
                figure,
                link,
                value,
                Sparkline.of(curve),
                Shown.grouped(range.getMin()),
                Shown.grouped(range.getMax()),
                change,
                lately);
    }
}
