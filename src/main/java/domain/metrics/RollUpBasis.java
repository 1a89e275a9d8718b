package domain.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What the figures depend on besides the data. Windows begin on the half hours of the zone's clock; every zone has kept the distance of
 * its half hours to those of UTC since 2000, which is when events begin.
 *
 * @param zone {@code APP_TZ}
 * @param lateAfter {@code LATE_AFTER}: how long an order may be shown as PAID before it is late
 */
public record RollUpBasis(ZoneId zone, Duration lateAfter) {
    /** The length of a window. */
    public static final Duration WINDOW = Duration.ofMinutes(30);

    private static final Instant ANCHOR = Instant.parse("2000-01-03T00:00:00Z");

    /** The start of some window; all others lie whole windows away. */
    public Instant origin() {
        long offset = zone.getRules().getOffset(ANCHOR).getTotalSeconds();
        return ANCHOR.minusSeconds(Math.floorMod(offset, WINDOW.toSeconds()));
    }

    /** The start of the window that a moment lies in. */
    public Instant windowOf(Instant moment) {
        Instant origin = origin();
        long windows = Math.floorDiv(moment.getEpochSecond() - origin.getEpochSecond(), WINDOW.toSeconds());
        return origin.plusSeconds(windows * WINDOW.toSeconds());
    }

    /** From when on an order is past its promise: the day after the promised one, but not before the order exists. */
    public Instant overdueFrom(LocalDate promised, Instant createdAt) {
        Instant dayAfter = promised.plusDays(1).atStartOfDay(zone).toInstant();
        return dayAfter.isBefore(createdAt) ? createdAt : dayAfter;
    }
}
