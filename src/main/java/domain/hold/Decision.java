package domain.hold;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person's release of a hold, or a retry that passed, with what was known then. It stands for good: no replay and no late event holds
 * the order again for what it covers (SPEC §4.6).
 *
 * @param placedAt when the hold was placed, as known then
 * @param evidence what the hold rested on, as known then
 * @param through event time of the latest cause that was known then: later ones may hold the order again; {@code null} for missing data
 * @param waived for missing data: all that the hold had named; anything else that is missing holds the order again
 */
public record Decision(
        Hold.Key key,
        Instant placedAt,
        Evidence evidence,
        Release release,
        @Nullable Instant through,
        Set<Lack> waived) {

    public Decision {
        waived = Set.copyOf(waived);
    }

    /**
     * @param latestCause event time of the latest trigger or statement that reaches the order, where there are others than the hold's own
     */
    public static Decision of(Hold hold, Release release, @Nullable Instant latestCause) {
        if (hold.evidence() instanceof Evidence.MissingData missing) {
            return new Decision(hold.key(), hold.placedAt(), hold.evidence(), release, null, missing.everLacked());
        }
        Instant through = latestCause != null && latestCause.isAfter(hold.placedAt()) ? latestCause : hold.placedAt();
        return new Decision(hold.key(), hold.placedAt(), hold.evidence(), release, through, Set.of());
    }

    /** The hold that was decided on, with its end. */
    Hold hold() {
        return new Hold(key, placedAt, evidence, release);
    }

    Decision withOrdinal(int ordinal) {
        return new Decision(
                new Hold.Key(key.reason(), key.subject(), ordinal), placedAt, evidence, release, through, waived);
    }
}
