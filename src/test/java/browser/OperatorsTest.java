package browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fixtures.Arrivals;
import fixtures.LocalStackResource;
import fixtures.Rows;
import fixtures.browser.Browsing;
import fixtures.browser.Look;
import fixtures.browser.Screen;
import fixtures.browser.Visit;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What operators do: what succeeds says so, what is refused says why and keeps what was typed. The one who is faster has scripts, the one who
 * is too late has none.
 */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class OperatorsTest {

    @RegisterExtension
    final Browsing browser = new Browsing();

    @Inject
    Arrivals arrivals;

    @Inject
    Rows rows;

    private String order;

    @BeforeEach
    void aHeldOrder() {
        order = "op-" + UUID.randomUUID();
        arrivals.incompleteOrders(order);
    }

    @Test
    void aHeldOrderIsOnlyCancelledAndAMoveThatIsTooLateIsRefused() {
        Visit visit = browser.visit().open("/orders/" + order);
        Visit slow = browser.visit(Look.USUAL.withoutScripts()).expecting(409).open("/orders/" + order);
        assertThat(visit.field("New status").locator("option"))
                .hasText(new String[] {"Choose…", "Cancelled", "On hold"});

        visit.field("New status").selectOption("CANCELED");
        visit.button("Change status").click();

        assertThat(visit.page().getByText("The status is changed:")).isVisible();
        assertThat(visit.page().getByText("There is nothing left to change.")).isVisible();
        slow.field("New status").selectOption("CANCELED");
        noteOfTheMove(slow).fill("the buyer called");
        slow.button("Change status").click();
        assertThat(slow.page().getByText("Nothing was changed.")).isVisible();
        assertThat(slow.page().getByText("The order is now:")).containsText("Cancelled");
        assertThat(slow.page().getByText("the buyer called")).isVisible();
    }

    @Test
    void anOrderIsMovedOnAndHeldByHand() {
        String complete = completeOrder(1);
        Visit visit = browser.visit().open("/orders/" + complete);
        Visit slow = browser.visit(Look.USUAL.withoutScripts()).expecting(409).open("/orders/" + complete);

        visit.field("New status").selectOption("PACKED");
        visit.button("Change status").click();
        assertThat(visit.page().getByText("The status is changed:")).containsText("Packed");
        visit.field("New status").selectOption("HOLD");
        noteOfTheMove(visit).fill("the label is torn");
        visit.button("Change status").click();

        assertThat(visit.page().getByText("The status is changed:")).containsText("On hold");
        assertThat(visit.page().getByText("the label is torn").first()).isVisible();
        slow.field("New status").selectOption("PICKING");
        noteOfTheMove(slow).fill("in the basket");
        slow.button("Change status").click();
        assertThat(slow.page().getByText("Nothing was changed.")).containsText("The order is on hold");
        assertThat(noteOfTheMove(slow)).hasValue("in the basket");
    }

    private static Locator noteOfTheMove(Visit visit) {
        return visit.page().locator("form[action^='/orders/status'] textarea[name=note]");
    }

    @Test
    void anAlertIsAcknowledgedRetriedAndResolvedAndOneThatMovedOnIsLeftAlone() {
        String key = alerts().getString("items[0].alert_key");
        String page = "/alerts/one?key=" + key;
        Visit visit = browser.visit().open(page);
        Visit slow = browser.visit(Look.USUAL.withoutScripts()).expecting(409).open(page);
        visit.field("Note").fill("calling the buyer");
        visit.button("Acknowledge: " + key).click();
        assertThat(visit.page().getByText("Acknowledge: 1 done.")).isVisible();
        assertThat(visit.page().getByText("calling the buyer").first()).isVisible();
        slow.field("Note").fill("me too");
        slow.button("Acknowledge: " + key).click();
        assertThat(slow.page().getByText("1 refused, unchanged:")).isVisible();
        assertThat(slow.page().getByText("Somebody else acted on it after you loaded the page."))
                .isVisible();
        assertThat(slow.field("Note")).hasValue("me too");

        visit.button("Retry: " + key).click();
        assertThat(visit.page().getByText("Retry: 1 done.")).isVisible();
        assertThat(visit.page().getByText("retry found it still wrong").first()).isVisible();

        visit.button("Resolve: " + key).click();
        assertThat(visit.page().getByText("Resolve: 1 done.")).isVisible();
        assertThat(visit.button("Resolve: " + key)).hasCount(0);
        visit.open("/orders/" + order);
        assertThat(visit.field("New status").locator("option[value=PICKING]")).hasCount(1);
    }

    @Test
    void aBadMessageIsRetriedFromTheListOfEvents() {
        arrivals.badEvent(order + "-bad", order);
        String filter = "?only_error=true&order_id=" + order;
        String list = "/events" + filter;
        String event =
                RestAssured.given().get("/api/events/page" + filter).jsonPath().getString("items[0].event_id");
        Visit visit = browser.visit().open(list);
        Visit slow = browser.visit(Look.USUAL.withoutScripts()).expecting(409).open(list);

        visit.button("Retry " + event).click();

        assertThat(visit.page().getByText("Retry: 1 done.")).isVisible();
        assertThat(visit.filter("order_id")).hasValue(order);
        slow.button("Retry " + event).click();
        assertThat(slow.page().getByText("1 refused, unchanged:")).isVisible();
    }

    @Test
    void aProductIsSavedAndAWrongOneIsRefused() {
        Visit visit = browser.visit().expecting(400).expecting(409).open("/products");
        visit.field("Product id").fill(order);
        visit.field("Name").fill("머그컵");
        visit.field("Stock").fill("many");
        visit.page().setViewportSize(Screen.NARROW.width(), Screen.NARROW.height());
        visit.button("Save").click();
        assertThat(visit.page().getByText("stock takes a whole number")).isInViewport();
        visit.page().getByText("Go to the form").click();
        assertThat(visit.field("Stock")).isInViewport();
        visit.page().setViewportSize(Screen.WIDE.width(), Screen.WIDE.height());
        assertThat(visit.field("Product id")).hasValue(order);
        assertThat(visit.field("Name")).hasValue("머그컵");
        assertThat(visit.field("Stock")).hasValue("many");

        visit.field("Stock").fill("12");
        visit.button("Save").click();

        assertToldOnce(visit, "Saved:", "/products");
        completeOrder(5);
        visit.open("/products?q=" + order);
        assertThat(visit.row(order).locator("td")).containsText(new String[] {"머그컵", "12", "5", "7"});
        visit.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit " + order))
                .click();
        assertThat(visit.field("Stock")).hasValue("12");
        visit.field("Stock").fill("");
        visit.button("Save").click();
        assertThat(visit.page().getByText("units are reserved for orders")).isVisible();
        visit.field("Stock").fill("30");
        visit.button("Save").click();
        assertToldOnce(visit, "Saved:", "/products?q=" + order);
        assertThat(visit.row(order).locator("td")).containsText(new String[] {"머그컵", "30", "5", "25"});
    }

    @Test
    void aCatalogueIsImportedAsAWholeOrNotAtAll() {
        Visit visit = browser.visit().expecting(400).open("/products");
        upload(visit, "product_id,stock\n" + order + ",1\n" + order + "-2,x\n");
        assertThat(visit.page().getByText("Nothing was applied.")).isVisible();
        assertThat(visit.row(order + "-2").first()).containsText("stock takes a whole number");

        upload(visit, "product_id,stock\n" + order + ",1\n" + order + "-2,2\n");

        assertToldOnce(visit, "Products applied: 2.", "/products");
    }

    /** Neither a reload nor whoever gets the address is told again, nor is anything done again. */
    private static void assertToldOnce(Visit visit, String words, String address) {
        assertThat(visit.page().getByText(words)).isVisible();
        assertThat(visit.page()).hasURL(Pattern.compile(Visit.literal(address) + "$"));
        visit.page().reload();
        assertThat(visit.page().locator("main .table").first()).isVisible();
        assertThat(visit.page().getByText(words)).hasCount(0);
    }

    private static void upload(Visit visit, String csv) {
        visit.field("File")
                .setInputFiles(new FilePayload("products.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        visit.button("Import").click();
    }

    @Test
    void anExemptionIsGrantedAndEndedOnceOnly() {
        Visit visit = browser.visit().expecting(400).open("/exemptions?for_kind=USER&for=" + order);
        assertThat(visit.field("User or product id")).hasValue(order);
        visit.field("Reason").fill("a wholesale buyer");
        visit.field("Ends").fill("2020-01-31");
        visit.button("Exempt").click();
        assertThat(visit.page().getByText("The end must lie in the future.")).isVisible();
        assertThat(visit.field("Reason")).hasValue("a wholesale buyer");

        visit.field("Ends").fill("");
        visit.button("Exempt").click();

        assertThat(visit.page().getByText("The exemption is in force.")).isVisible();
        Visit slow = browser.visit(Look.USUAL.withoutScripts()).expecting(409).open("/exemptions?subject=" + order);
        visit.button("End now " + order).click();
        assertThat(visit.page().getByText("The exemption has ended.")).isVisible();
        slow.button("End now " + order).click();
        assertThat(slow.page().getByText("This exemption was over already.")).isVisible();
    }

    @Test
    void aFailedMessageIsResentOnceOnly() {
        message("FAILED");
        Visit visit = browser.visit().open("/notifications?status=FAILED");
        Visit slow = browser.visit(Look.USUAL.withoutScripts()).expecting(409).open("/notifications?status=FAILED");

        visit.button("Resend " + order).click();

        assertThat(visit.page().getByText("The message waits again")).isVisible();
        assertThat(visit.page()).hasURL(Pattern.compile("/notifications\\?status=FAILED$"));
        message("SENT");
        slow.button("Resend " + order).click();
        assertThat(slow.page().getByText("This message cannot be resent")).isVisible();
        assertThat(slow.filter("status")).hasValue("FAILED");
        rows.execute("delete from notifications");
    }

    /** The only message there is, as Slack or a colleague left it. */
    private void message(String status) {
        rows.execute("delete from notifications");
        rows.notification(801, status, order, Instant.now()).insert();
    }

    /** An order of a product that the catalogue knows, with nothing to be held for. */
    private String completeOrder(int quantity) {
        String product = "{\"product_name\": \"머그컵\", \"stock\": 12}";
        RestAssured.given().contentType("application/json").body(product).put("/api/products/" + order);
        arrivals.arrive(List.of("""
                {"order_id":"%1$s-complete","user_id":"u-%1$s","product_id":"%1$s","quantity":%2$d,"address":"서울시 마포구 월드컵로 1"}""".formatted(order, quantity)));
        return order + "-complete";
    }

    private JsonPath alerts() {
        return RestAssured.given()
                .get("/api/alerts/page?status=ALL&order_id=" + order)
                .jsonPath();
    }
}
