package adapters.slack;

import static fixtures.FakeSlack.OK;
import static fixtures.FakeSlack.SECRET;
import static fixtures.FakeSlack.says;
import static fixtures.FakeSlack.throttles;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import adapters.settings.Settings;
import application.ports.Notifier.Wording;
import domain.alert.Delivery;
import fixtures.FakeSlack;
import fixtures.FakeSlack.Answer;
import fixtures.LocalStackResource;
import fixtures.RecordedLog;
import fixtures.TestClock;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The address of a webhook is a password: whatever goes wrong, it is in no log, no answer and no figure. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class WebhookSecrecyTest {
    private static final Wording HELLO = new Wording("hello", "{\"text\":\"hello\"}");

    private final TestClock clock = new TestClock(Instant.parse("2099-03-02T10:00:00Z"));

    @Test
    void theAddressIsNowhereWhateverGoesWrong() throws IOException {
        List<String> texts = new ArrayList<>();
        try (RecordedLog log = new RecordedLog();
                FakeSlack slack = new FakeSlack(clock)) {
            String echo = "no " + slack.address() + " or " + slack.address().getPath() + " or " + SECRET;
            slack.then(
                    OK,
                    says(200, echo),
                    says(404, echo),
                    says(500, echo),
                    throttles(SECRET),
                    new Answer.Says(302, Map.of("Location", slack.address() + "/x"), echo),
                    new Answer.Resets(),
                    new Answer.Hangs());
            SlackNotifier notifier = notifier(slack.address());
            for (int i = 0; i < 8; i++) {
                texts.add(notifier.deliver(HELLO).toString());
            }
            assertThat(slack.posted()).hasSize(8);
            assertThat(slack.posted().get(0).requestLine()).contains(SECRET);
            texts.add(notifier.destination().orElseThrow());
            texts.addAll(log.texts());
        }
        texts.add(given().get("/q/metrics").asString());

        assertThat(texts).hasSizeGreaterThan(9);
        assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain(SECRET, "T0FAKE01"));
    }

    @Test
    void aHostThatCannotBeFoundOrReachedIsTriedAgainAndNotNamed() {
        for (String host : new String[] {"no-such-host.invalid", "127.0.0.1:1"}) {
            Delivery delivery = notifier(URI.create("http://" + host + "/services/" + SECRET))
                    .deliver(HELLO);

            assertThat(delivery).isInstanceOf(Delivery.Broken.class);
            assertThat(delivery.toString()).contains("no answer: ").doesNotContain(SECRET, "services", "invalid");
        }
    }

    private SlackNotifier notifier(URI address) {
        SlackMessage message =
                new SlackMessage(Settings.Language.KO, ZoneId.of("Asia/Seoul"), URI.create("http://console"));
        return new SlackNotifier(address, message, clock, Duration.ofMillis(700));
    }
}
