package adapters.kafka;

import java.time.Duration;

/** Pauses between tries: they double from 100 ms up to 5 s. */
final class Backoff {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration next = Duration.ofMillis(100);

    /** The pause that is due next. */
    Duration next() {
        return next;
    }

    /** Takes the pause that is due and doubles the one after it. */
    Duration take() {
        Duration taken = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return taken;
    }
}
