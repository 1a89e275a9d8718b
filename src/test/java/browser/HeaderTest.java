package browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import com.microsoft.playwright.options.AriaRole;
import fixtures.LocalStackResource;
import fixtures.TestAdmin;
import fixtures.browser.Browsing;
import fixtures.browser.Look;
import fixtures.browser.Screen;
import fixtures.browser.Visit;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The header says where one is and leads elsewhere, also from a page that is not there. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class HeaderTest {

    @RegisterExtension
    final Browsing browser = new Browsing();

    @Test
    void theSectionOfThePageIsInViewOnANarrowScreen() {
        Page page = browser.visit(Look.USUAL.on(Screen.NARROW))
                .open("/notifications")
                .page();

        assertThat(current(page)).hasText("Messages");
        assertThat(current(page)).isInViewport(new IsInViewportOptions().setRatio(1));
    }

    @Test
    void pagesOfNoSectionAreSaidToBeInNone() {
        Visit visit = browser.visit().expecting(404);

        assertThat(current(visit.open("/").page())).hasText("Overview");
        for (String address : new String[] {"/accounts", "/account", "/nowhere"}) {
            assertThat(current(visit.open(address).page())).hasCount(0);
        }
    }

    @Test
    void theAccountMenuClosesByEscapeAndByAClickElsewhere() {
        Page page = browser.visit().open("/orders").page();
        Locator opener = page.locator("summary").filter(new Locator.FilterOptions().setHasText(TestAdmin.NAME));
        Locator way = link(page, "My password");

        opener.click();
        assertThat(way).isVisible();
        page.keyboard().press("Tab");
        page.keyboard().press("Escape");
        assertThat(way).isHidden();
        assertThat(opener).isFocused();

        opener.click();
        page.locator("main").click();
        assertThat(way).isHidden();
    }

    @Test
    void aPageThatIsNotThereLeadsBackToWhereOneCameFrom() {
        Visit visit = browser.visit(Look.USUAL.in("ko")).expecting(404).open("/orders?channel=none");
        Page page = visit.page();
        page.evaluate("() => { location.href = '/alerts/one?key=hold:0'; }");

        assertThat(visit.heading("찾을 수 없습니다")).isVisible();
        assertThat(page.getByText("No alert has the key hold:0").locator("xpath=ancestor-or-self::*[@lang][1]"))
                .hasAttribute("lang", "en");
        assertThat(page.locator("main").getByRole(AriaRole.LINK)).hasText(new String[] {"돌아가기", "알림"});
        link(page, "돌아가기").click();
        assertThat(page).hasURL("/orders?channel=none");
    }

    private static Locator current(Page page) {
        return page.locator("header [aria-current]");
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
