package browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.lessThan;

import application.RollUpMetrics;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import fixtures.Arrivals;
import fixtures.Colleague;
import fixtures.LocalStackResource;
import fixtures.Rows;
import fixtures.browser.Browsing;
import fixtures.browser.Look;
import fixtures.browser.Visit;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Filters are the page's address: each changes it and the rows, and it can be gone back to and shared. No script is needed for that. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class FiltersTest {
    private static final int DAYS_AGO = 3;

    @RegisterExtension
    final Browsing browser = new Browsing();

    @Inject
    Arrivals arrivals;

    @Inject
    Rows rows;

    @Inject
    RollUpMetrics rollUp;

    private String mark;
    private String held;
    private String sent;
    private String sentDay;

    /**
     * A filter that lets one of two rows through.
     *
     * @param shown selects what is in the list before and after
     * @param hidden selects what is in the list before only
     */
    private record Narrowing(String filter, String value, String shown, String hidden) {}

    @BeforeEach
    void aHeldOrderWithABadEventAndADeliveredOne() {
        mark = "f-" + UUID.randomUUID();
        held = mark + "-held";
        sent = mark + "-sent";
        Instant sentAt = Instant.now().minus(DAYS_AGO, ChronoUnit.DAYS);
        sentDay = sentAt.atZone(ZoneId.of("Asia/Seoul")).toLocalDate().toString();
        arrivals.incompleteOrders(held, mark + "-other");
        arrivals.arrive(List.of("""
                {"order_id":"%1$s-sent","event_id":"%1$s-s","event_type":"%1$s","user_id":"u","product_id":"p","address":"서울시 마포구 1","channel":"%1$s","current_status":"DELIVERED","occurred_at":"%2$s"}""".formatted(mark, sentAt)));
        arrivals.badEvent(mark + "-bad", held);
    }

    @Test
    void ofOrders() {
        String late = mark + "-late";
        arriveOverdue(late);
        String today =
                Instant.now().atZone(ZoneId.of("Asia/Seoul")).toLocalDate().toString();
        narrow(
                "/orders?q=" + mark,
                new Narrowing("status", "HOLD", row(held), row(sent)),
                new Narrowing("status", "DELIVERED", row(sent), row(held)),
                new Narrowing("reason", "FUL-VALID", row(held), row(sent)),
                new Narrowing("stage", "LOGISTICS", row(sent), row(held)),
                new Narrowing("channel", mark, row(sent), row(held)),
                new Narrowing("to", sentDay, row(sent), row(held)),
                new Narrowing("from", today, row(held), row(sent)),
                new Narrowing("late", "true", row(late), row(sent)),
                new Narrowing("q", held, row(held), row(sent)));
    }

    private void arriveOverdue(String orderId) {
        Instant longAgo = Instant.now().minus(DAYS_AGO + 1, ChronoUnit.DAYS);
        arrivals.arrive(List.of(
                """
                {"order_id":"%s","user_id":"u","product_id":"p","address":"서울시 마포구 1","promised_delivery_date":"%s","occurred_at":"%s"}""".formatted(orderId, longAgo.atZone(ZoneId.of("Asia/Seoul")).toLocalDate(), longAgo)));
        Awaitility.await()
                .until(
                        () -> {
                            rollUp.run();
                            return RestAssured.given()
                                    .get("/api/orders/page?late=true&q=" + orderId)
                                    .jsonPath()
                                    .getList("items")
                                    .size();
                        },
                        found -> found == 1);
    }

    @Test
    void ofEvents() {
        narrow(
                "/events",
                new Narrowing("order_id", held, row(held), row(sent)),
                new Narrowing("event_id", mark + "-s", row(sent), row(held)),
                new Narrowing("event_type", mark, row(sent), row(held)),
                new Narrowing("channel", mark, row(sent), row(held)),
                new Narrowing("only_error", "true", link(badEvent()), link(held + "-e")));
    }

    @Test
    void ofAlerts() {
        String hold = alert("HOLD", held);
        String event = alert("EVENT", held);
        narrow("/alerts?status=ALL", new Narrowing("order_id", held, link(hold), link(alert("HOLD", mark + "-other"))));
        narrow(
                "/alerts?status=ALL&order_id=" + held,
                new Narrowing("kind", "EVENT", link(event), link(hold)),
                new Narrowing("reason", "FUL-VALID", link(hold), link(event)));
        Colleague.acts(hold, "ack");
        narrow(
                "/alerts?status=ALL&order_id=" + held,
                new Narrowing("status", "ACK", link(hold), link(event)),
                new Narrowing("status", "OPEN", link(event), link(hold)));
    }

    @Test
    void ofProductsExemptionsAndMessages() {
        product(mark + "-a");
        product(mark + "-b");
        exempt("USER", mark + "-u");
        end(exempt("PRODUCT", mark + "-p"));
        rows.execute("delete from notifications");
        rows.notification(801, "FAILED", held, Instant.now()).insert();
        rows.notification(802, "SENT", sent, Instant.now())
                .with("reason", "FUL-MANUAL")
                .insert();

        narrow("/products?q=" + mark, new Narrowing("q", mark + "-b", row(mark + "-b"), row(mark + "-a")));
        narrow(
                "/exemptions",
                new Narrowing("kind", "USER", row(mark + "-u"), row(mark + "-p")),
                new Narrowing("active", "true", row(mark + "-u"), row(mark + "-p")),
                new Narrowing("subject", mark + "-p", row(mark + "-p"), row(mark + "-u")));
        narrow(
                "/notifications",
                new Narrowing("reason", "FUL-MANUAL", row(sent), row(held)),
                new Narrowing("status", "FAILED", row(held), row(sent)),
                new Narrowing("status", "SENT", row(sent), row(held)));
        rows.execute("delete from notifications");
    }

    @Test
    void whatMatchesNothingSaysSoAndFiltersAreClearedAtOnce() {
        Visit visit = browser.visit().open("/orders?q=" + mark + "&status=PAID&reason=FUL-INV");
        Page page = visit.page();
        assertThat(page.getByText("No order matches.")).isVisible();
        assertThat(visit.filter("status")).hasValue("PAID");

        page.getByRole(AriaRole.SEARCH).getByText("Clear filters").click();

        assertThat(page).hasURL(Pattern.compile("/orders$"));
        assertThat(page.locator(row(held))).isVisible();
        assertThat(visit.filter("q")).hasValue("");
    }

    @Test
    void theListIsTurnedOverBackAndForward() {
        Visit visit = browser.visit().open("/orders?limit=1&q=" + mark);
        Page page = visit.page();
        String newest = page.locator("tbody tr").innerText();
        page.locator("a[rel=next]").click();
        assertThat(page).hasURL(Pattern.compile("cursor="));
        String second = page.locator("tbody tr").innerText();
        page.locator("a[rel=next]").click();
        assertThat(page.locator(row(sent))).isVisible();

        assertThat(List.of(newest, second)).doesNotHaveDuplicates();
        page.goBack();
        assertThat(page.locator("tbody tr"))
                .hasText(second, new LocatorAssertions.HasTextOptions().setUseInnerText(true));
        page.goForward();
        assertThat(page.locator(row(sent))).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To the beginning"))
                .click();
        assertThat(page.locator(row(sent))).hasCount(0);
    }

    /** One visitor narrows the list in every way and shares the addresses with one whose browser runs no scripts. */
    private void narrow(String base, Narrowing... narrowings) {
        Visit visit = browser.visit();
        List<String> shared = new ArrayList<>();
        for (Narrowing narrowing : narrowings) {
            narrow(visit, base, narrowing);
            shared.add(visit.page().url());
        }
        Narrowing last = narrowings[narrowings.length - 1];
        visit.page().goBack();
        assertThat(visit.page().locator(last.hidden()).first()).isVisible();
        visit.page().goForward();
        assertNarrowed(visit, last);
        Visit other = browser.visit(Look.USUAL.withoutScripts());
        narrow(other, base, last);
        for (int i = 0; i < narrowings.length; i++) {
            assertNarrowed(other.open(shared.get(i)), narrowings[i]);
        }
    }

    private static void narrow(Visit visit, String base, Narrowing narrowing) {
        Page page = visit.open(base).page();
        assertThat(page.locator(narrowing.shown()).first()).isVisible();
        assertThat(page.locator(narrowing.hidden()).first()).isVisible();
        set(visit.filter(narrowing.filter()), narrowing.value());

        visit.button("Apply").click();

        assertNarrowed(visit, narrowing);
    }

    private static void set(Locator field, String value) {
        if ("checkbox".equals(field.getAttribute("type"))) {
            field.check();
        } else if (field.evaluate("field => field.tagName").equals("SELECT")) {
            field.selectOption(value);
        } else {
            field.fill(value);
        }
    }

    private static void assertNarrowed(Visit visit, Narrowing narrowing) {
        Page page = visit.page();
        assertThat(page)
                .hasURL(Pattern.compile(
                        "[?&]" + narrowing.filter() + "=" + Visit.literal(narrowing.value()) + "(&|$)"));
        assertThat(page.locator(narrowing.shown()).first()).isVisible();
        assertThat(page.locator(narrowing.hidden())).hasCount(0);
        assertThat(visit.filter(narrowing.filter())).hasValue(narrowing.value());
    }

    private static String row(String text) {
        return "tr:has-text('" + text + "')";
    }

    private static String link(String id) {
        return "main a[href$='" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "']";
    }

    private static String alert(String kind, String orderId) {
        return RestAssured.given()
                .get("/api/alerts/page?status=ALL&kind=" + kind + "&order_id=" + orderId)
                .jsonPath()
                .getString("items[0].alert_key");
    }

    private String badEvent() {
        return RestAssured.given()
                .get("/api/events/page?only_error=true&order_id=" + held)
                .jsonPath()
                .getString("items[0].event_id");
    }

    private static void product(String id) {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"stock\": 3}")
                .put("/api/products/" + id)
                .then()
                .statusCode(lessThan(300));
    }

    private static long exempt(String kind, String subject) {
        return RestAssured.given()
                .contentType("application/json")
                .body("{\"kind\": \"" + kind + "\", \"subject\": \"" + subject + "\", \"reason\": \"a sale\"}")
                .post("/api/exemptions")
                .jsonPath()
                .getLong("exemption_id");
    }

    private static void end(long exemption) {
        RestAssured.given().delete("/api/exemptions/" + exemption).then().statusCode(200);
    }
}
