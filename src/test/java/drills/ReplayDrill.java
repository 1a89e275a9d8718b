package drills;

import static drills.Scene.figure;
import static drills.Scene.redelivered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fixtures.FakeSlack;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import packaged.PackagedApplication;

/** Everything comes again: by the consumer group, and by the channels. */
class ReplayDrill {
    private static final int GROUPS = 8;

    @Test
    void aGroupThatIsResetAndATopicThatIsSentAgainChangeNothingAndTellNobody() throws Exception {
        try (FakeSlack slack = new FakeSlack(Clock.systemUTC());
                Scene scene = Scene.of("replayed", Traffic.storm(GROUPS, 150))) {
            scene.with("SLACK_WEBHOOK_URL", slack.address().toString())
                    .with("SLACK_GROUP_WAIT", "1s")
                    .with("SLACK_GROUP_INTERVAL", "12h");
            PackagedApplication application = scene.start();
            scene.sendAll().awaitAllConsumed();
            await().atMost(Scene.PATIENCE).until(() -> slack.posted().size() == GROUPS);
            scene.assertIntact(application);
            application.signal("TERM");
            application.awaitExit(Duration.ofSeconds(20));
            Map<String, String> before = scene.businessTables();

            await().atMost(Scene.PATIENCE).ignoreExceptions().until(() -> {
                scene.resetGroup();
                return true;
            });
            application.restart();
            application.awaitReady();
            await("the member").atMost(Scene.PATIENCE).until(() -> scene.members() == 1);
            assertThat(scene.businessTables()).isEqualTo(before);

            scene.sendAgain();
            scene.assertIntact(application);
            long duplicates = figure(application, "fulfilment_messages_total{outcome=\"duplicate\"}");
            assertThat(duplicates).isEqualTo(scene.messages());
            assertThat(redelivered(application)).isZero();
            await().during(Duration.ofSeconds(8)).until(() -> slack.posted().size() == GROUPS);
            assertThat(scene.businessTables()).isEqualTo(before);
            scene.saw(
                    "group reset to 0, then %d messages sent again; %d tables identical, %d messages to Slack before and after"
                            .formatted(duplicates, before.size(), GROUPS));
        }
    }
}
