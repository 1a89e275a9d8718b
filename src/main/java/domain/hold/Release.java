package domain.hold;

import java.time.Instant;

/**
 * The end of a hold (SPEC §4.6).
 *
 * @param actor the operator, or {@link #SYSTEM}
 */
public record Release(Instant at, Cause cause, String actor) {
    public static final String SYSTEM = "system";

    /** Why a hold ended. Of several at one instant the first in this order is named. */
    public enum Cause {
        COMPLETED,
        CANCELED,
        OPERATOR,
        RETRY
    }

    static Release bySystem(Instant at, Cause cause) {
        return new Release(at, cause, SYSTEM);
    }
}
