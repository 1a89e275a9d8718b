package application.ports;

import domain.metrics.Snapshot;
import domain.metrics.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the rows of the roll-up. */
public interface MetricViews {

    /** When the rows were last brought up to date; empty: never yet. */
    Optional<Instant> refreshedAt();

    /**
     * Rows of one and the same roll-up.
     *
     * @param refreshedAt of which it is
     * @param before how things stood before the first of them
     * @param windows the oldest first
     */
    record Rows(Optional<Instant> refreshedAt, Snapshot before, List<Window> windows) {}

    /** The windows that begin in [from, until). */
    Rows windows(Instant from, Instant until);
}
