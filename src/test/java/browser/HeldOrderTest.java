package browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The work of the day: a held order is found, understood and resolved. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class HeldOrderTest {
    private static final double PATIENCE_MILLIS = 30_000;
    private static final int MOST_TABS = 60;
    private static final String COUNT_CLICKS = """
            addEventListener('click', () => sessionStorage.setItem('clicks', 1 + Number(sessionStorage.getItem('clicks'))), true)""";

    @RegisterExtension
    final Browsing browser = new Browsing();

    @Inject
    Arrivals arrivals;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final String order = "held-" + UUID.randomUUID();

    @Test
    void itIsFoundUnderstoodAndResolvedInAtMostSixClicks() {
        arrivals.incompleteOrders(order);
        Visit visit = browser.visit();
        visit.page().addInitScript(COUNT_CLICKS);
        visit.open("/");
        Page page = visit.page();
        long begin = System.nanoTime();

        page.getByRole(AriaRole.NAVIGATION).getByText("Orders").click();
        page.getByRole(AriaRole.SEARCH).locator("[name=q]").click();
        page.keyboard().type(order);
        visit.button("Apply").click();
        page.getByText(order).first().click();
        assertThat(page.getByText("usable address").first()).isVisible();
        resolve(visit).click();

        assertThat(page.getByText("Resolve: 1 done.")).isVisible();
        assertThat(visit.heading(order)).isVisible();
        assertThat(Integer.parseInt(String.valueOf(page.evaluate("() => sessionStorage.getItem('clicks')"))))
                .isBetween(1, 6);
        System.out.printf(
                "A held order is found, understood and resolved in %d ms of scripted steps (goal: 30,000)%n",
                Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    @Test
    void itIsFoundUnderstoodAndResolvedByKeyboardAlone() {
        arrivals.incompleteOrders(order);
        Visit visit = browser.visit().open("/orders");
        Page page = visit.page();
        Keyboard keys = page.keyboard();

        tabTo(page, page.getByRole(AriaRole.SEARCH).locator("[name=q]"));
        keys.type(order);
        keys.press("Enter");
        assertThat(visit.row(order)).hasCount(1);
        tabTo(
                page,
                page.getByText(order, new Page.GetByTextOptions().setExact(true))
                        .first());
        keys.press("Enter");
        assertThat(page.getByText("usable address").first()).isVisible();
        tabTo(page, resolve(visit));
        keys.press("Enter");

        assertThat(page.getByText("Resolve: 1 done.")).isVisible();
    }

    private static Locator resolve(Visit visit) {
        return visit.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resolve"))
                .first();
    }

    /** Moves on by the tabulator key as far as the element, whose focus must be visible then. */
    private static void tabTo(Page page, Locator wanted) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(
                    wanted.evaluate(
                            "wanted => wanted === document.activeElement || wanted.closest('a') === document.activeElement && document.activeElement !== null"))) {
                assertThat(page.evaluate("() => document.activeElement.matches(':focus-visible')"))
                        .isEqualTo(true);
                return;
            }
        }
        throw new AssertionError("The tabulator key does not lead to " + wanted);
    }

    @Test
    void itsNewsReachesThePageByItself() throws ExecutionException, InterruptedException {
        Page page = browser.visit().open("/").page();
        assertThat(page.locator("html")).hasAttribute("data-live", "on");
        try (KafkaProducer<String, String> channel = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
            channel.partitionsFor("event");
            long begin = System.nanoTime();

            channel.send(new ProducerRecord<>("event", order, "{\"order_id\":\"" + order + "\"}"))
                    .get();

            assertThat(page.getByText(order).first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
            System.out.printf(
                    "A new hold is on the page %d ms after its message was sent (goal: 2,000)%n",
                    Duration.ofNanos(System.nanoTime() - begin).toMillis());
        }
    }
}
