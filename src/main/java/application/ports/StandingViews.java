package application.ports;

import application.views.Standing;
import java.time.Instant;

/** Counts for those who watch the house from outside. */
public interface StandingViews {

    /**
     * @param now against which ages are reckoned
     * @throws StoreUnavailable while the database is away
     */
    Standing at(Instant now);
}
