package adapters.kafka;

import application.IngestEvents.Report;
import application.ports.StoreOpened;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How ingestion is doing: what it counted, what it waits for, and whether it is to stop. */
@ApplicationScoped
class IngestionState {
    private final AtomicReference<@Nullable String> waitsFor = new AtomicReference<>();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Lock hand = new ReentrantLock();
    private final AtomicReference<@Nullable Long> batchBegun = new AtomicReference<>();
    private final IngestionMeters meters;

    IngestionState(IngestionMeters meters) {
        this.meters = meters;
    }

    /**
     * Takes the time of a batch that the database took.
     *
     * @throws StoppedException where the application stops: no batch begins any more
     */
    Report timed(int messages, Supplier<Report> batch) {
        hand.lock();
        try {
            if (stopped.getCount() == 0) {
                throw new StoppedException();
            }
            batchBegun.set(System.nanoTime());
            return meters.timed(messages, batch);
        } finally {
            batchBegun.set(null);
            hand.unlock();
        }
    }

    /** For how long the present try at a batch has been going on; zero between tries. */
    Duration batchInHand() {
        Long begun = batchBegun.get();
        return begun == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begun);
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

    /** Lets no further batch begin, and waits for the end of the one in hand; false where that takes too long. */
    boolean stop(Duration patience) {
        stopped.countDown();
        opened.countDown();
        try {
            if (hand.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                hand.unlock();
                return true;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    void open(@Observes StoreOpened store) {
        opened.countDown();
    }

    /**
     * Waits until the tables are up to date: messages that come into older ones would be in the way of their migration.
     *
     * @throws StoppedException where the application stops meanwhile
     */
    void awaitStore() throws InterruptedException {
        opened.await();
        if (stopped.getCount() == 0) {
            throw new StoppedException();
        }
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

    /** The application stops while messages wait. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("the application stops");
        }
    }
}
