package browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import fixtures.Arrivals;
import fixtures.Colleague;
import fixtures.LocalStackResource;
import fixtures.browser.Browsing;
import fixtures.browser.Inspection;
import fixtures.browser.Look;
import fixtures.browser.Screen;
import fixtures.browser.Visit;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alerts worked through as a queue, by keys and in bulk. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class AlertQueueTest {
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @RegisterExtension
    final Browsing browser = new Browsing();

    @Inject
    Arrivals arrivals;

    private final String order = "queue-" + UUID.randomUUID();

    @Test
    void theQueueIsWorkedThroughByKeysAlone() {
        badEvents(3);
        Page page = open("").page();
        Keyboard keys = page.keyboard();

        keys.press("j");
        assertThat(rows(page).nth(0)).isFocused();
        keys.press("j");
        keys.press("x");
        keys.press("k");
        assertThat(rows(page).nth(0)).isFocused();
        page.clock().install();
        keys.press("a");
        assertThat(report(page)).containsText("Acknowledge: 1 done.");
        assertThat(rows(page).nth(1)).containsText("Acknowledged");
        assertThat(rows(page).nth(0)).containsText("Open");
        page.clock().fastForward(Duration.ofMinutes(10).toMillis());
        keys.press("o");
        assertThat(report(page)).isFocused();
        assertThat(report(page)).containsText("Acknowledge: 1 done.");
        keys.press("Tab");
        keys.press("Enter");
        assertThat(report(page)).isEmpty();
        assertThat(rows(page).nth(0)).isFocused();

        keys.press("r");
        assertThat(report(page)).containsText("Resolve: 1 done.");
        assertThat(rows(page)).hasCount(2);
        assertThat(rows(page).nth(0)).isFocused();
        keys.press("t");
        assertThat(report(page)).containsText("Retry: 1 done.");
        keys.press("Escape");
        assertThat(report(page)).isEmpty();
        keys.press("Enter");
        assertThat(page).hasURL(Pattern.compile("/alerts/one\\?key=event"));
        page.goBack();
        assertThat(rows(page)).hasCount(2);
    }

    @Test
    void keysRestWhereTheyAreNotMeant() {
        badEvents(2);
        Page page = open("").page();
        Keyboard keys = page.keyboard();
        keys.press("j");
        keys.press("Control+a");
        keys.press("Alt+r");

        keys.press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("next, previous row");
        keys.press("r");
        keys.press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        keys.press("/");
        Locator search = page.getByRole(AriaRole.SEARCH).locator("[name=order_id]");
        assertThat(search).isFocused();
        search.fill("");
        keys.type("arjx?");

        assertThat(search).hasValue("arjx?");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(report(page)).isEmpty();
        assertThat(rows(page).filter(new Locator.FilterOptions().setHasText("Open")))
                .hasCount(2);
    }

    @Test
    void allThatMatchAreActedOnAfterAQuestionAndEachIsTold() {
        badEvents(3);
        Page page = open("&limit=2").page();
        assertThat(page.locator("html")).hasAttribute("data-live", "on");
        Keyboard keys = page.keyboard();
        keys.press("j");
        keys.press("x");
        Locator box = rows(page).nth(0).getByRole(AriaRole.CHECKBOX);
        Colleague.acts(box.getAttribute("value").split(" ", 2)[1], "ack");
        assertThat(rows(page).nth(0)).containsText("Acknowledged", PATIENTLY);
        assertThat(box).isChecked();

        keys.press("Shift+X");
        keys.press("a");
        Locator question = page.getByRole(AriaRole.DIALOG);
        assertThat(question).containsText("Acknowledge all 3 alerts that match");
        question.getByText("Cancel").click();
        assertThat(report(page)).isEmpty();
        keys.press("a");
        question.getByRole(AriaRole.TEXTBOX).fill("one <note> for all");
        question.getByText("Acknowledge", new Locator.GetByTextOptions().setExact(true))
                .click();

        assertThat(report(page)).containsText("Acknowledge: 2 done.");
        assertThat(report(page)).containsText("1 refused, unchanged:");
        assertThat(report(page)).containsText("Its status does not allow this any more.");
        report(page).getByText("What became of each").click();
        assertThat(report(page).getByRole(AriaRole.LINK)).hasCount(3);
        assertThat(rows(page).nth(1)).containsText("one <note> for all");
    }

    @Test
    void groupsAreSelectedAndResolvedAsAWhole() {
        badEvents(2);
        arrivals.incompleteOrders(order);
        Page page = open("&view=groups").page();
        Keyboard keys = page.keyboard();
        assertThat(rows(page)).hasCount(2);

        keys.press("j");
        keys.press("x");
        keys.press("j");
        keys.press("x");
        assertThat(page.getByText("2 selected")).isVisible();
        keys.press("r");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Resolve 3 alerts?");
        keys.press("Enter");

        assertThat(report(page)).containsText("Resolve: 3 done.");
        assertThat(report(page)).containsText("can be put on hold again");
        assertThat(rows(page)).hasCount(0);
        assertThat(page.getByText("No alert matches.")).isVisible();
        page.navigate("/alerts");
        assertThat(page).hasURL(Pattern.compile("/alerts\\?status=UNRESOLVED&view=groups$"));
    }

    @Test
    void whatIsSelectedAsAWholeIsWhatIsStillInTheList() {
        badEvents(2);
        Visit visit = open("");
        Page page = visit.page();
        assertThat(page.locator("html")).hasAttribute("data-live", "on");
        Locator box = rows(page).nth(0).locator("input[name=key]");
        Colleague.acts(box.getAttribute("value").split(" ", 2)[1], "resolve");
        assertThat(rows(page).nth(0)).containsText("left this list", PATIENTLY);
        assertThat(box).isDisabled();

        page.getByLabel("Select all on this page").check();
        assertThat(page.getByText("1 selected")).isVisible();
        assertThat(box).not().isChecked();
        visit.button("Acknowledge").click();

        assertThat(report(page)).containsText("Acknowledge: 1 done.");
        assertThat(report(page)).not().containsText("refused");
    }

    @Test
    void groupsFollowWhatHappensAndKeepWhatIsSelected() {
        badEvents(1);
        Page page = open("&view=groups").page();
        assertThat(page.locator("html")).hasAttribute("data-live", "on");
        rows(page).nth(0).getByRole(AriaRole.CHECKBOX).check();

        arrivals.badEvent(order + "-late", order);
        arrivals.incompleteOrders(order);

        assertThat(rows(page).nth(0).locator("strong"))
                .hasText("2", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        assertThat(page.getByText("New groups: 1").first()).isVisible();
        assertThat(rows(page).nth(0).getByRole(AriaRole.CHECKBOX)).isChecked();
        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(rows(page)).hasCount(2);
        page.keyboard().press("r");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Resolve 2 alerts?");
        page.keyboard().press("Enter");
        assertThat(report(page)).containsText("Resolve: 2 done.");
        assertThat(rows(page)).hasCount(1);
    }

    @Test
    void theQueueIsWorkedThroughByThumbOnANarrowScreen() {
        badEvents(4);
        Visit visit = browser.visit(Look.USUAL.on(Screen.NARROW)).open("/alerts?status=UNRESOLVED&order_id=" + order);
        Page page = visit.page();
        rows(page).nth(0).getByRole(AriaRole.CHECKBOX).check();
        page.getByLabel("Note").first().fill("on the way");
        visit.button("Acknowledge").click();
        assertThat(report(page)).containsText("Acknowledge: 1 done.");
        assertThat(rows(page).nth(0)).containsText("on the way");
        assertThat(Inspection.misfits(page)).isEmpty();

        report(page).getByText("Close").click();
        page.waitForFunction("() => [...document.querySelectorAll('[data-row]')].every(liveList.settled)");
        rows(page).nth(3).getByText("Resolve").click();
        assertThat(report(page)).containsText("Resolve: 1 done.");
        assertThat(rows(page)).hasCount(3);
        page.getByLabel("all 3 that match").check();
        visit.button("Resolve").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Resolve all 3 alerts that match");
        assertThat(Inspection.misfits(page)).isEmpty();
        page.getByRole(AriaRole.DIALOG)
                .getByText("Resolve", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByText("No alert matches.")).isVisible();
    }

    private void badEvents(int count) {
        IntStream.range(0, count).forEach(i -> arrivals.badEvent(order + "-" + i, order));
    }

    private Visit open(String more) {
        return browser.visit().open("/alerts?status=UNRESOLVED&order_id=" + order + more);
    }

    private static Locator rows(Page page) {
        return page.locator("#list [data-row]");
    }

    private static Locator report(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What became of each"));
    }
}
