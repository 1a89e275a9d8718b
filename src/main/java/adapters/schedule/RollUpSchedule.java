package adapters.schedule;

import application.RollUpMetrics;
import application.ports.MetricsWindows.Busy;
import application.ports.MetricsWindows.Done;
import application.ports.MetricsWindows.OtherBasis;
import application.ports.MetricsWindows.Run;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Rolls up twice a minute, so that no figure is older than one. */
@ApplicationScoped
class RollUpSchedule {
    private static final Logger LOG = Logger.getLogger(RollUpSchedule.class);

    private final RollUpMetrics rollUpMetrics;
    private volatile @Nullable String told;

    RollUpSchedule(RollUpMetrics rollUpMetrics) {
        this.rollUpMetrics = rollUpMetrics;
    }

    /** Each complaint is made once; what was marked stays and is reckoned by a later run. */
    @Scheduled(
            every = "{roll-up.every}",
            delayed = "3s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = StoreClosed.class)
    void run() {
        try {
            tell(complaint(rollUpMetrics.run()));
        } catch (RuntimeException failure) {
            tell("The figures stand still until the database is back: "
                    + String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private @Nullable String complaint(Run run) {
        if (run instanceof OtherBasis other) {
            return rollUpMetrics.explain(other);
        }
        if (run instanceof Busy) {
            return told;
        }
        if (run instanceof Done done && done.anew()) {
            LOG.infof("All %d windows of the figures were reckoned", done.rows());
        }
        return null;
    }

    private void tell(@Nullable String complaint) {
        if (complaint != null && !Objects.equals(told, complaint)) {
            LOG.warn(complaint);
        }
        told = complaint;
    }
}
