package adapters.slack;

import static org.assertj.core.api.Assertions.assertThat;

import application.DispatchFixture;
import application.SendNotifications;
import application.SendNotifications.Step;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fixtures.FakeSlack;
import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What many alerts, groups and instances make of the pace. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class ManyMessagesTest extends DispatchScene {

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
    void instancesThatWorkAtTheSameMomentTellEveryGroupOnce() throws Exception {
        int groups = 60;
        for (int i = 0; i < groups; i++) {
            fixture.open(ofOrder("o-" + i), START, "o-" + i);
        }
        clock.advanceTo(START.plusSeconds(5));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<Integer>> steps = new ArrayList<>();
        for (int instance = 0; instance < 3; instance++) {
            SendNotifications own = fixture.dispatcher(notifier(slack.address()), clock);
            steps.add(threads.submit(() -> {
                int done = 0;
                while (slack.posted().size() < groups) {
                    Step step = own.step();
                    done += step instanceof Step.Done ? 1 : 0;
                    if (step instanceof Step.NotBefore notBefore) {
                        clock.advanceTo(notBefore.at());
                    }
                }
                return done;
            }));
        }
        int done = 0;
        for (Future<Integer> count : steps) {
            done += count.get(2, TimeUnit.MINUTES);
        }
        threads.shutdown();

        assertThat(done).isEqualTo(groups);
        assertThat(slack.posted().stream().map(FakeSlack.Posted::body).distinct())
                .hasSize(groups);
        assertThat(fixture.statuses()).hasSize(groups).containsOnly("SENT");
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
}
