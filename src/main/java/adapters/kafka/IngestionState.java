package adapters.kafka;

import application.IngestEvents.Report;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How ingestion is doing: what it counted, what it waits for, and whether it is to stop. */
@ApplicationScoped
class IngestionState {
    private final AtomicReference<@Nullable String> waitsFor = new AtomicReference<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final IngestionMeters meters;

    IngestionState(IngestionMeters meters) {
        this.meters = meters;
    }

    /** Takes the time of a batch that the database took. */
    Report timed(int messages, Supplier<Report> batch) {
        return meters.timed(messages, batch);
    }

    void ingested(Report report) {
        running();
        meters.count(report);
    }

    void running() {
        waitsFor.set(null);
    }

    void waiting(String reason) {
        meters.retry();
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
