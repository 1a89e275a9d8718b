package adapters.simulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits that end at once when somebody says stop. */
final class Pacing {
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * Waits so long, not at all where that is negative.
     *
     * @return whether to go on; false when stopped
     */
    boolean pause(Duration duration) {
        try {
            return !stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void stop() {
        stopped.countDown();
    }
}
