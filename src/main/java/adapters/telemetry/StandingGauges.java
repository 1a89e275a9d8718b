package adapters.telemetry;

import application.ports.StandingViews;
import application.ports.StoreUnavailable;
import application.views.Standing;
import application.views.Standing.Age;
import application.views.Standing.Unresolved;
import domain.event.EventReason;
import domain.hold.HoldReason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Held orders, open alerts and the age of the roll-up as figures for Prometheus. They are counted twice a minute, so that being asked
 * costs the database nothing; while it is away the last counts stand, and their age tells so.
 */
@Startup
@Singleton
class StandingGauges {
    private static final double MILLIS_PER_SECOND = 1_000;

    private final StandingViews views;
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile Standing standing = new Standing(Map.of(), List.of(), null);
    private final Instant started;
    private volatile Instant countedAt;

    StandingGauges(StandingViews views, Clock clock, MeterRegistry meters) {
        this.views = views;
        this.clock = clock;
        this.meters = meters;
        this.started = clock.instant();
        this.countedAt = started;
        for (HoldReason reason : HoldReason.values()) {
            gauge(
                            "fulfilment.orders.held",
                            "Orders shown as HOLD, by the reason shown",
                            gauges -> gauges.standing.held().getOrDefault(reason, 0L))
                    .tag("reason", reason.code())
                    .register(meters);
        }
        Stream.concat(
                        Arrays.stream(HoldReason.values()).map(HoldReason::code),
                        Arrays.stream(EventReason.values()).map(EventReason::code))
                .forEach(this::registerAlerts);
        gauge("fulfilment.alerts.oldest", "Age of the oldest alert that is not resolved", StandingGauges::oldest)
                .baseUnit("seconds")
                .register(meters);
        gauge(
                        "fulfilment.rollup.age",
                        "Time since the roll-up was last brought up to date, as far as known, or since the start",
                        gauges -> gauges.secondsSince(gauges.rolledUpAt()))
                .baseUnit("seconds")
                .register(meters);
        gauge(
                        "fulfilment.standing.age",
                        "Time since orders and alerts were counted for these figures, or since the start",
                        gauges -> gauges.secondsSince(gauges.countedAt))
                .baseUnit("seconds")
                .register(meters);
    }

    private void registerAlerts(String reason) {
        for (Age age : Age.values()) {
            gauge(
                            "fulfilment.alerts.unresolved",
                            "Alerts that are not resolved, by reason and age",
                            gauges -> gauges.alerts(reason, age))
                    .tag("reason", reason)
                    .tag("age", age.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    private Gauge.Builder<StandingGauges> gauge(
            String name, String description, ToDoubleFunction<StandingGauges> value) {
        return Gauge.builder(name, this, value).description(description);
    }

    @Scheduled(every = "30s", delayed = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void count() {
        try {
            Instant now = clock.instant();
            standing = views.at(now);
            countedAt = now;
        } catch (StoreUnavailable away) {
            // the figures stay as they are, readiness tells that the database is away
            return;
        }
    }

    private double alerts(String reason, Age age) {
        return standing.unresolved().stream()
                .filter(some -> some.reason().equals(reason) && some.age() == age)
                .mapToLong(Unresolved::alerts)
                .sum();
    }

    private double oldest() {
        return standing.unresolved().stream()
                .map(Unresolved::oldest)
                .min(Comparator.naturalOrder())
                .map(this::secondsSince)
                .orElse(0.0);
    }

    private Instant rolledUpAt() {
        Instant rolledUpAt = standing.rolledUpAt();
        return rolledUpAt == null ? started : rolledUpAt;
    }

    private double secondsSince(Instant then) {
        return Math.max(0, Duration.between(then, clock.instant()).toMillis() / MILLIS_PER_SECOND);
    }
}
