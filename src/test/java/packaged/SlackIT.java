package packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fixtures.FakeSlack;
import fixtures.FakeSlack.Answer;
import fixtures.LocalStack;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application with a webhook that hangs at first: it goes on ingesting, tells everything at its pace, and no secret. */
class SlackIT {
    private static final String TOPIC = "slack";
    private static final String LOG = "slack";
    private static final int GROUPS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void aWebhookThatHangsDelaysNothingElseAndEveryGroupIsToldOnce(@TempDir Path folder) throws Exception {
        Files.deleteIfExists(Path.of("target", LOG + ".log"));
        try (LocalStack stack = LocalStack.start(folder, "unused");
                FakeSlack slack = new FakeSlack(Clock.systemUTC())) {
            slack.then(new Answer.Hangs());
            Database database = Database.create(stack, TOPIC);
            Map<String, String> environment = database.environment(stack, TOPIC);
            environment.put("SLACK_WEBHOOK_URL", slack.address().toString());
            environment.put("SLACK_GROUP_WAIT", "200ms");
            environment.put("SLACK_LANGUAGE", "en");
            environment.put("APP_BASE_URL", "https://console.example.com");
            try (Channel channel = new Channel(stack.bootstrapServers(), TOPIC, 1);
                    PackagedApplication application = PackagedApplication.start(environment, LOG)) {
                channel.send(0, "no json");
                channel.flush();
                await().atMost(PATIENCE).until(() -> slack.posted().size() == 1);

                for (int order = 1; order < GROUPS; order++) {
                    channel.send(0, "{\"order_id\":\"order-" + order + "\",\"user_id\":\"u\"}");
                }
                channel.flush();
                await().atMost(Duration.ofSeconds(8))
                        .until(() -> database.number("select count(*) from orders") == GROUPS - 1L);
                assertThat(database.number("select count(*) from notifications where status = 'SENT'"))
                        .isZero();

                await().atMost(PATIENCE)
                        .until(() ->
                                database.number("select count(*) from notifications where status = 'SENT'") == GROUPS);
                assertThat(slack.posted()).hasSize(GROUPS + 1);
                assertThat(slack.posted().stream()
                                .filter(post -> post.body().contains("https://console.example.com/orders/order-")))
                        .hasSize(GROUPS - 1);
                assertPaced(slack.times());
                assertBoundToTls(application.get("/login?lang=en"), "__Host-lang=en", "__Host-session=");
                assertThat(List.of(
                                application.get("/q/metrics").body(),
                                application.page("/notifications").body(),
                                application.get("/api/notifications").body(),
                                Files.readString(Path.of("target", LOG + ".log"))))
                        .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain(FakeSlack.SECRET));
            }
        }
    }

    private static void assertBoundToTls(HttpResponse<String> answer, String... cookies) {
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
        List<String> set = answer.headers().allValues("Set-Cookie");
        assertThat(set)
                .hasSameSizeAs(cookies)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .contains("Secure", "HttpOnly", "Path=/", "SameSite=Lax")
                        .doesNotContain("Domain"));
        for (String cookie : cookies) {
            assertThat(set).anyMatch(one -> one.startsWith(cookie));
        }
    }

    private static void assertPaced(List<Instant> times) {
        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i))).isGreaterThan(Duration.ofMillis(950));
        }
    }
}
