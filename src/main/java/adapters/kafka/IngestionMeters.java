package adapters.kafka;

import application.IngestEvents.Report;
import domain.event.EventReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What ingestion counts for Prometheus. All counters are there from the start, so that an alarm on the first bad message finds them. */
@Singleton
class IngestionMeters {
    private static final Set<EventReason> BY_THE_FOLD = EnumSet.of(EventReason.STATE, EventReason.HELD);

    private final Counter stored;
    private final Counter duplicates;
    private final Counter redelivered;
    private final Map<EventReason, Counter> rejected = new EnumMap<>(EventReason.class);
    private final Map<EventReason, Counter> marked = new EnumMap<>(EventReason.class);
    private final Counter retries;
    private final DistributionSummary batchSizes;
    private final Timer batchTimes;

    IngestionMeters(MeterRegistry meters) {
        stored = messages(meters, "stored");
        duplicates = messages(meters, "duplicate");
        redelivered = messages(meters, "redelivered");
        for (EventReason reason : EventReason.values()) {
            if (BY_THE_FOLD.contains(reason)) {
                marked.put(reason, marks(meters, reason));
            } else {
                rejected.put(reason, messages(meters, reason.code()));
            }
        }
        retries = Counter.builder("fulfilment.ingestion.retries")
                .description("Tries at a batch, or at the positions, that the database refused")
                .register(meters);
        batchSizes = DistributionSummary.builder("fulfilment.batch.messages")
                .description("Messages in a batch that was ingested")
                .register(meters);
        batchTimes = Timer.builder("fulfilment.batch")
                .description("Time from a batch to its commit")
                .register(meters);
    }

    private static Counter messages(MeterRegistry meters, String outcome) {
        return Counter.builder("fulfilment.messages")
                .description("Messages consumed, by what became of them")
                .tag("outcome", outcome)
                .register(meters);
    }

    private static Counter marks(MeterRegistry meters, EventReason reason) {
        return Counter.builder("fulfilment.events.marked")
                .description("Stored events that the fold of their order made errors")
                .tag("reason", reason.code())
                .register(meters);
    }

    void count(Report report) {
        stored.increment(report.accepted());
        duplicates.increment(report.duplicates());
        redelivered.increment(report.seen());
        add(report.rejected(), rejected);
        add(report.marked(), marked);
    }

    private static void add(Map<EventReason, Integer> counts, Map<EventReason, Counter> counters) {
        counters.forEach((reason, counter) -> counter.increment(counts.getOrDefault(reason, 0)));
    }

    Report timed(int messages, Supplier<Report> batch) {
        long begun = System.nanoTime();
        Report report = batch.get();
        batchTimes.record(Duration.ofNanos(System.nanoTime() - begun));
        batchSizes.record(messages);
        return report;
    }

    void retry() {
        retries.increment();
    }
}
