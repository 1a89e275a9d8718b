package browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import fixtures.Arrivals;
import fixtures.LocalStackResource;
import fixtures.TestAdmin;
import fixtures.browser.Browsing;
import fixtures.browser.Look;
import fixtures.browser.Screen;
import fixtures.browser.Visit;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A slip of the hand acts on nothing that was not meant, and what fails loses nothing that was typed. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class QueueSafetyTest {

    /** Clicks once more at the same place, as soon as a hand could after what is there has changed. */
    private static final String CLICK_AGAIN = """
            button => {
                const { x, y, width, height } = button.getBoundingClientRect();
                delete document.body.dataset.clicked;
                new MutationObserver((changes, observer) => {
                    observer.disconnect();
                    setTimeout(() => {
                        const there = document.elementFromPoint(x + width / 2, y + height / 2).closest('button');
                        there.click();
                        document.body.dataset.clicked = there.dataset.does;
                    }, 100);
                }).observe(document.querySelector('#list tbody'), { childList: true, subtree: true, characterData: true });
            }""";

    /** As the form is sent, since pages that follow what happens bring a token of their own along. */
    private static final String SEND_A_STALE_TOKEN = """
            () => document.addEventListener('submit', ({ target }) => { target.querySelector('[name=csrf-token]').value = 'stale'; }, true)""";

    @RegisterExtension
    final Browsing browser = new Browsing();

    @Inject
    Arrivals arrivals;

    private final String order = "safe-" + UUID.randomUUID();

    @Test
    void aDoubleClickActsOnceAndOnNothingThatComesToBeThere() {
        badEvents(4);
        Page page = browser.visit(Look.USUAL.on(Screen.NARROW)).open(address()).page();
        doubleClick(page, button(page, 0, "ACK"), "RESOLVE");
        assertThat(rows(page).nth(0)).containsText("Acknowledged");
        page.setViewportSize(Screen.WIDE.width(), Screen.WIDE.height());
        page.evaluate("() => window.scrollTo(0, 0)");
        doubleClick(page, button(page, 1, "RESOLVE"), "RESOLVE");

        assertThat(rows(page)).hasCount(3);
        assertThat(report(page)).containsText("Resolve: 1 done.");
        page.keyboard().press("j");
        page.keyboard().press("t");
        assertThat(report(page)).containsText("Retry: 1 done.");
    }

    @Test
    void aButtonThatHasTheFocusNeverComesToMeanAnotherAction() {
        badEvents(1);
        Page page = open().page();
        assertThat(page.locator("html")).hasAttribute("data-live", "on");
        button(page, 0, "ACK").focus();

        RestAssured.given().contentType("application/json").post("/api/alerts/" + key() + "/ack");

        assertThat(rows(page).nth(0)).containsText("Acknowledged");
        assertThat(rows(page).nth(0)).isFocused();
    }

    @Test
    void aKeyHeldDownActsOnce() {
        badEvents(3);
        Page page = open().page();
        Keyboard keys = page.keyboard();
        keys.press("j");
        keys.down("r");
        assertThat(report(page)).containsText("Resolve: 1 done.");
        assertThat(rows(page)).hasCount(2);
        assertThat(rows(page).nth(0)).isFocused();
        keys.down("r");
        keys.down("r");
        keys.up("r");

        keys.press("t");
        assertThat(report(page)).containsText("Retry: 1 done.");
        assertThat(rows(page)).hasCount(2);
        awaitRest(page);
        button(page, 1, "ACK").focus();
        keys.down("Enter");
        assertThat(rows(page).nth(1)).isFocused();
        keys.down("Enter");
        keys.up("Enter");
        assertThat(report(page)).containsText("Acknowledge: 1 done.");
        assertThat(page).hasURL(Pattern.compile("/alerts\\?status"));
    }

    @Test
    void whoseSessionEndedKeepsThePageTheNoteAndTheWayBack() {
        badEvents(2);
        Visit visit = open().expecting(401);
        Page page = visit.page();
        String address = page.url();
        page.getByLabel("Note").first().fill("asked the <channel>");
        rows(page).nth(1).getByRole(AriaRole.CHECKBOX).check();
        endSession(page);

        visit.button("Retry").click();
        assertThat(report(page)).containsText("you are no longer signed in");
        assertThat(page.getByLabel("Note").first()).hasValue("asked the <channel>");
        assertThat(rows(page).nth(1).getByRole(AriaRole.CHECKBOX)).isChecked();

        report(page).getByText("Sign in").click();
        signIn(page);
        assertThat(page).hasURL(address);
        assertThat(page.getByLabel("Note").first()).hasValue("asked the <channel>");
        rows(page).nth(1).getByRole(AriaRole.CHECKBOX).check();
        visit.button("Acknowledge").click();
        assertThat(rows(page).nth(1)).containsText("asked the <channel>");
        page.reload();
        assertThat(page.getByLabel("Note").first()).hasValue("");
    }

    @Test
    void aFormThatIsSentInVainIsFilledInAgain() {
        badEvents(1);
        String address = "/alerts/one?key=" + key();
        Visit visit = browser.visit().expecting(401).expecting(403).open(address);
        Page page = visit.page();
        page.evaluate(SEND_A_STALE_TOKEN);
        visit.field("Note").fill("one call made");
        visit.button("Acknowledge: " + key()).click();
        assertThat(page.getByText("403")).isVisible();
        visit.open(address);
        assertThat(visit.field("Note")).hasValue("one call made");
        visit.field("Note").fill("one call made, two");
        page.evaluate("() => { document.body.dataset.old = ''; document.querySelector('#offline a').click(); }");
        assertThat(page.locator("body[data-old]")).hasCount(0);
        assertThat(visit.field("Note")).hasValue("one call made, two");

        endSession(page);
        visit.field("Note").fill("two calls made");
        visit.button("Acknowledge: " + key()).click();
        signIn(page);
        assertThat(page).hasURL(Pattern.compile("/alerts/one\\?key="));
        assertThat(visit.field("Note")).hasValue("two calls made");
        visit.button("Acknowledge: " + key()).click();

        assertThat(page.getByText("Acknowledge: 1 done.")).isVisible();
        assertThat(page.getByText("two calls made").first()).isVisible();
        assertThat(visit.field("Note")).hasValue("");
    }

    @Test
    void aStaleTokenAndAServerThatCannotLeaveThePageAsItIs() {
        badEvents(1);
        Visit visit = open().expecting(403).expecting(503);
        Page page = visit.page();
        page.getByLabel("Note").first().fill("typed");
        page.evaluate("() => { document.querySelector('#queue [name=csrf-token]').value = 'stale'; }");
        button(page, 0, "RESOLVE").click();
        assertThat(report(page)).containsText("this page is from a session that has ended");

        page.route("**/alerts?*", route -> {
            if (route.request().method().equals("POST")) {
                route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("<p>away</p>"));
            } else {
                route.resume();
            }
        });
        button(page, 0, "RESOLVE").click();
        assertThat(report(page)).containsText("The server did not confirm this");
        assertThat(page.getByLabel("Note").first()).hasValue("typed");
        assertThat(rows(page)).hasCount(1);
    }

    /**
     * Clicks twice.
     *
     * @param follower what the second click meets
     */
    private static void doubleClick(Page page, Locator button, String follower) {
        awaitRest(page);
        button.hover();
        button.evaluate(CLICK_AGAIN);
        button.click();
        assertThat(page.locator("body")).hasAttribute("data-clicked", follower);
    }

    private static void awaitRest(Page page) {
        page.waitForFunction("() => [...document.querySelectorAll('[data-row]')].every(liveList.settled)");
    }

    private static void endSession(Page page) {
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("session"));
    }

    private static void signIn(Page page) {
        page.getByLabel("Account name").fill(TestAdmin.NAME);
        page.getByLabel("Password").fill(TestAdmin.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    private void badEvents(int count) {
        IntStream.range(0, count).forEach(i -> arrivals.badEvent(order + "-" + i, order));
    }

    private String key() {
        return RestAssured.given()
                .get("/api/alerts/page?order_id=" + order)
                .jsonPath()
                .getString("items[0].alert_key");
    }

    private Visit open() {
        return browser.visit().open(address());
    }

    private String address() {
        return "/alerts?status=UNRESOLVED&order_id=" + order;
    }

    private static Locator rows(Page page) {
        return page.locator("#list [data-row]");
    }

    private static Locator button(Page page, int row, String action) {
        return rows(page).nth(row).locator("button[data-does=" + action + "]");
    }

    private static Locator report(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What became of each"));
    }
}
