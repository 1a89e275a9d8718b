package application.ports;

import domain.hold.HoldCauses.BurstKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Users and products that their burst rule spares (SPEC §4.4). */
public interface Exemptions {

    /**
     * Up to when triggers are no triggers, in event time; {@link Instant#MAX}: without an end.
     *
     * @return only those that are or were exempt
     */
    Map<BurstKey, Instant> until(Collection<BurstKey> keys);
}
