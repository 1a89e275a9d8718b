package domain.hold;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a hold rests on. The orders of a burst's window are not copied here: they follow from the trigger and the stored orders. */
public sealed interface Evidence {

    /** The trigger of a burst and the thresholds in force when it was judged. */
    record Burst(BurstRule.Trigger trigger, BurstRule rule) implements Evidence {}

    /**
     * Data that was missing.
     *
     * @param lacks at the latest moment of the hold
     * @param everLacked at any moment of it
     */
    record MissingData(Set<Lack> lacks, Set<Lack> everLacked) implements Evidence {
        public MissingData {
            lacks = Set.copyOf(lacks);
            everLacked = Set.copyOf(everLacked);
        }
    }

    /**
     * A product of which fewer units were available than the order asked for.
     *
     * @param wanted units asked for
     * @param available units there were
     */
    record Shortage(String productId, long wanted, long available) implements Evidence {}

    /** A channel or an operator said so. */
    record Stated(String eventId, Instant at, @Nullable String reason) implements Evidence {}
}
