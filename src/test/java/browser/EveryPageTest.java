package browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import domain.alert.NotificationStatus;
import domain.hold.HoldReason;
import fixtures.Arrivals;
import fixtures.LocalStackResource;
import fixtures.Rows;
import fixtures.browser.Browsing;
import fixtures.browser.Inspection;
import fixtures.browser.Look;
import fixtures.browser.Screen;
import fixtures.browser.Visit;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for each page: it fits its screen and shuts nobody out. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class EveryPageTest {

    @RegisterExtension
    final Browsing browser = new Browsing();

    @Inject
    Arrivals arrivals;

    @Inject
    Rows rows;

    private String mark;
    private String order;

    @BeforeEach
    void aBurstABadEventAndAMessage() {
        mark = "ev-" + UUID.randomUUID();
        order = mark + "-0";
        Instant start = Instant.now().minusSeconds(60);
        arrivals.arrive(IntStream.range(0, 7)
                .mapToObj(i -> """
                        {"order_id":"%1$s-%2$d","user_id":"u-%1$s","product_id":"p-%1$s","product_name":"무선 충전 머그컵","address":"서울시 마포구 월드컵로 1","channel":"%1$s","occurred_at":"%3$s"}""".formatted(mark, i, start.plusMillis(i)))
                .toList());
        arrivals.badEvent(mark + "-bad", order);
        messages(start);
        post(
                "/api/exemptions",
                "{\"kind\": \"PRODUCT\", \"subject\": \"" + mark + "\", \"reason\": \"a planned sale\"}");
        RestAssured.given()
                .contentType("application/json")
                .body("{\"stock\": 3}")
                .put("/api/products/" + mark);
    }

    /** Each status and each reason that a hold can have, so that all their signs are looked at. */
    private void messages(Instant start) {
        rows.execute("delete from notifications");
        for (int i = 0; i < NotificationStatus.values().length; i++) {
            NotificationStatus status = NotificationStatus.values()[i];
            rows.notification(801 + i, status.name(), order, start)
                    .with("reason", HoldReason.values()[i].code())
                    .with("next_attempt_at", start.plusSeconds(86_400))
                    .with("settled_at", status.waiting() ? null : start)
                    .with("attempts", 10)
                    .with("alert_count", 1234L)
                    .with("last_error", status == NotificationStatus.FAILED ? "HTTP 404: no_service" : null)
                    .with("message_text", "Data missing (FUL-VALID): " + order + ": 1,234 alerts are open")
                    .with("resent_by", "kim")
                    .with("resent_at", start)
                    .with("resent_note", "the webhook is back")
                    .insert();
        }
    }

    private static void post(String path, String body) {
        RestAssured.given()
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void everyPageFitsEveryScreenAndShutsNobodyOut(String language) {
        assertFine(browser.visit(Look.USUAL.in(language)), addresses(mark, order));
    }

    /** Goes through all pages and collects what is wrong, so that one run tells everything. */
    private static void assertFine(Visit visit, Map<String, String> addresses) {
        List<String> faults = new ArrayList<>();
        addresses.forEach((name, address) -> {
            Page page = visit.open(address).page();
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (Screen screen : Screen.values()) {
                    page.setViewportSize(screen.width(), screen.height());
                    String where = name + ", " + scheme + ", " + screen + ": ";
                    Inspection.misfits(page).forEach(fault -> faults.add(where + fault));
                }
                Inspection.barriers(page).forEach(fault -> faults.add(name + ", " + scheme + ": " + fault));
            }
        });
        assertThat(faults).isEmpty();
    }

    private static Map<String, String> addresses(String channel, String orderId) {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("overview", "/");
        addresses.put("orders", "/orders?channel=" + encoded(channel));
        addresses.put("no orders", "/orders?channel=nobody");
        addresses.put("order", "/orders/" + encoded(orderId));
        addresses.put("events", "/events?order_id=" + encoded(orderId));
        addresses.put(
                "raw message",
                "/events/raw?id=" + encoded(first("/api/events/page?only_error=true", orderId, "event_id")));
        addresses.put("alerts", "/alerts?status=ALL&order_id=" + encoded(orderId));
        addresses.put("alert groups", "/alerts?status=ALL&view=groups");
        addresses.put("alert", "/alerts/one?key=" + encoded(first("/api/alerts/page", orderId, "alert_key")));
        addresses.put("products", "/products");
        addresses.put("exemptions", "/exemptions");
        addresses.put("notifications", "/notifications");
        addresses.put("accounts", "/accounts");
        addresses.put("own account", "/account");
        return addresses;
    }

    private static String first(String list, String orderId, String field) {
        return RestAssured.given()
                .queryParam("order_id", orderId)
                .get(list)
                .jsonPath()
                .getString("items[0]." + field);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
