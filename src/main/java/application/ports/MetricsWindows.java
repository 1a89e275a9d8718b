package application.ports;

import domain.metrics.RollUpBasis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the roll-up. Each call is one transaction, and of all instances one at a time writes. */
public interface MetricsWindows {

    /** What became of a run. */
    sealed interface Run permits Done, Busy, OtherBasis {}

    /**
     * The rows are up to date.
     *
     * @param rows how many came out different
     * @param anew whether all were reckoned anew, because they had another basis or none
     */
    record Done(int rows, boolean anew) implements Run {}

    /** Another instance is at it. */
    record Busy() implements Run {}

    /** The rows are kept on another basis, to which an instance that started later has changed. */
    record OtherBasis(String zone, Duration lateAfter) implements Run {}

    /**
     * A figure that was stored and came out different.
     *
     * @param stored {@code null}: none, or no row
     */
    record Difference(
            Instant windowStart,
            String column,
            @Nullable String stored,
            @Nullable String recomputed) {}

    /** @param windows how many were compared */
    record Comparison(int windows, List<Difference> differences) {}

    /**
     * Brings the rows up to date.
     *
     * @param takeOver whether rows of another basis are reckoned anew, and not left to who keeps them
     */
    Run refresh(RollUpBasis basis, Instant now, boolean takeOver);

    /** Reckons the windows that begin in [from, until) from nothing, compares, and stores what came out different. Waits for its turn. */
    Comparison recompute(RollUpBasis basis, Instant now, Instant from, Instant until);
}
