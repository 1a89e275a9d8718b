package adapters.slack;

import domain.alert.Delivery;
import domain.alert.DeliveryPolicy;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What Slack answered.
 *
 * @param body without anything secret
 * @param retryAfter the header of that name
 */
record SlackAnswer(int status, String body, @Nullable String retryAfter) {
    private static final int LONGEST_SHOWN = 200;
    private static final Duration UNREADABLE_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    Delivery delivery(Instant now) {
        if (status == 200) {
            return body.strip().equals("ok")
                    ? new Delivery.Accepted()
                    : new Delivery.Refused("HTTP 200, but the answer is not ok" + said());
        }
        if (status == 429) {
            return new Delivery.Throttled(pause(now));
        }
        if (status >= 500) {
            return new Delivery.Broken("HTTP " + status + said());
        }
        if (status >= 400) {
            return new Delivery.Refused("HTTP " + status + said());
        }
        return new Delivery.Refused(
                status >= 300
                        ? "HTTP " + status
                                + ": the webhook leads elsewhere, which is not followed; its address must be the final one"
                        : "HTTP " + status + ": this is not what Slack answers" + said());
    }

    private String said() {
        String line = body.strip().replaceAll("\\p{Cntrl}+", " ");
        if (line.isEmpty()) {
            return "";
        }
        return ": " + (line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line);
    }

    /** From a second to a day. */
    private Duration pause(Instant now) {
        Duration wanted = wanted(retryAfter == null ? "" : retryAfter.strip(), now);
        if (wanted.compareTo(DeliveryPolicy.PACE) < 0) {
            return DeliveryPolicy.PACE;
        }
        return wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
    }

    private static Duration wanted(String header, Instant now) {
        if (header.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            ZonedDateTime until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(now, until.toInstant());
        } catch (DateTimeException unreadable) {
            return UNREADABLE_PAUSE;
        }
    }
}
