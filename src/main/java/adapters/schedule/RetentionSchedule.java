package adapters.schedule;

import application.DropOldEvents;
import application.ports.EventStore.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Drops what has been kept for long enough, and tells what went and what stayed. */
@Startup
@Singleton
class RetentionSchedule {
    private static final Logger LOG = Logger.getLogger(RetentionSchedule.class);

    private final DropOldEvents dropOldEvents;
    private final Counter dropped;
    private final AtomicLong kept;

    RetentionSchedule(DropOldEvents dropOldEvents, MeterRegistry meters) {
        this.dropOldEvents = dropOldEvents;
        this.dropped = Counter.builder("fulfilment.retention.dropped")
                .description("Events that were dropped after RETENTION")
                .register(meters);
        this.kept = meters.gauge("fulfilment.retention.kept", new AtomicLong());
    }

    @Scheduled(
            every = "{retention.every}",
            delayed = "5m",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = StoreClosed.class)
    void run() {
        try {
            dropOldEvents.run().ifPresent(this::tell);
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "old events are dropped later: %s",
                    String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private void tell(Outcome outcome) {
        dropped.increment((double) outcome.droppedEvents());
        kept.set(outcome.keptEvents());
        if (outcome.sealedOrders() > 0
                || outcome.droppedEvents() > 0
                || !outcome.dropped().isEmpty()) {
            LOG.infof(
                    "Retention: %d events were dropped, with the months %s; %d older events stay, as orders or alerts need them,"
                            + " with the months %s; %d finished orders were sealed",
                    outcome.droppedEvents(),
                    outcome.dropped(),
                    outcome.keptEvents(),
                    outcome.staying(),
                    outcome.sealedOrders());
        }
    }
}
