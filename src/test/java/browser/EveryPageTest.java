package browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import application.ManageAccounts;
import application.ManageAccounts.Doer;
import com.microsoft.playwright.Page;
import domain.access.Role;
import domain.alert.NotificationStatus;
import domain.hold.HoldReason;
import fixtures.Arrivals;
import fixtures.LocalStackResource;
import fixtures.Rows;
import fixtures.browser.Browsing;
import fixtures.browser.Examination;
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
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for each page: it fits its screen and shuts nobody out. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class EveryPageTest {

    private static final String PASSWORD = "correct horse battery";
    private static final List<Screen> NARROW = List.of(Screen.NARROW);
    private static final Set<String> SHOWN_OTHERWISE_TO_VIEWERS = Set.of("order", "alerts", "products", "accounts");

    @RegisterExtension
    final Browsing browser = new Browsing();

    @Inject
    Arrivals arrivals;

    @Inject
    Rows rows;

    @Inject
    ManageAccounts accounts;

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
                "{\"kind\": \"PRODUCT\", \"subject\": \"" + mark
                        + "\", \"reason\": \"a planned sale\", \"ends_at\": \"2099-12-30\"}");
        RestAssured.given()
                .contentType("application/json")
                .body("{\"stock\": 3}")
                .put("/api/products/" + mark);
    }

    @AfterEach
    void forgetMessages() {
        rows.execute("delete from notifications");
    }

    /** Each status and each reason that a hold can have, so that all their signs are looked at. */
    private void messages(Instant start) {
        rows.execute("delete from notifications");
        Iterator<HoldReason> reasons = List.of(HoldReason.values()).iterator();
        long id = 801;
        for (NotificationStatus status : NotificationStatus.values()) {
            rows.notification(id++, status.name(), order, start)
                    .with("reason", reasons.next().code())
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
        Visit visit = browser.visit(Look.USUAL.in(language));
        Examination examination = new Examination();
        addresses(mark, order).forEach((name, address) -> {
            Page page = visit.open(address).page();
            examination.examine(name, page, Screen.EXTREMES);
            if (language.equals("en")) {
                examination.fit(name, page, List.of(Screen.LAPTOP, Screen.TABLET));
            }
        });
        examination.useHeader("header", visit.page());
        assertThat(examination.faults()).isEmpty();
    }

    @Test
    void whatPagesOpenAndAnnounceFitsAndShutsNobodyOut() {
        Visit visit = browser.visit();
        Page page = visit.open("/alerts?status=ALL&order_id=" + encoded(order)).page();
        Examination examination = new Examination();

        page.locator(".account summary").click();
        examination.examine("account menu", page, NARROW);
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        examination.examine("keys", page, NARROW);
        page.keyboard().press("Escape");
        page.locator("input[name=scope][value=all]").check();
        page.locator("button[name=action][value=ACK]").click();
        assertThat(page.locator("#confirm")).isVisible();
        examination.examine("confirmation", page, NARROW);
        page.locator("#confirm [value=yes]").click();
        assertThat(page.locator("#report .notice")).not().hasCount(0);
        examination.examine("report", page, NARROW);
        arrivals.badEvent(mark + "-news", order);
        assertThat(page.locator(".news")).isVisible();
        examination.examine("news", page, NARROW);

        assertThat(examination.faults()).isEmpty();
    }

    @Test
    void refusalsFitAndShutNobodyOut() {
        Visit visit = browser.visit().expecting(400).expecting(401).expecting(404);
        Page page = visit.page();
        Examination examination = new Examination();

        examination.examine("nothing here", visit.open("/orders/none").page(), NARROW);
        examination.examine("unreadable", visit.open("/products?cursor=none").page(), NARROW);
        visit.open("/orders?from=yesterday&late=true&to=2026-03-01T09:00:00%2B09:00");
        examination.examine("unread filter", page, NARROW);
        visit.open("/products");
        visit.field("Product id").fill(order);
        visit.field("Stock").fill("many");
        visit.button("Save").click();
        examination.examine("refused product", page, NARROW);
        visit.open("/exemptions?for_kind=USER&for=" + encoded(order));
        visit.field("Reason").fill("a wholesale buyer");
        visit.field("Ends").fill("2020-01-31");
        visit.button("Exempt").click();
        examination.examine("refused exemption", page, NARROW);
        visit.open("/accounts");
        visit.field("Account name").fill(order);
        visit.field("New password").fill("short");
        visit.button("Make account").click();
        examination.examine("refused account", page, NARROW);
        page.context().clearCookies();
        visit.open("/login?lang=en");
        examination.examine("sign-in", page, Screen.EXTREMES);
        signIn(visit, "nobody");
        examination.examine("refused sign-in", page, NARROW);

        assertThat(examination.faults()).isEmpty();
    }

    @Test
    void whoOnlyReadsIsNotShutOut() {
        String viewer = "ev-" + UUID.randomUUID().toString().substring(0, 8);
        accounts.create(viewer, Role.VIEWER, PASSWORD, new Doer("test", null));
        Visit visit = browser.visit().expecting(403);
        visit.page().context().clearCookies();
        signIn(visit.open("/login?lang=en"), viewer);
        Examination examination = new Examination();

        Map<String, String> addresses = addresses(mark, order);
        addresses.keySet().retainAll(SHOWN_OTHERWISE_TO_VIEWERS);
        addresses.forEach(
                (name, address) -> examination.examine(name, visit.open(address).page(), NARROW));

        assertThat(visit.open("/accounts").page().locator("h1")).hasText("Not allowed");
        assertThat(examination.faults()).isEmpty();
    }

    @Test
    void theFirstRunFitsAndShutsNobodyOut() {
        rows.forgetTrade();
        Page page = browser.visit().open("/").page();
        assertThat(page.locator("h1")).containsText("Waiting for the first");
        Examination examination = new Examination();

        examination.examine("first run", page, Screen.EXTREMES);

        assertThat(examination.faults()).isEmpty();
    }

    private static void signIn(Visit visit, String name) {
        visit.field("Account name").fill(name);
        visit.field("Password").fill(PASSWORD);
        visit.button("Sign in").click();
    }

    private static Map<String, String> addresses(String channel, String orderId) {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("overview", "/");
        addresses.put("orders", "/orders?channel=" + encoded(channel));
        addresses.put("no orders", "/orders?channel=nobody");
        addresses.put("moves of a day", "/events?moved_to=SHIPPED&moved_on=2026-03-01");
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
