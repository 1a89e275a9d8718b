package adapters.slack;

import application.SendNotifications;
import application.SendNotifications.Step;
import application.ports.StoreOpened;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Works the outbox off every second. As long as messages wait, one run goes on from one to the next at the pace of the webhook, on its
 * own thread: the second's tick would come a little too early as often as not, and halve the pace.
 */
@ApplicationScoped
class DispatchSchedule {
    private static final Logger LOG = Logger.getLogger(DispatchSchedule.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final SendNotifications sendNotifications;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean broken;
    private volatile boolean opened;

    DispatchSchedule(SendNotifications sendNotifications, Clock clock) {
        this.sendNotifications = sendNotifications;
        this.clock = clock;
    }

    void open(@Observes StoreOpened store) {
        opened = true;
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopped.countDown();
    }

    @Scheduled(every = "1s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (!opened) {
            return;
        }
        try {
            Step step = sendNotifications.step();
            while (goesOn(step)) {
                step = sendNotifications.step();
            }
            if (broken) {
                broken = false;
                LOG.info("messages are sent again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            if (!broken) {
                broken = true;
                LOG.warnf("messages wait until the database is back: %s", firstLine(failure));
            }
        }
    }

    private static String firstLine(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private boolean goesOn(Step step) throws InterruptedException {
        if (step instanceof Step.NotBefore notBefore) {
            Duration pause = Duration.between(clock.instant(), notBefore.at());
            return pause.compareTo(LONGEST_PAUSE) < 0 && !stopped.await(pause.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
        return step instanceof Step.Done && stopped.getCount() > 0;
    }
}
