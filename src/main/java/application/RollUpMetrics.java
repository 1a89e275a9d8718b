package application;

import application.ports.MetricsWindows;
import application.ports.MetricsWindows.Comparison;
import application.ports.MetricsWindows.OtherBasis;
import application.ports.MetricsWindows.Run;
import domain.metrics.RollUpBasis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the figures of every half hour equal to what the stored data say. Whoever changes data marks the windows; a run reckons the
 * marked ones again, however old, and the running one. Rows are a function of the data, so that a run lost or made twice changes nothing.
 */
@ApplicationScoped
public class RollUpMetrics {
    private final MetricsWindows windows;
    private final RollUpBasis basis;
    private final Clock clock;
    private final AtomicBoolean settled = new AtomicBoolean();

    RollUpMetrics(MetricsWindows windows, RollUpBasis basis, Clock clock) {
        this.windows = windows;
        this.basis = basis;
        this.clock = clock;
    }

    /**
     * Brings the rows up to date. The first run of an instance takes over rows that were kept on another {@code APP_TZ} or
     * {@code LATE_AFTER}; a later run that finds such rows leaves them, as somebody started after it with other settings.
     */
    public Run run() {
        Run run = windows.refresh(basis, clock.instant(), !settled.get());
        if (!(run instanceof MetricsWindows.Busy)) {
            settled.set(true);
        }
        return run;
    }

    /**
     * Reckons the windows that begin in [from, until) from nothing and stores what differs.
     *
     * @return the differences found; there should be none
     */
    public Comparison recompute(Instant from, Instant until) {
        return windows.recompute(basis, clock.instant(), from, until);
    }

    /** What is wrong where the rows are kept on another basis. */
    public String explain(OtherBasis other) {
        return "The figures are kept for APP_TZ=%s and LATE_AFTER=%s by an instance that started later; this one has %s and %s. "
                        .formatted(other.zone(), other.lateAfter(), basis.zone(), basis.lateAfter())
                + "Give all instances the same two settings and restart those that differ.";
    }
}
