package domain.hold;

import domain.hold.Release.Cause;
import domain.order.Fold.Moment;
import domain.order.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code FUL-VALID} holds of one order over its moments: opened where it is eligible and lacks something that no operator has
 * waived, closed by completed data.
 */
final class ValidTimeline {
    private final List<Hold> frozen;
    private final List<Hold> holds = new ArrayList<>();
    private final Set<Lack> waived = EnumSet.noneOf(Lack.class);
    private @Nullable Hold open;
    private final Set<Lack> seen = EnumSet.noneOf(Lack.class);

    /**
     * @param frozen the order's VALID holds that a person released, by ordinal
     */
    ValidTimeline(List<Hold> frozen) {
        this.frozen = frozen;
    }

    /** The holds of the moments given so far; the last one may be open. */
    List<Hold> holds() {
        Hold last = open;
        if (last != null) {
            close(last, releaseOf(last));
        }
        return holds;
    }

    void at(Moment moment, Set<Lack> lacks) {
        if (open != null) {
            continueOrClose(open, moment, lacks);
        }
        if (open == null && moment.status().eligible() && !waived.containsAll(lacks)) {
            Hold.Key key = new Hold.Key(HoldReason.VALID, "", holds.size());
            open = new Hold(key, moment.at(), new Evidence.MissingData(lacks), null);
            seen.clear();
            seen.addAll(lacks);
        }
    }

    private void continueOrClose(Hold hold, Moment moment, Set<Lack> lacks) {
        Release released = releaseOf(hold);
        if (released != null && moment.at().isAfter(released.through())) {
            close(hold, released);
        } else if (lacks.isEmpty()) {
            close(hold, released == null ? Release.bySystem(moment.at(), Cause.COMPLETED) : released);
        } else if (moment.status() == OrderStatus.CANCELED) {
            close(hold, released == null ? Release.bySystem(moment.at(), Cause.CANCELED) : released);
        } else {
            seen.addAll(lacks);
            open = new Hold(hold.key(), hold.placedAt(), new Evidence.MissingData(lacks), null);
        }
    }

    private void close(Hold hold, @Nullable Release release) {
        if (release != null && release.cause().sticks()) {
            waived.addAll(seen);
        }
        holds.add(release == null ? hold : hold.endedBy(release));
        open = null;
    }

    private @Nullable Release releaseOf(Hold hold) {
        for (Hold candidate : frozen) {
            if (candidate.key().equals(hold.key())) {
                return candidate.release();
            }
        }
        return null;
    }

    /** Every moment's lacks in turn. */
    static List<Hold> of(List<Moment> moments, ValidRule rule, List<Hold> frozen) {
        ValidTimeline timeline = new ValidTimeline(frozen);
        for (Moment moment : moments) {
            Instant knownBy = moment.knownBy();
            timeline.at(moment, rule.lacks(moment.data(), knownBy));
        }
        return timeline.holds();
    }
}
