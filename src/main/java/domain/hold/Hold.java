package domain.hold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One quarantine of one order for one reason.
 *
 * @param placedAt the event time as of which the order is held
 * @param release how it ended; {@code null}: it is active
 */
public record Hold(
        Key key,
        Instant placedAt,
        Evidence evidence,
        @Nullable Release release) {

    /**
     * Which hold of an order: the same events and actions always lead to the same keys.
     *
     * @param subject the user or product of a burst, otherwise empty
     * @param ordinal 0 for the first hold of the reason and subject, rising with each that follows a release
     */
    public record Key(HoldReason reason, String subject, int ordinal) {}

    public boolean active() {
        return release == null;
    }

    /** Whether the order was in quarantine strictly within this hold at the given time: a move of goods then is a breach. */
    public boolean covers(Instant at) {
        return placedAt.isBefore(at) && (release == null || at.isBefore(endsAt()));
    }

    /** The end on the order's time line: never before its beginning, although clocks of channels and house may differ. */
    Instant endsAt() {
        if (release == null) {
            return Instant.MAX;
        }
        return release.at().isBefore(placedAt) ? placedAt : release.at();
    }

    /** The same hold, ended by this unless something else ended it before or, at the same instant, has precedence. */
    Hold endedByFirst(Release end) {
        Release first = release;
        boolean earlier = first == null
                || end.at().isBefore(first.at())
                || (end.at().equals(first.at()) && end.cause().compareTo(first.cause()) < 0);
        return earlier ? new Hold(key, placedAt, evidence, end) : this;
    }
}
