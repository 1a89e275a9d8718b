package domain.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A period up to now in equal buckets of the local clock, the last of them running. */
public enum Preset {
    HALF_DAY("12h_30m", 24, Bucket.HALF_HOUR),
    DAY("24h_1h", 24, Bucket.HOUR),
    WEEK("7d_1d", 7, Bucket.DAY),
    MONTH("30d_1d", 30, Bucket.DAY);

    private final String code;
    private final int count;
    private final Bucket bucket;

    Preset(String code, int count, Bucket bucket) {
        this.code = code;
        this.count = count;
        this.bucket = bucket;
    }

    private enum Bucket {
        HALF_HOUR,
        HOUR,
        DAY
    }

    /** The public name, such as {@code 12h_30m}. */
    public String code() {
        return code;
    }

    /** The starts of the buckets, the oldest first, and after them the end of the running one. */
    public List<Instant> boundaries(RollUpBasis basis, Instant now) {
        List<Instant> boundaries = new ArrayList<>();
        Instant start = start(basis, now);
        boundaries.add(end(basis, start));
        for (int i = 0; i < count; i++) {
            boundaries.add(start);
            start = start(basis, start.minusNanos(1));
        }
        Collections.reverse(boundaries);
        return boundaries;
    }

    private Instant start(RollUpBasis basis, Instant moment) {
        ZoneId zone = basis.zone();
        return switch (bucket) {
            case HALF_HOUR -> basis.windowOf(moment);
            case HOUR -> moment.minus(sinceFullHour(moment.atZone(zone).toLocalTime()));
            case DAY -> LocalDate.ofInstant(moment, zone).atStartOfDay(zone).toInstant();
        };
    }

    /** Of an hour in which the clock is put forward or back, a part may lie beyond the jump. */
    private static Duration sinceFullHour(LocalTime time) {
        return Duration.between(time.truncatedTo(ChronoUnit.HOURS), time);
    }

    private Instant end(RollUpBasis basis, Instant start) {
        ZoneId zone = basis.zone();
        return switch (bucket) {
            case HALF_HOUR -> start.plus(RollUpBasis.WINDOW);
            case HOUR -> start.plus(Duration.ofHours(1));
            case DAY ->
                LocalDate.ofInstant(start, zone).plusDays(1).atStartOfDay(zone).toInstant();
        };
    }
}
