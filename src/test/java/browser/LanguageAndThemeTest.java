package browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import fixtures.LocalStackResource;
import fixtures.browser.Browsing;
import fixtures.browser.Look;
import fixtures.browser.Visit;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class LanguageAndThemeTest {

    @RegisterExtension
    final Browsing browser = new Browsing();

    @Test
    void theLanguageIsChangedOnTheSpotAndRemembered() {
        Page page = browser.visit(Look.USUAL.in("ko"))
                .open("/orders?channel=nobody")
                .page();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("주문")))
                .isVisible();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("English"))
                .click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Orders")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Channel")))
                .hasValue("nobody");
        page.navigate("/alerts");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void theThemeFollowsTheSystem() {
        Page page =
                browser.visit(Look.USUAL.in(ColorScheme.DARK)).open("/orders").page();
        assertTheme(page, "dark");

        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));

        assertTheme(page, "light");
    }

    @Test
    void aChosenThemeIsKeptWhateverTheSystemSays() {
        Visit visit = browser.visit(Look.USUAL.in(ColorScheme.DARK)).open("/orders");
        Page page = visit.page();
        Page other = visit.newPage();
        other.navigate("/events");
        Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Theme")));
        assertThat(button).hasAccessibleName("Theme: as the system");

        button.click();

        assertThat(button).hasAccessibleName("Theme: light");
        assertTheme(page, "light");
        assertTheme(other, "light");
        page.navigate("/alerts");
        assertTheme(page, "light");
        button.click();
        assertThat(button).hasAccessibleName("Theme: dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertTheme(page, "dark");
        button.click();
        assertTheme(page, "light");
    }

    /** The theme that the page says, and that its colours have. */
    private static void assertTheme(Page page, String theme) {
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", theme);
        Object ground =
                page.evaluate("() => Number(getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/)[0])");
        assertThat(((Number) ground).doubleValue() > 128).isEqualTo(theme.equals("light"));
    }
}
