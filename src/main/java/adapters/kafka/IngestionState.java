package adapters.kafka;

import application.IngestEvents.Report;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How ingestion is doing: what it counted, what it waits for, and whether it is to stop. */
@ApplicationScoped
class IngestionState {
    private final AtomicReference<@Nullable String> waitsFor = new AtomicReference<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Counter accepted;
    private final Counter duplicates;
    private final Counter rejected;
    private final Counter seen;

    IngestionState(MeterRegistry meters) {
        accepted = counter(meters, "accepted");
        duplicates = counter(meters, "duplicate");
        rejected = counter(meters, "rejected");
        seen = counter(meters, "redelivered");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("fulfilment.messages")
                .description("Messages consumed, by what became of them")
                .tag("outcome", outcome)
                .register(meters);
    }

    void ingested(Report report) {
        running();
        accepted.increment(report.accepted());
        duplicates.increment(report.duplicates());
        rejected.increment(report.rejected());
        seen.increment(report.seen());
    }

    void running() {
        waitsFor.set(null);
    }

    void waiting(String reason) {
        waitsFor.set(reason);
    }

    /** Why no message is taken in at the moment; empty while all is well. */
    Optional<String> waitsFor() {
        return Optional.ofNullable(waitsFor.get());
    }

    void stop() {
        stopped.countDown();
    }

    /**
     * Waits out a pause.
     *
     * @throws StoppedException where the application stops meanwhile: what was not ingested is delivered again after the next start
     */
    void pause(Backoff backoff) throws InterruptedException {
        if (stopped.await(backoff.take().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new StoppedException();
        }
    }

    /** The application stops while messages wait for the database. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("stopped while waiting for the database");
        }
    }
}
