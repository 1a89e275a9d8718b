package adapters.schedule;

import application.RetryAlerts;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Looks every second whether an operator asked for a retry. */
@ApplicationScoped
class RetrySchedule {
    private static final Logger LOG = Logger.getLogger(RetrySchedule.class);

    private final RetryAlerts retryAlerts;
    private volatile boolean broken;

    RetrySchedule(RetryAlerts retryAlerts) {
        this.retryAlerts = retryAlerts;
    }

    /** A failure is told once; the requests stay and are taken up when the database is back. */
    @Scheduled(
            every = "1s",
            delayed = "5s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = StoreClosed.class)
    void run() {
        try {
            retryAlerts.runDue();
            broken = false;
        } catch (RuntimeException failure) {
            if (!broken) {
                broken = true;
                LOG.warnf("retries wait until the database is back: %s", firstLine(failure));
            }
        }
    }

    private static String firstLine(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
