package packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fixtures.FakeSlack;
import fixtures.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order short of stock, from its message in Kafka through Slack and the operator's retries to the end, with a crash on the way. */
class AlertsIT {
    private static final String TOPIC = "alerts";
    private static final String ORDER =
            "{\"event_id\":\"e1\",\"order_id\":\"o1\",\"user_id\":\"u1\",\"product_id\":\"kimchi\",\"address\":\"1 Sejong-daero\",\"occurred_at\":\"2026-05-04T03:02:01Z\"}";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aRetryThatWasAskedForIsCarriedOutAlthoughTheApplicationIsKilled(@TempDir Path folder) throws Exception {
        try (LocalStack stack = LocalStack.start(folder, "unused");
                FakeSlack slack = new FakeSlack(Clock.systemUTC());
                TraceCollector collector = new TraceCollector()) {
            Database database = Database.create(stack, TOPIC);
            Map<String, String> environment = database.environment(stack, TOPIC);
            environment.put("SLACK_WEBHOOK_URL", slack.address().toString());
            environment.put("SLACK_GROUP_WAIT", "200ms");
            environment.put("LOG_JSON", "on");
            environment.put("OTEL_SDK_DISABLED", "false");
            environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address().toString());
            try (Channel channel = new Channel(stack.bootstrapServers(), TOPIC, 1);
                    PackagedApplication application =
                            PackagedApplication.start(environment, TOPIC).awaitReady()) {
                assertThat(application.get("/login").body()).doesNotContain("/login/oidc");
                assertThat(application.status("/login/oidc")).isEqualTo(404);
                application.send("PUT", "/api/products/kimchi", "{\"stock\":0}");
                channel.send(0, ORDER);
                channel.flush();
                await().atMost(PATIENCE).until(() -> slack.posted().size() == 1);
                assertThat(slack.posted().get(0).body()).contains("/orders/o1");
                JsonNode alert = alert(application);
                String key = alert.get("alert_key").textValue();
                assertThat(alert.get("status").textValue()).isEqualTo("OPEN");
                assertThat(order(application).get("current_status").textValue()).isEqualTo("HOLD");

                retry(application, key);
                awaitAlert(application, "OPEN", 1);
                assertThat(alert(application).get("outcome").textValue())
                        .isEqualTo("1 units of kimchi are wanted, 0 are available");

                retry(application, key);
                application.kill();
                application.restart();
                application.awaitReady();
                awaitAlert(application, "OPEN", 2);

                application.send("PUT", "/api/products/kimchi", "{\"stock\":1}");
                retry(application, key);
                awaitAlert(application, "RESOLVED", 3);
                assertThat(order(application).get("current_status").textValue()).isEqualTo("PAID");
                assertThat(json(application.get("/api/products/kimchi").body())
                                .get("reserved")
                                .intValue())
                        .isEqualTo(1);
                assertThat(application
                                .send("POST", "/api/alerts/" + encoded(key) + "/ack", "{}")
                                .statusCode())
                        .isEqualTo(409);

                channel.send(0, ORDER);
                channel.send(0, "no json");
                channel.flush();
                await().atMost(PATIENCE).until(() -> slack.posted().size() == 2);
                assertThat(slack.posted().get(1).body()).contains("EVT-PARSE");
                assertThat(database.number("select count(*) from alerts")).isEqualTo(2);
                assertThat(database.number("select count(*) from orders where current_status = 'HOLD'"))
                        .isZero();
                assertThat(toldOf(key, application))
                        .contains("FUL-INV of order o1: alert " + key + " is opened")
                        .contains("RETRY of alert " + key + " by test-admin: from OPEN to RETRY_REQUESTED");
                await().atMost(PATIENCE)
                        .until(() -> collector.has("fulfilment-pipeline", "ingest batch", "GET /api/orders/{", "POST"));
                assertThat(collector.has(FakeSlack.SECRET))
                        .as("the webhook's secret in traces")
                        .isFalse();
                assertThat(pages(key))
                        .allSatisfy(page -> assertThat(application.page(page).statusCode())
                                .as(page)
                                .isEqualTo(200));
                JsonNode description =
                        json(application.get("/q/openapi?format=json").body());
                assertThat(description.get("paths").has("/api/orders"))
                        .as("the description that is read when it is asked for")
                        .isTrue();
                LeastRights.assertOf(database);
            }
        }
    }

    /** Everything that the console shows; a native executable may lack what one of them needs. */
    private static List<String> pages(String alertKey) {
        return List.of(
                "/",
                "/orders",
                "/orders/o1",
                "/events",
                "/alerts?status=ALL",
                "/alerts/one?key=" + encoded(alertKey),
                "/products",
                "/exemptions",
                "/notifications",
                "/accounts",
                "/account");
    }

    /** What the log says of an alert, found by its fields. */
    private static List<String> toldOf(String alertKey, PackagedApplication application) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(application.log())) {
            if (line.startsWith("{")) {
                JsonNode entry = JSON.readTree(line);
                if (alertKey.equals(entry.at("/mdc/alert_key").textValue())) {
                    assertThat(entry.at("/mdc/order_id").textValue()).isEqualTo("o1");
                    texts.add(entry.path("message").textValue());
                }
            }
        }
        return texts;
    }

    private static void retry(PackagedApplication application, String key) {
        assertThat(application
                        .send("POST", "/api/alerts/" + encoded(key) + "/retry", "{\"note\":\"again\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static void awaitAlert(PackagedApplication application, String status, int attempts) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode alert = alert(application);
            assertThat(alert.get("status").textValue() + " " + alert.get("attempts"))
                    .isEqualTo(status + " " + attempts);
        });
    }

    private static JsonNode alert(PackagedApplication application) {
        return json(application.get("/api/alerts/page?order_id=o1").body())
                .get("items")
                .get(0);
    }

    private static JsonNode order(PackagedApplication application) {
        return json(application.get("/api/orders/o1").body()).get("order");
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(body, unreadable);
        }
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8);
    }
}
