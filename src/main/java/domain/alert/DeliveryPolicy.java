package domain.alert;

import java.time.Duration;

/** How attempts to deliver follow each other (SPEC §6). */
public final class DeliveryPolicy {
    /** After so many attempts a message is parked as FAILED. */
    public static final int MOST_ATTEMPTS = 10;
    /** The shortest time between two messages to one webhook. */
    public static final Duration PACE = Duration.ofSeconds(1);
    /** After this time an attempt whose result nobody recorded is taken for lost. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private DeliveryPolicy() {}

    /** What becomes of a message after an attempt. */
    public sealed interface Verdict {
        /** How long nothing at all may be sent to the webhook. */
        Duration quiet();

        record Sent(Duration quiet) implements Verdict {}

        /**
         * It is tried again.
         *
         * @param pause after what time
         * @param counts whether it was one of the attempts that a message has; being told to wait is none
         * @param why what stood in the way
         */
        record Again(Duration pause, Duration quiet, boolean counts, String why) implements Verdict {}

        /** It is parked. */
        record Failed(String why, Duration quiet) implements Verdict {}
    }

    /**
     * @param attempt number of the attempt, from 1
     * @param chance spreads retries; 0 (inclusive) to 1 (exclusive)
     */
    public static Verdict after(Delivery delivery, int attempt, double chance) {
        if (delivery instanceof Delivery.Accepted) {
            return new Verdict.Sent(PACE);
        }
        if (delivery instanceof Delivery.Refused refused) {
            return new Verdict.Failed(refused.why(), PACE);
        }
        if (delivery instanceof Delivery.Throttled throttled) {
            String why = "HTTP 429, wants a pause of " + throttled.pause().toSeconds() + " s";
            return new Verdict.Again(throttled.pause(), throttled.pause(), false, why);
        }
        String why = ((Delivery.Broken) delivery).why();
        return attempt < MOST_ATTEMPTS
                ? new Verdict.Again(backOff(attempt, chance), PACE, true, why)
                : new Verdict.Failed(why + "; given up after " + attempt + " attempts", PACE);
    }

    /** Doubles from a second up to five minutes, of which chance takes off up to a half: so a pause is never longer than the next one. */
    static Duration backOff(int attempt, double chance) {
        Duration whole = attempt > 9 ? LONGEST : FIRST.multipliedBy(1L << (attempt - 1));
        long millis = whole.compareTo(LONGEST) > 0 ? LONGEST.toMillis() : whole.toMillis();
        return Duration.ofMillis(millis - (long) (millis / 2.0 * chance));
    }
}
