package browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import fixtures.Arrivals;
import fixtures.LocalStackResource;
import fixtures.browser.Browsing;
import fixtures.browser.Look;
import fixtures.browser.Visit;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All that is to be read can be read without scripts; filters and actions without them are tested where those are tested. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class WithoutScriptsTest {

    private static final String LIGHT_GROUND = "rgb(249, 250, 251)";

    /** All that the theme sets: the variables, the kind of scroll bars and fields, and the sign of choices. */
    private static final String THEME = """
            () => [...document.documentElement.computedStyleMap()]
                .filter(([name]) => name.startsWith('--') || name === 'color-scheme')
                .map(([name, value]) => name + ': ' + value)
                .concat((() => {
                    const choice = document.body.appendChild(document.createElement('select'));
                    choice.className = 'form-select';
                    return getComputedStyle(choice).backgroundImage;
                })())""";

    @RegisterExtension
    final Browsing browser = new Browsing();

    @Inject
    Arrivals arrivals;

    private final String order = "ws-" + UUID.randomUUID();

    @Test
    void aHeldOrderIsReadFromTheOverviewToItsRawMessage() {
        arrivals.incompleteOrders(order);
        arrivals.badEvent(order + "-bad", order);
        Visit visit = browser.visit(Look.USUAL.withoutScripts()).open("/");
        Page page = visit.page();
        assertThat(page.locator("#tiles li")).not().hasCount(0);
        page.getByText("Show as a table").click();
        assertThat(page.locator("#chart-rows tr").last()).isVisible();
        assertThat(page.locator("button:visible:not([type=submit])")).hasCount(0);

        page.getByText(order).first().click();
        assertThat(visit.heading(order)).isVisible();
        assertThat(page.getByText("usable address").first()).isVisible();
        link(page, "Raw message").first().click();
        assertThat(page.locator("pre")).containsText(order);

        visit.open("/events?only_error=true&order_id=" + order);
        assertThat(page.getByText("Something required is missing").first()).isVisible();
        visit.open("/alerts?status=UNRESOLVED&order_id=" + order);
        assertThat(page.locator("main").getByText(order).first()).isVisible();
        assertThat(page.locator("button:visible:not([type=submit])")).hasCount(0);
        link(page, "한국어").click();
        assertThat(page.locator("html")).hasAttribute("lang", "ko");
        assertThat(page.locator("main").getByText(order).first()).isVisible();
    }

    @Test
    void theDarkThemeIsTheOneThatScriptsSet() {
        Look dark = Look.USUAL.in(ColorScheme.DARK);
        Page page = browser.visit(dark.withoutScripts()).open("/").page();

        assertThat(page.evaluate(THEME))
                .isEqualTo(browser.visit(dark).open("/").page().evaluate(THEME));
        assertThat(page.locator("body")).not().hasCSS("background-color", LIGHT_GROUND);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(page.locator("body")).hasCSS("background-color", LIGHT_GROUND);
    }

    @Test
    void alertsAreActedOnInBulkAndAllThatMatchAfterAQuestion() {
        arrivals.badEvent(order + "-1", order);
        arrivals.badEvent(order + "-2", order);
        Visit visit = browser.visit(Look.USUAL.withoutScripts()).open("/alerts?status=UNRESOLVED&order_id=" + order);
        Page page = visit.page();
        page.getByRole(AriaRole.CHECKBOX).nth(0).check();
        page.getByRole(AriaRole.CHECKBOX).nth(1).check();
        visit.button("Acknowledge").click();
        assertThat(page.getByText("Acknowledge: 2 done.")).isVisible();

        page.getByLabel("all 2 that match").check();
        visit.field("Note").fill("a broken feed");
        visit.button("Resolve").click();
        assertThat(visit.heading("Resolve all 2 alerts that match, also those on other pages?"))
                .isVisible();
        link(page, "Cancel").click();
        assertThat(page.locator("[data-row]")).hasCount(2);

        link(page, "By group").click();
        visit.field("Note").fill("a broken feed");
        page.locator("[data-row] button[data-does=RESOLVE]").click();
        assertThat(visit.heading("Resolve 2 alerts?")).isVisible();
        assertThat(visit.field("Note")).hasValue("a broken feed");
        visit.button("Resolve").click();
        assertThat(page.getByText("Resolve: 2 done.")).isVisible();
        assertThat(page.getByText("No alert matches.")).isVisible();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
