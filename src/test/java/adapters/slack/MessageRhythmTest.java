package adapters.slack;

import static fixtures.FakeSlack.OK;
import static fixtures.FakeSlack.says;
import static org.assertj.core.api.Assertions.assertThat;

import application.ResendNotification.Outcome;
import application.SendNotifications.Step;
import domain.alert.NotificationStatus;
import fixtures.FakeSlack;
import fixtures.FakeSlack.Answer;
import fixtures.LocalStackResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When groups speak, and what of: growth, company, silence. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class MessageRhythmTest extends DispatchScene {

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
    void aMessageThatIsResentTellsHowTheGroupStandsNow() {
        slack.then(says(404, "no_service"));
        fixture.open(BURST, START, "o-1", "o-2");
        work(Duration.ofSeconds(10));
        fixture.resolve(BURST, clock.instant(), "o-1");

        assertThat(fixture.resend(id(), clock)).isInstanceOf(Outcome.Queued.class);
        assertThat(fixture.resend(id(), clock)).isEqualTo(new Outcome.NotResendable(NotificationStatus.PENDING));
        work(Duration.ofSeconds(10));

        assertThat(fixture.statuses()).containsExactly("SENT");
        assertThat(slack.posted()).hasSize(2);
        assertThat(slack.posted().get(1).body()).contains("미해결 알림 1건", "o-2").doesNotContain("o-1");
    }

    @Test
    void whatIsResentAfterItWasResolvedIsDropped() {
        slack.then(says(404, "no_service"));
        fixture.open(BURST, START, "o-1");
        work(Duration.ofSeconds(10));
        fixture.resolve(BURST, clock.instant(), "o-1");

        assertThat(fixture.resend(id(), clock)).isInstanceOf(Outcome.Queued.class);
        work(Duration.ofSeconds(10));

        assertThat(fixture.statuses()).containsExactly("DROPPED");
        assertThat(slack.posted()).hasSize(1);
    }

    private long id() {
        return Long.parseLong(
                fixture.texts("select notification_id from notifications").get(0));
    }

    private Step inOtherTransaction() {
        return QuarkusTransaction.suspendingExisting().call(dispatcher::step);
    }
}
