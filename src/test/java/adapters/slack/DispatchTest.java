package adapters.slack;

import static fixtures.FakeSlack.OK;
import static fixtures.FakeSlack.says;
import static fixtures.FakeSlack.throttles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import adapters.settings.Settings;
import application.DispatchFixture;
import application.SendNotifications;
import application.SendNotifications.Step;
import application.ports.Notifier;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import domain.alert.AlertGroup;
import domain.alert.AlertGroup.Kind;
import domain.alert.Delivery;
import fixtures.FakeSlack;
import fixtures.FakeSlack.Answer;
import fixtures.LocalStackResource;
import fixtures.TestClock;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The way of messages from alerts in the database to a webhook that misbehaves. The clock of these tests is far ahead, so that the
 * application's own dispatcher finds nothing due.
 */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class DispatchTest {
    private static final Instant START = Instant.parse("2099-03-02T10:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final AlertGroup BURST = new AlertGroup("FUL-FRAUD-USER", Kind.USER, "user-7");

    @Inject
    DispatchFixture fixture;

    private final TestClock clock = new TestClock(START);
    private FakeSlack slack;
    private SlackNotifier notifier;
    private SendNotifications dispatcher;

    @BeforeEach
    void nothingWaits() throws IOException {
        fixture.empty();
        slack = new FakeSlack(clock);
        notifier = notifier(slack.address());
        dispatcher = fixture.dispatcher(notifier, clock);
    }

    @AfterEach
    void close() throws IOException {
        slack.close();
        fixture.empty();
    }

    @Test
    void theFirstMessageWaitsFiveSecondsForCompanyAndTellsOfAllOfIt() {
        fixture.open(BURST, START, "o-1");
        clock.advance(Duration.ofSeconds(4));
        fixture.open(BURST, clock.instant(), "o-2", "o-3");
        assertThat(dispatcher.step()).isInstanceOf(Step.Idle.class);

        work(Duration.ofSeconds(2));

        assertThat(slack.times()).containsExactly(START.plusSeconds(5));
        assertThat(slack.posted().get(0).requestLine())
                .isEqualTo("POST /services/T0FAKE01/B0FAKE02/" + FakeSlack.SECRET + " HTTP/1.1");
        assertThat(slack.posted().get(0).body()).contains("미해결 알림 3건", "/orders/o-1|o-1", "/orders/o-3|o-3");
        assertThat(fixture.statuses()).containsExactly("SENT");
    }

    @Test
    void anUpdateFollowsWhenTheGroupGrowsButNotBeforeFiveMinutes() {
        fixture.open(BURST, START, "o-1");
        work(Duration.ofSeconds(10));
        fixture.open(BURST, clock.instant(), "o-2");
        work(Duration.ofSeconds(60));
        fixture.open(BURST, clock.instant(), "o-3");
        work(Duration.ofMinutes(10));

        assertThat(slack.times()).containsExactly(START.plusSeconds(5), START.plusSeconds(305));
        assertThat(slack.posted().get(1).body())
                .contains("추가 발생", "미해결 알림 3건, 지난 메시지 이후 새 알림 2건")
                .containsSubsequence("o-2|o-2", "o-3|o-3", "o-1|o-1");
    }

    @Test
    void whatWasResolvedBeforeItsFirstMessageIsNeverTold() {
        fixture.open(BURST, START, "o-1", "o-2");
        fixture.resolve(BURST, START.plusSeconds(3), "o-1", "o-2");

        work(Duration.ofMinutes(10));

        assertThat(slack.posted()).isEmpty();
        assertThat(fixture.statuses()).containsExactly("DROPPED");
    }

    @Test
    void anAlertOfTheSystemThatOpensAgainIsToldAgain() {
        fixture.open(BURST, START, "o-1");
        work(Duration.ofSeconds(10));
        fixture.resolve(BURST, clock.instant(), "o-1");
        fixture.open(BURST, clock.instant(), "o-1");

        work(Duration.ofMinutes(10));

        assertThat(slack.posted()).hasSize(2);
        assertThat(slack.posted().get(1).body()).contains("미해결 알림 1건, 지난 메시지 이후 새 알림 1건");
    }

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
        slack.then(new Answer.Says(302, java.util.Map.of("Location", slack.address() + "/elsewhere"), ""));
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
        SendNotifications dying = fixture.dispatcher(
                new Notifier() {
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
                },
                clock);

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
    void alertsThatOpenWhileAMessageIsOnItsWayAreToldInTheNextOne() {
        slack.then(new Answer.Meanwhile(() -> fixture.open(BURST, clock.instant(), "o-2"), OK));
        fixture.open(BURST, START, "o-1");

        work(Duration.ofMinutes(10));

        assertThat(slack.times()).containsExactly(START.plusSeconds(5), START.plusSeconds(305));
        assertThat(slack.posted().get(1).body()).contains("미해결 알림 2건, 지난 메시지 이후 새 알림 1건");
        assertThat(fixture.statuses()).containsExactly("SENT", "SENT");
    }

    @Test
    void alertsThatOpenWhileAnAttemptBreaksAreToldWithTheRetry() {
        slack.then(new Answer.Meanwhile(() -> fixture.open(BURST, clock.instant(), "o-2"), says(500, "")));
        fixture.open(BURST, START, "o-1");

        work(Duration.ofMinutes(10));

        assertThat(slack.posted()).hasSize(2);
        assertThat(slack.posted().get(1).body()).contains("미해결 알림 2건");
        assertThat(fixture.statuses()).containsExactly("SENT");
    }

    @Test
    void alertsThatAreNotCommittedYetAreWaitedForAndNotForgotten() {
        fixture.open(BURST, START, "o-1");
        clock.advanceTo(START.plusSeconds(5));

        fixture.open(
                BURST,
                clock.instant(),
                "o-2",
                () -> assertThat(inOtherTransaction()).isInstanceOf(Step.Idle.class));
        assertThat(slack.posted()).isEmpty();
        work(Duration.ofMinutes(10));

        assertThat(slack.posted())
                .singleElement()
                .satisfies(post -> assertThat(post.body()).contains("미해결 알림 2건"));
    }

    @Test
    void tenThousandAlertsOfAGroupAreOneMessageAndThenAnUpdate() throws JsonProcessingException {
        for (int first = 0; first < 10_000; first += 1_000) {
            fixture.open(clock.instant(), DispatchFixture.alerts(BURST, first, first + 1_000, clock.instant()));
            work(SECOND);
        }
        work(Duration.ofMinutes(15));

        assertThat(slack.times()).containsExactly(START.plusSeconds(5), START.plusSeconds(305));
        assertThat(slack.posted().get(1).body()).contains("10000건", "새 알림 4000건", "외 주문 9990건");
        for (FakeSlack.Posted post : slack.posted()) {
            JsonNode blocks = new ObjectMapper().readTree(post.body()).get("blocks");
            assertThat(blocks.size()).isBetween(3, 50);
            assertThat(post.body().split("/orders/", -1)).hasSize(11);
        }
        assertThat(fixture.texts("select count(*) from notifications")).containsExactly("2");
    }

    @Test
    void threeHundredGroupsAtOnceGoOutOneASecondByWhateverNumberOfInstances() {
        List<SendNotifications> instances = List.of(
                dispatcher, fixture.dispatcher(notifier(slack.address()), clock), fixture.dispatcher(notifier, clock));
        for (int i = 0; i < 300; i++) {
            fixture.open(ofOrder("o-" + i), START, "o-" + i);
        }
        clock.advanceTo(START.plusSeconds(5));

        for (int tick = 0; tick < 4 * 300 && slack.posted().size() < 300; tick++) {
            instances.forEach(SendNotifications::step);
            clock.advance(Duration.ofMillis(500));
        }

        assertThat(slack.posted()).hasSize(300);
        assertThat(slack.posted().stream().map(FakeSlack.Posted::body).distinct())
                .hasSize(300);
        assertThat(gaps()).allSatisfy(gap -> assertThat(gap).isBetween(SECOND, Duration.ofMillis(1500)));
        assertThat(fixture.statuses()).hasSize(300).containsOnly("SENT");
    }

    @Test
    void withoutAWebhookEverythingDueIsSkippedAtOnce() {
        for (int i = 0; i < 20; i++) {
            fixture.open(ofOrder("o-" + i), START, "o-" + i);
        }
        fixture.resolve(ofOrder("o-3"), START, "o-3");
        fixture.open(ofOrder("late"), START.plusSeconds(3), "late");
        clock.advanceTo(START.plusSeconds(6));

        assertThat(fixture.dispatcher(notifier(null), clock).step()).isInstanceOf(Step.Idle.class);

        assertThat(fixture.texts("select status || ' ' || count(*) from notifications group by status order by status"))
                .containsExactly("DROPPED 1", "PENDING 1", "SKIPPED 19");
        assertThat(slack.posted()).isEmpty();
    }

    private Step inOtherTransaction() {
        return io.quarkus.narayana.jta.QuarkusTransaction.suspendingExisting().call(dispatcher::step);
    }

    private static AlertGroup ofOrder(String orderId) {
        return new AlertGroup("FUL-VALID", Kind.ORDER, orderId);
    }

    private SlackNotifier notifier(@Nullable URI address) {
        SlackMessage message =
                new SlackMessage(Settings.Language.KO, ZoneId.of("Asia/Seoul"), URI.create("http://console"));
        return new SlackNotifier(address, message, clock, Duration.ofMillis(700));
    }

    /** Lets a dispatcher work for some time of the test's clock. */
    private void work(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            Step step = dispatcher.step();
            if (step instanceof Step.NotBefore notBefore) {
                clock.advanceTo(notBefore.at().isBefore(end) ? notBefore.at() : end);
            } else if (step instanceof Step.Idle) {
                clock.advance(SECOND);
            }
        }
    }

    private List<Duration> gaps() {
        List<Instant> times = slack.times();
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(Duration.between(times.get(i - 1), times.get(i)));
        }
        return gaps;
    }
}
