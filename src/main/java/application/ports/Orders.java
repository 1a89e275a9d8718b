package application.ports;

import domain.hold.BurstRule;
import domain.hold.BurstRule.Occurrence;
import domain.hold.BurstRule.Trigger;
import domain.hold.HoldReason;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The orders as folded from their events. */
public interface Orders {
    Map<String, OrderRecord> find(Collection<String> orderIds);

    void insert(List<OrderRecord> orders);

    void update(List<Change> orders);

    /**
     * The creation times, in no order, of stored orders that make or feel a trigger at the given times: from a window before to a
     * look-back after. A cheap look before {@link #around}, which most changes end with.
     *
     * @param reason FRAUD_USER or FRAUD_PROD
     * @param most for each user or product; where there are more, any so many of them are given
     * @return by user or product; none: absent
     */
    Map<String, List<Instant>> timesAround(HoldReason reason, BurstRule rule, List<Probe> probes, int most);

    /**
     * The orders around the given times, as far as a burst rule needs them to judge every order that a change at those times can
     * concern.
     *
     * @param reason FRAUD_USER or FRAUD_PROD
     */
    List<Neighbourhood> around(HoldReason reason, BurstRule rule, List<Probe> probes);

    /** An order as it is stored and as it is to be stored. */
    record Change(OrderRecord before, OrderRecord after) {}

    /**
     * A user or product some of whose orders came, went or moved.
     *
     * @param from the earliest time concerned
     * @param to the latest time concerned
     * @param unsettled whether an order that looks like a trigger may not be one, so that what is before it counts as well
     */
    record Probe(String subject, Instant from, Instant to, boolean unsettled) {}

    /**
     * The stored orders of one user or product; those between the bounds, both included, are to be judged, the others are context.
     */
    record Neighbourhood(String subject, Instant judgeFrom, Instant judgeTo, List<Neighbour> neighbours) {}

    /**
     * An order in a neighbourhood.
     *
     * @param judged whether it is to be judged
     * @param trigger the trigger that holds it now; {@code null}: none, or only ones that it was released from
     */
    record Neighbour(
            Occurrence occurrence, boolean judged, @Nullable Trigger trigger) {}
}
