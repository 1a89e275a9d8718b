package domain.hold;

import java.time.Instant;

/**
 * The end of a hold (SPEC §4.6).
 *
 * @param actor the operator, or {@link #SYSTEM}
 * @param through up to which event time the operator saw the causes that he released: what is later may hold the order again
 */
public record Release(Instant at, Cause cause, String actor, Instant through) {
    public static final String SYSTEM = "system";

    /** Why a hold ended. */
    public enum Cause {
        OPERATOR,
        RETRY,
        COMPLETED,
        CANCELED;

        /** Whether a person decided it, so that no late event undoes it. */
        public boolean sticks() {
            return this == OPERATOR || this == RETRY;
        }
    }

    static Release bySystem(Instant at, Cause cause) {
        return new Release(at, cause, SYSTEM, at);
    }
}
