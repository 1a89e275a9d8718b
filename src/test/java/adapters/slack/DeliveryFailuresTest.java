package adapters.slack;

import static fixtures.FakeSlack.OK;
import static fixtures.FakeSlack.says;
import static fixtures.FakeSlack.throttles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import application.SendNotifications;
import application.SendNotifications.Step;
import application.ports.Notifier;
import domain.alert.Delivery;
import fixtures.FakeSlack.Answer;
import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of messages where the webhook misbehaves or a dispatcher dies. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class DeliveryFailuresTest extends DispatchScene {

    @Test
    void aThrottledWebhookGetsNothingBeforeItsTimeAndEachMessageOnce() {
        slack.then(throttles("7"), throttles("7"), throttles("7"));
        fixture.open(BURST, START, "o-1");
        fixture.open(ofOrder("o-9"), START, "o-9");
        clock.advanceTo(START.plusSeconds(5));

        assertThat(dispatcher.step()).isInstanceOf(Step.Done.class);
        assertThat(dispatcher.step()).isEqualTo(new Step.NotBefore(START.plusSeconds(12)));
        fixture.open(BURST, clock.instant(), "o-2");
        work(Duration.ofMinutes(1));

        assertThat(slack.times())
                .startsWith(START.plusSeconds(5), START.plusSeconds(12), START.plusSeconds(19), START.plusSeconds(26))
                .hasSize(5);
        assertThat(slack.posted().subList(3, 5))
                .extracting(post -> post.body().contains("user-7"))
                .containsExactlyInAnyOrder(true, false);
        assertThat(fixture.statuses()).containsExactly("SENT", "SENT");
    }

    @ParameterizedTest
    @CsvSource({"later", "-3", "''"})
    void anUnreadablePauseIsHalfAMinute(String retryAfter) {
        slack.then(throttles(retryAfter));
        fixture.open(BURST, START, "o-1");

        work(Duration.ofMinutes(1));

        assertThat(slack.times()).containsExactly(START.plusSeconds(5), START.plusSeconds(35));
    }

    @Test
    void aPauseMayBeGivenAsADate() {
        slack.then(throttles("Mon, 02 Mar 2099 10:01:00 GMT"));
        fixture.open(BURST, START, "o-1");

        work(Duration.ofMinutes(2));

        assertThat(slack.times()).containsExactly(START.plusSeconds(5), START.plusSeconds(60));
    }

    @Test
    void whateverBreaksIsTriedAgainAfterGrowingGaps() {
        slack.then(
                says(500, "oops"),
                new Answer.Resets(),
                new Answer.Hangs(),
                says(503, ""),
                new Answer.Resets(),
                says(502, "bad gateway"));
        fixture.open(BURST, START, "o-1");

        work(Duration.ofMinutes(10));

        assertThat(fixture.statuses()).containsExactly("SENT");
        List<Duration> gaps = gaps();
        assertThat(gaps).hasSize(6).isSorted();
        assertThat(gaps.get(5)).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(34));
    }

    @Test
    void afterTenAttemptsAMessageIsParked() {
        for (int i = 0; i < 12; i++) {
            slack.then(says(500, "fatal_error"));
        }
        fixture.open(BURST, START, "o-1");

        work(Duration.ofHours(2));

        assertThat(slack.posted()).hasSize(10);
        assertThat(fixture.statuses()).containsExactly("FAILED");
        assertThat(fixture.texts("select last_error from notifications"))
                .containsExactly("HTTP 500: fatal_error; given up after 10 attempts");
    }

    @ParameterizedTest
    @CsvSource({
        "200, invalid_payload, 'HTTP 200, but the answer is not ok: invalid_payload'",
        "404, no_service, HTTP 404: no_service",
        "410, '', HTTP 410",
        "204, '', HTTP 204: this is not what Slack answers"
    })
    void whatSlackWillNotTakeIsFinalAtOnce(int status, String body, String error) {
        slack.then(says(status, body));
        fixture.open(BURST, START, "o-1");

        work(Duration.ofHours(1));

        assertThat(slack.posted()).hasSize(1);
        assertThat(fixture.statuses()).containsExactly("FAILED");
        assertThat(fixture.texts("select last_error from notifications")).containsExactly(error);
    }

    @Test
    void aRedirectIsNotFollowed() {
        slack.then(new Answer.Says(302, Map.of("Location", slack.address() + "/elsewhere"), ""));
        fixture.open(BURST, START, "o-1");

        work(Duration.ofMinutes(1));

        assertThat(slack.posted()).hasSize(1);
        assertThat(fixture.texts("select last_error from notifications"))
                .singleElement()
                .asString()
                .startsWith("HTTP 302: the webhook leads elsewhere");
    }

    @Test
    void anAnswerThatRepeatsTheAddressDoesNotGiveItAway() {
        slack.then(says(404, "Cannot POST " + slack.address().getPath() + " at " + slack.address()));
        fixture.open(BURST, START, "o-1");

        work(Duration.ofSeconds(10));

        assertThat(fixture.texts("select last_error from notifications"))
                .containsExactly("HTTP 404: Cannot POST (hidden) at (hidden)");
    }

    @Test
    void aCrashBetweenTheAnswerAndItsRecordLeadsToOneRepeat() {
        fixture.open(BURST, START, "o-1");
        clock.advanceTo(START.plusSeconds(5));
        SendNotifications dying = fixture.dispatcher(crashing(), clock);

        assertThatThrownBy(dying::step).hasMessage("killed");
        work(Duration.ofMinutes(30));

        assertThat(slack.times()).containsExactly(START.plusSeconds(5), START.plusSeconds(65));
        assertThat(fixture.statuses()).containsExactly("SENT");
    }

    @Test
    void whoeverComesBackAfterItsLeaseRecordsNothing() {
        fixture.open(BURST, START, "o-1");
        clock.advanceTo(START.plusSeconds(5));
        slack.then(
                new Answer.Meanwhile(
                        () -> {
                            clock.advance(Duration.ofSeconds(61));
                            assertThat(fixture.dispatcher(notifier, clock).step())
                                    .isInstanceOf(Step.Done.class);
                        },
                        says(404, "too_late")),
                OK);

        assertThat(dispatcher.step()).isInstanceOf(Step.Done.class);

        assertThat(slack.posted()).hasSize(2);
        assertThat(fixture.statuses()).containsExactly("SENT");
    }

    @Test
    void aMessageWhoseTenAttemptsAllDiedIsGivenUp() {
        fixture.open(BURST, START, "o-1");
        SendNotifications dying = fixture.dispatcher(crashing(), clock);
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofSeconds(61));
            assertThatThrownBy(dying::step).hasMessage("killed");
        }
        work(Duration.ofMinutes(5));

        assertThat(slack.posted()).hasSize(10);
        assertThat(fixture.statuses()).containsExactly("FAILED");
        assertThat(fixture.texts("select last_error from notifications"))
                .containsExactly("no attempt out of 10 got as far as a recorded result");
    }

    /** Gets Slack's answer, and then nothing more is done, as after {@code kill -9}. */
    private Notifier crashing() {
        return new Notifier() {
            @Override
            public Optional<String> destination() {
                return notifier.destination();
            }

            @Override
            public Wording compose(Digest digest) {
                return notifier.compose(digest);
            }

            @Override
            public Delivery deliver(Wording wording) {
                assertThat(notifier.deliver(wording)).isInstanceOf(Delivery.Accepted.class);
                throw new IllegalStateException("killed");
            }
        };
    }
}
