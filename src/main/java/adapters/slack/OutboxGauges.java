package adapters.slack;

import application.ports.NotificationViews;
import application.ports.StoreUnavailable;
import application.views.OutboxDepth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/** How full the outbox is, as figures for Prometheus. They are counted now and then, so that being asked costs the database nothing. */
@Startup
@Singleton
class OutboxGauges {
    private static final double MILLIS_PER_SECOND = 1_000;

    private final NotificationViews notifications;
    private final Clock clock;
    private volatile OutboxDepth depth = new OutboxDepth(0, 0, 0, null);

    OutboxGauges(NotificationViews notifications, Clock clock, MeterRegistry meters) {
        this.notifications = notifications;
        this.clock = clock;
        register(meters, "pending", gauges -> gauges.depth.pending());
        register(meters, "sending", gauges -> gauges.depth.sending());
        register(meters, "failed", gauges -> gauges.depth.failed());
        Gauge.builder("fulfilment.notifications.overdue", this, OutboxGauges::overdueSeconds)
                .description("For how long the oldest waiting message has been due")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(every = "15s", delayed = "10s")
    void count() {
        try {
            depth = notifications.depth();
        } catch (StoreUnavailable away) {
            // the figures stay as they are, readiness tells that the database is away
            return;
        }
    }

    private void register(MeterRegistry meters, String status, ToDoubleFunction<OutboxGauges> value) {
        Gauge.builder("fulfilment.notifications", this, value)
                .description("Messages to operators that are not settled, and failed ones")
                .tag("status", status)
                .register(meters);
    }

    private double overdueSeconds() {
        Instant due = depth.oldestDueAt();
        return due == null
                ? 0
                : Math.max(0, Duration.between(due, clock.instant()).toMillis() / MILLIS_PER_SECOND);
    }
}
