package browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import fixtures.Arrivals;
import fixtures.LocalStackResource;
import fixtures.browser.Browsing;
import fixtures.browser.Visit;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists follow what happens, and nobody loses his place by it. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class LiveListsTest {
    private static final int ROWS = 40;
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @RegisterExtension
    final Browsing browser = new Browsing();

    @Inject
    Arrivals arrivals;

    private final String mark = "live-" + UUID.randomUUID();
    private final Instant start = Instant.now().minusSeconds(600);

    @Test
    void newOrdersAreAnnouncedAndPutInOnRequest() {
        orders(0, ROWS);
        Visit visit = openLive("/orders?channel=" + mark);
        Page page = visit.page();
        field(visit, "q").fill("half typed");
        double place = scrollDown(page);

        orders(ROWS, 2);

        assertThat(page.getByText("New orders: 2").first()).isVisible(PATIENTLY);
        assertThat(rows(page)).hasCount(ROWS);
        assertUndisturbed(field(visit, "q"), "half typed", page, place);

        change(mark + "-5", "HOLD");
        assertThat(visit.row(mark + "-5 ")).containsText("On hold", patientText());
        assertThat(rows(page)).hasCount(ROWS);
        assertUndisturbed(field(visit, "q"), "half typed", page, place);

        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(rows(page)).hasCount(ROWS + 2);
        assertThat(rows(page).first()).containsText(mark + "-" + (ROWS + 1));
        assertThat(page.getByText("New orders: 2").first()).isHidden();
        assertThat(field(visit, "q")).hasValue("half typed");
    }

    @Test
    void newEventsAndAlertsAreAnnouncedWithoutLosingASelection() {
        IntStream.range(0, ROWS).forEach(i -> arrivals.badEvent(mark + "-" + i, mark));
        Visit events = openLive("/events?order_id=" + mark);
        field(events, "event_type").fill("half typed");
        double place = scrollDown(events.page());
        Visit alerts = openLive("/alerts?status=UNRESOLVED&order_id=" + mark);
        Locator third = rows(alerts.page()).nth(2).getByRole(AriaRole.CHECKBOX);
        third.check();

        arrivals.badEvent(mark + "-new", mark);

        assertThat(events.page().getByText("New events: 1").first()).isVisible(PATIENTLY);
        assertThat(rows(events.page())).hasCount(ROWS);
        assertUndisturbed(field(events, "event_type"), "half typed", events.page(), place);
        assertThat(alerts.page().getByText("New alerts: 1").first()).isVisible(PATIENTLY);
        assertThat(rows(alerts.page())).hasCount(ROWS);

        alerts.page()
                .getByText("Show", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(rows(alerts.page())).hasCount(ROWS + 1);
        assertThat(third).not().isChecked();
        assertThat(rows(alerts.page()).nth(3).getByRole(AriaRole.CHECKBOX)).isChecked();
    }

    @Test
    void reservedUnitsAndMessagesFollowToo() {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"stock\": 7}")
                .put("/api/products/p-" + mark + "-0");
        Visit products = openLive("/products?q=" + mark);
        Visit messages = openLive("/notifications?reason=EVT-SCHEMA");

        orders(0, 1);
        arrivals.badEvent(mark + "-bad", mark + "-0");

        assertThat(products.page().locator("#list td[data-label=Reserved]"))
                .hasText("1", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        assertThat(messages.page().getByText("New messages: 1").first()).isVisible(PATIENTLY);
    }

    @Test
    void aLostStreamIsToldAndWhatWasMissedIsFetchedAfterwards() {
        orders(0, 1);
        Visit visit = openLive("/orders?channel=" + mark);
        Page page = visit.page();

        Page still = visit.newPage();
        still.navigate("/exemptions");
        page.bringToFront();
        page.context().setOffline(true);
        assertThat(page.getByText("The live connection is lost")).isVisible(PATIENTLY);
        assertThat(still.getByText("The live connection is lost")).isHidden();
        orders(1, 1);
        assertThat(rows(page)).hasCount(1);
        page.context().setOffline(false);

        assertThat(page.getByText("New orders: 1").first()).isVisible(PATIENTLY);
        assertThat(page.getByText("The live connection is lost")).isHidden();
        assertThat(still.getByText("this page is live")).isHidden();
    }

    private Visit openLive(String address) {
        Visit visit = browser.visit().open(address);
        assertThat(visit.page().locator("html")).hasAttribute("data-live", "on");
        return visit;
    }

    private static Locator field(Visit visit, String name) {
        return visit.page().getByRole(AriaRole.SEARCH).locator("[name=" + name + "]");
    }

    private void orders(int first, int count) {
        arrivals.arrive(IntStream.range(first, first + count)
                .mapToObj(i -> """
                        {"order_id":"%1$s-%2$d","user_id":"u-%1$s-%2$d","product_id":"p-%1$s-%2$d","product_name":"머그컵",\
                        "address":"서울시 마포구 월드컵로 1","channel":"%1$s","occurred_at":"%3$s"}""".formatted(mark, i, start.plusSeconds(i)))
                .toList());
    }

    private static void change(String order, String status) {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"next_status\":\"" + status + "\"}")
                .post("/api/orders/" + order + "/status")
                .then()
                .statusCode(200);
    }

    private static Locator rows(Page page) {
        return page.locator("#list [data-row]");
    }

    private static double scrollDown(Page page) {
        page.evaluate("() => window.scrollTo(0, 400)");
        return place(page);
    }

    private static double place(Page page) {
        return ((Number) page.evaluate("() => window.scrollY")).doubleValue();
    }

    private static void assertUndisturbed(Locator field, String typed, Page page, double place) {
        assertThat(field).hasValue(typed);
        assertThat(place(page)).isEqualTo(place);
    }

    private static LocatorAssertions.ContainsTextOptions patientText() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);
    }
}
