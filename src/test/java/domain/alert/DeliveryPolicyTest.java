package domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import domain.alert.DeliveryPolicy.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryPolicyTest {
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 2000", "3, 4000", "8, 128000", "9, 256000", "10, 300000", "60, 300000"})
    void pausesDoubleUpToFiveMinutesAndChanceTakesOffUpToAHalf(int attempt, long millis) {
        assertThat(DeliveryPolicy.backOff(attempt, 0)).isEqualTo(Duration.ofMillis(millis));
        assertThat(DeliveryPolicy.backOff(attempt, 0.5)).isEqualTo(Duration.ofMillis(millis * 3 / 4));
        assertThat(DeliveryPolicy.backOff(attempt, ALMOST_ONE))
                .isBetween(Duration.ofMillis(millis / 2), Duration.ofMillis(millis / 2 + 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void noPauseIsLongerThanTheOneAfterIt(int attempt) {
        assertThat(DeliveryPolicy.backOff(attempt, 0))
                .isLessThanOrEqualTo(DeliveryPolicy.backOff(attempt + 1, ALMOST_ONE));
    }

    @Test
    void whatWasAcceptedIsSentAndWhatWasRefusedHasFailed() {
        assertThat(DeliveryPolicy.after(new Delivery.Accepted(), 1, 0))
                .isEqualTo(new Verdict.Sent(Duration.ofSeconds(1)));
        assertThat(DeliveryPolicy.after(new Delivery.Refused("HTTP 404"), 1, 0))
                .isEqualTo(new Verdict.Failed("HTTP 404", Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100})
    void aThrottledWebhookIsLeftInPeaceAsOftenAndAsLongAsItWants(int attempt) {
        assertThat(DeliveryPolicy.after(new Delivery.Throttled(Duration.ofSeconds(7)), attempt, 0.9))
                .isEqualTo(new Verdict.Again(
                        Duration.ofSeconds(7), Duration.ofSeconds(7), false, "HTTP 429, wants a pause of 7 s"));
    }

    @Test
    void theTenthAttemptIsTheLast() {
        assertThat(DeliveryPolicy.after(new Delivery.Broken("HTTP 500"), 9, 0))
                .isEqualTo(new Verdict.Again(Duration.ofSeconds(256), Duration.ofSeconds(1), true, "HTTP 500"));
        assertThat(DeliveryPolicy.after(new Delivery.Broken("HTTP 500"), 10, 0))
                .isEqualTo(new Verdict.Failed("HTTP 500; given up after 10 attempts", Duration.ofSeconds(1)));
    }
}
