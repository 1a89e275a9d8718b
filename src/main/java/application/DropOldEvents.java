package application;

import application.ports.EventStore;
import application.ports.EventStore.Outcome;
import domain.event.Retention;
import domain.metrics.RollUpBasis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets go of raw messages and events that have been kept for long enough, and that nothing needs. The orders stay, and so do their holds,
 * alerts and figures.
 */
@ApplicationScoped
public class DropOldEvents {
    private final EventStore events;
    private final Retention retention;
    private final RollUpBasis basis;
    private final Clock clock;

    DropOldEvents(EventStore events, Retention retention, RollUpBasis basis, Clock clock) {
        this.events = events;
        this.retention = retention;
        this.basis = basis;
        this.clock = clock;
    }

    /**
     * Drops what is due.
     *
     * @return empty: everything is kept for good, or another instance is at it
     */
    public Optional<Outcome> run() {
        Instant now = clock.instant();
        return retention.horizon(now).flatMap(horizon -> events.dropBefore(horizon, basis.origin(), now));
    }
}
