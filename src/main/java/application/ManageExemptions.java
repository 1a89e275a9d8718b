package application;

import application.ports.ExemptionBook;
import application.ports.StateLock;
import application.views.ExemptionFilter;
import application.views.ExemptionRow;
import application.views.Page;
import application.views.PageRequest;
import domain.hold.ExemptionWish;
import domain.hold.ExemptionWish.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Grants and ends exemptions from the burst rules (SPEC §4.4) while nobody judges orders by them. They spare what arrives from then on;
 * orders that are held stay held until their alerts are retried or resolved.
 */
@ApplicationScoped
public class ManageExemptions {
    private final StateLock lock;
    private final ExemptionBook exemptions;
    private final Clock clock;

    ManageExemptions(StateLock lock, ExemptionBook exemptions, Clock clock) {
        this.lock = lock;
        this.exemptions = exemptions;
        this.clock = clock;
    }

    /** What became of a wish. */
    public sealed interface Granting {
        record Granted(ExemptionRow exemption) implements Granting {}

        record Refused(Fault fault) implements Granting {}
    }

    /** What became of an exemption that was to end. */
    public sealed interface Ending {
        record Ended(ExemptionRow exemption) implements Ending {}

        /** It was over already. */
        record Over(ExemptionRow exemption) implements Ending {}

        record Unknown() implements Ending {}
    }

    @Transactional
    public Granting grant(ExemptionWish wish, String actor) {
        lock.acquire();
        Instant now = now();
        Optional<Fault> fault = wish.fault(now);
        if (fault.isPresent()) {
            return new Granting.Refused(fault.get());
        }
        long id = exemptions.add(wish, actor, now);
        return new Granting.Granted(exemptions.exemption(id, now).orElseThrow());
    }

    @Transactional
    public Ending end(long id, String actor) {
        lock.acquire();
        Instant now = now();
        Optional<ExemptionRow> exemption = exemptions.exemption(id, now);
        if (exemption.isEmpty()) {
            return new Ending.Unknown();
        }
        if (!exemption.get().active()) {
            return new Ending.Over(exemption.get());
        }
        exemptions.end(id, actor, now);
        return new Ending.Ended(exemptions.exemption(id, now).orElseThrow());
    }

    /** Latest first; a position is the id of an exemption. */
    public Page<ExemptionRow, Long> page(ExemptionFilter filter, PageRequest<Long> request) {
        return exemptions.page(filter, request, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
