package application.ports;

import application.views.ExemptionFilter;
import application.views.ExemptionRow;
import application.views.Page;
import application.views.PageRequest;
import domain.hold.ExemptionWish;
import java.time.Instant;
import java.util.Optional;

/** The exemptions that were granted, as people see and change them. */
public interface ExemptionBook {

    /**
     * Latest first; a position is the id of an exemption.
     *
     * @param now tells which are active
     */
    Page<ExemptionRow, Long> page(ExemptionFilter filter, PageRequest<Long> request, Instant now);

    Optional<ExemptionRow> exemption(long id, Instant now);

    /**
     * @return its id
     */
    long add(ExemptionWish wish, String actor, Instant now);

    /** Lets an exemption end now. */
    void end(long id, String actor, Instant now);
}
