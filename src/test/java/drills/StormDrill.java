package drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fixtures.FakeSlack;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import packaged.PackagedApplication;

/** Many holds at once: a few messages to operators, by two instances, and little memory. */
class StormDrill {

    @Test
    void aTopicThatIsAllHoldsFitsIntoLittleMemoryAndIntoThreeMessages() throws Exception {
        int buyers = 3;
        try (FakeSlack slack = new FakeSlack(Clock.systemUTC());
                Scene scene = Scene.of("storm", Traffic.storm(buyers, 4_000))) {
            scene.with("SLACK_WEBHOOK_URL", slack.address().toString())
                    .with("SLACK_GROUP_INTERVAL", "12h")
                    .with("MP_MESSAGING_INCOMING_EVENTS_MAX_POLL_RECORDS", "6000");
            scene.sendAll();
            PackagedApplication application = scene.start("256m");
            scene.awaitAllConsumed();
            assertThat(scene.database().number("select count(*) from orders where current_status = 'HOLD'"))
                    .isEqualTo(scene.messages());
            await().atMost(Scene.PATIENCE).until(() -> slack.posted().size() == buyers);
            scene.assertIntact(application);
            assertThat(slack.posted()).hasSize(buyers);
            assertThat(Files.readString(application.log())).doesNotContain("OutOfMemoryError");
            scene.saw("%d holds with -Xmx256m, %d messages to Slack".formatted(scene.messages(), buyers));
        }
    }

    @Test
    void twoInstancesTellEachGroupOnceAndKeepOneSetOfFigures() throws Exception {
        int buyers = 12;
        try (FakeSlack slack = new FakeSlack(Clock.systemUTC());
                Scene scene = Scene.of("twins", Traffic.storm(buyers, 100))) {
            scene.with("SLACK_WEBHOOK_URL", slack.address().toString())
                    .with("SLACK_GROUP_WAIT", "1s")
                    .with("SLACK_GROUP_INTERVAL", "12h")
                    .with("ROLL_UP_EVERY", "1s");
            PackagedApplication first = scene.start();
            scene.start();
            await("two members").atMost(Scene.PATIENCE).until(() -> scene.members() == 2);
            scene.sendAll().awaitAllConsumed();
            await().atMost(Scene.PATIENCE).until(() -> slack.posted().size() == buyers);
            scene.assertIntact(first);
            await().during(Duration.ofSeconds(5)).until(() -> slack.posted().size() == buyers);
            assertThat(slack.posted().stream().map(post -> post.body()).distinct())
                    .hasSize(buyers);
            List<Instant> times = slack.times();
            assertThat(Duration.between(times.get(0), times.get(buyers - 1)))
                    .as("a second between one and the next, give or take how late each arrives")
                    .isGreaterThan(Duration.ofMillis(950L * (buyers - 1)));
            long ofFirst = Scene.figure(first, "fulfilment_messages_total{outcome=\"stored\"}");
            assertThat(ofFirst).isPositive().isLessThan(scene.messages());
            scene.saw("%d messages by one and %d by the other, %d groups told once each, one a second"
                    .formatted(ofFirst, scene.messages() - ofFirst, buyers));
        }
    }
}
