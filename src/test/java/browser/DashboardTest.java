package browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import application.RollUpMetrics;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import fixtures.Arrivals;
import fixtures.LocalStackResource;
import fixtures.Rows;
import fixtures.browser.Browsing;
import fixtures.browser.Visit;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The start page: its chart, its ways to the lists, and that it follows what happens without moving under a hand. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class DashboardTest {
    private static final String DRAWN = """
            () => {
                const canvas = document.getElementById('chart-canvas');
                const dots = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                return window.Chart && dots.some((value) => value > 0);
            }""";
    private static final String PICTURE = "() => document.getElementById('chart-canvas').toDataURL()";
    private static final String DRAWN_ANEW = "before => document.getElementById('chart-canvas').toDataURL() !== before";

    @RegisterExtension
    final Browsing browser = new Browsing();

    @Inject
    Arrivals arrivals;

    @Inject
    Rows rows;

    @Inject
    RollUpMetrics rollUp;

    private final String order = "dash-" + UUID.randomUUID();

    @BeforeEach
    void nothing() {
        rows.forgetTrade();
    }

    private void arrive(String... orderIds) {
        arrivals.incompleteOrders(orderIds);
        rollUp.run();
    }

    private Page openLive(String address) {
        Visit visit = browser.visit();
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        Page page = visit.open(address).page();
        assertThat(page.locator("html")).hasAttribute("data-live", "on");
        return page;
    }

    @Test
    void theFirstEventTurnsTheFirstPageIntoTheDashboardWhoseChartFollowsTheFigures() {
        Page page = openLive("/");
        assertThat(page.getByText("Waiting for the first order event")).isVisible();

        arrive(order);

        assertThat(page.locator("#tiles")).isVisible();
        assertThat(page.getByText(order).first()).isVisible();
        page.waitForFunction(DRAWN);
        assertThat(page.locator("#chart-totals")).containsText("Orders 1 · Held 1");
        Object before = page.evaluate(PICTURE);

        arrive(order + "-2", order + "-3");

        assertThat(page.locator("#chart-totals")).containsText("Orders 3 · Held 3");
        page.waitForFunction(DRAWN_ANEW, before);
    }

    @Test
    void aPeriodIsAnAddressAndDrawsTheChartOfItsPoints() {
        arrive(order);
        Page page = openLive("/");
        page.waitForFunction(DRAWN);
        assertThat(page.locator("#chart-rows > tr")).hasCount(24);
        Object ofADay = page.evaluate(PICTURE);

        page.locator("#chart nav a[href*='preset=7d']").click();

        assertThat(page).hasURL(Pattern.compile("\\?preset=7d"));
        assertThat(page.locator("#chart-rows > tr")).hasCount(7);
        page.waitForFunction(DRAWN);
        assertThat(page.evaluate(PICTURE)).isNotEqualTo(ofADay);
        page.goBack();
        assertThat(page.locator("#chart-rows > tr")).hasCount(24);
    }

    @Test
    void figuresLeadToTheirListsWhoseHeadsFollowToo() {
        arrive(order);
        Page page = openLive("/");

        page.locator("#t-SHIPPED").click();
        assertThat(page).hasURL(Pattern.compile("/events\\?moved_to=SHIPPED&moved_on=\\d{4}-\\d\\d-\\d\\d$"));
        assertThat(page.locator(".only-group")).containsText("Shipped on 20");
        page.getByText("Drop this condition").click();
        assertThat(page).hasURL(Pattern.compile("/events$"));
        assertThat(page.getByText(order).first()).isVisible();
        page.goBack();
        page.goBack();
        page.locator("#t-LATE").click();
        assertThat(page).hasURL(Pattern.compile("/orders\\?late=true$"));
        assertThat(page.getByLabel("Late only")).isChecked();
        assertThat(page.locator("#totals")).containsText("Orders 1");

        arrive(order + "-2");

        assertThat(page.locator("#totals")).containsText("Orders 2");
    }

    @Test
    void theLatestOrdersStandStillUnderThePointerAndWhileOneHasTheFocus() {
        arrive(order);
        Page page = openLive("/");
        Locator first =
                page.locator("#latest section").first().locator("li > a").first();
        Locator news = page.locator("#latest section").first().getByText("New:");
        first.hover();

        arrive(order + "-2");

        assertThat(news).hasText("New: 1");
        assertThat(first).not().containsText(order + "-2");
        page.mouse().move(5, 5);
        assertThat(first).containsText(order + "-2");
        assertThat(news).hasCount(0);

        first.focus();
        arrive(order + "-3");

        assertThat(news).hasText("New: 1");
        assertThat(first).isFocused();
        page.locator("#all-held").focus();
        assertThat(first).containsText(order + "-3");
    }
}
