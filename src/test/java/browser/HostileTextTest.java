package browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.lessThan;

import com.microsoft.playwright.Page;
import fixtures.LocalStackResource;
import fixtures.Rows;
import fixtures.browser.Browsing;
import fixtures.browser.Inspection;
import fixtures.browser.Screen;
import fixtures.browser.Visit;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever a channel writes into its fields is shown as text and leaves the page in shape. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class HostileTextTest {
    private static final int LONGEST_NOTE = 2_000;
    private static final double MOST_SCREENS = 1.5;
    private static final String TALLEST_ROW =
            "() => Math.max(0, ...[...document.querySelectorAll('table.stacking tr')].map((row) => row.offsetHeight))";

    @RegisterExtension
    final Browsing browser = new Browsing();

    @Inject
    Rows rows;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final String mark = "ht-" + UUID.randomUUID().toString().substring(0, 8) + "-";
    private final List<String> faults = new ArrayList<>();

    @BeforeEach
    @AfterEach
    void forgetMessagesAndProducts() {
        rows.execute("delete from notifications");
        rows.execute("delete from products where starts_with(product_id, ?)", mark);
    }

    @Test
    void everyFieldIsShownAsTextAndNoPageLosesItsShape() throws ExecutionException, InterruptedException {
        sendAll();
        for (HostileText text : HostileText.values()) {
            actOn(text);
        }
        Visit visit = browser.visit();

        for (HostileText text : HostileText.values()) {
            ofOrder(text).forEach((name, address) -> inspect(visit.open(address).page(), text + ", " + name));
            assertShownAsTyped(visit.open("/orders/" + encoded(text.id(mark))).page(), text);
        }
        lists().forEach((name, address) -> inspect(visit.open(address).page(), name));

        assertThat(faults).isEmpty();
    }

    private void sendAll() throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> channel = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
            for (HostileText text : HostileText.values()) {
                String order = text.id(mark);
                channel.send(new ProducerRecord<>(
                                "event", order, text.held(order).toString()))
                        .get();
                channel.send(new ProducerRecord<>(
                                "event", order, text.bad(order).toString()))
                        .get();
            }
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(HostileText.values())
                        .allSatisfy(text ->
                                assertThat(alerts(text).getList("items.kind")).contains("EVENT", "HOLD")));
    }

    /** What people and Slack add to it. */
    private void actOn(HostileText text) {
        String id = text.id(mark);
        String note =
                text.text().substring(0, Math.min(LONGEST_NOTE, text.text().length()));
        Instant now = Instant.now();
        post(
                "/api/alerts/actions",
                Map.of("action", "ACK", "keys", alerts(text).getList("items.alert_key"), "note", note));
        post("/api/exemptions", Map.of("kind", "USER", "subject", id, "reason", note));
        rows.row("products")
                .with("product_id", id)
                .with("product_name", text.text())
                .with("registered_at", now)
                .with("updated_at", now)
                .with("updated_by", id)
                .insert();
        rows.notification(800 + List.of(HostileText.values()).indexOf(text), "FAILED", id, now)
                .with("last_error", text.text())
                .insert();
    }

    private static void post(String path, Map<String, Object> body) {
        RestAssured.given()
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(lessThan(300));
    }

    private JsonPath alerts(HostileText text) {
        return RestAssured.given()
                .queryParam("order_id", text.id(mark))
                .queryParam("status", "ALL")
                .get("/api/alerts/page")
                .jsonPath();
    }

    private Map<String, String> ofOrder(HostileText text) {
        String order = encoded(text.id(mark));
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("order", "/orders/" + order);
        addresses.put("events", "/events?order_id=" + order);
        addresses.put("raw message", "/events/raw?id=" + order);
        addresses.put("alerts", "/alerts?status=ALL&order_id=" + order);
        addresses.put("alert groups", "/alerts?status=ALL&view=groups&order_id=" + order);
        alerts(text)
                .<String>getList("items.alert_key")
                .forEach(key -> addresses.put("alert " + key, "/alerts/one?key=" + encoded(key)));
        return addresses;
    }

    private Map<String, String> lists() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("overview", "/");
        addresses.put("orders", "/orders?q=" + mark);
        addresses.put("events", "/events");
        addresses.put("products", "/products?q=" + mark);
        addresses.put("exemptions", "/exemptions");
        addresses.put("notifications", "/notifications");
        return addresses;
    }

    private void inspect(Page page, String where) {
        for (Screen screen : Screen.values()) {
            page.setViewportSize(screen.width(), screen.height());
            Inspection.misfits(page).forEach(fault -> faults.add(where + ", " + screen + ": " + fault));
            Object tallest = page.evaluate(TALLEST_ROW);
            if (((Number) tallest).intValue() > MOST_SCREENS * screen.height()) {
                faults.add(where + ", " + screen + ": one row is " + tallest + " px tall");
            }
        }
        if (page.title().equals("run") || page.locator("img[src=x]").count() > 0) {
            faults.add(where + ": markup is markup");
        }
    }

    /** The text stands there as it was sent, but for line ends, of which HTML knows one kind. */
    private static void assertShownAsTyped(Page page, HostileText text) {
        assertThat(page.locator("bdi").allTextContents())
                .contains(text.text().replace("\r\n", "\n"), text.id("").replace("\r\n", "\n"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
