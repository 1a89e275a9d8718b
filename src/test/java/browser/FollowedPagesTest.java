package browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fixtures.Arrivals;
import fixtures.Colleague;
import fixtures.LocalStackResource;
import fixtures.browser.Browsing;
import fixtures.browser.Visit;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of one order or alert follows what happens to it, and disturbs nobody by it. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class FollowedPagesTest {
    private static final String TYPED = "calling the buyer";

    @RegisterExtension
    final Browsing browser = new Browsing();

    @Inject
    Arrivals arrivals;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private String order;

    @BeforeEach
    void aHeldOrder() {
        order = "fp-" + UUID.randomUUID();
        arrivals.incompleteOrders(order);
    }

    @Test
    void anEventReachesTheOrdersPageAndWhatIsTypedAndUnfoldedStays() throws ExecutionException, InterruptedException {
        Visit visit = openLive("/orders/" + order);
        Page page = visit.page();
        Locator note = page.locator(".hold textarea[name=note]");
        Locator raw = page.locator(".story pre");
        rawMessage(page).click();
        assertThat(raw).containsText(order);
        note.fill(TYPED);
        visit.field("New status").selectOption("CANCELED");
        note.focus();

        send("{\"event_id\":\"" + order + "-bad\",\"order_id\":\"" + order + "\",\"current_status\":\"LOST\"}");

        assertThat(page.locator(".story").getByText("Wrong fields")).isVisible();
        assertThat(page.getByText("Events that need a look")).isVisible();
        assertThat(note).hasValue(TYPED);
        assertThat(note).isFocused();
        assertThat(visit.field("New status")).hasValue("CANCELED");
        assertThat(raw).containsText(order);
        assertThat(rawMessage(page).last()).hasAttribute("aria-expanded", "true");
    }

    @Test
    void whatAColleagueDoesReachesTheOrdersPageAndWhatWasTypedIsNotLost() {
        Visit visit = openLive("/orders/" + order);
        Page page = visit.page();
        String key = RestAssured.given()
                .get("/api/alerts/page?order_id=" + order)
                .jsonPath()
                .getString("items[0].alert_key");
        List<String> askedAsIfByAPerson = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/orders/" + order) && !request.headers().containsKey("x-requested-with")) {
                askedAsIfByAPerson.add(request.url());
            }
        });
        Locator note = page.locator(".hold textarea[name=note]");
        note.fill(TYPED);

        Colleague.acts(key, "ack");
        assertThat(page.locator(".hold").getByText("Acknowledged")).isVisible();
        assertThat(visit.button("Acknowledge: " + key)).hasCount(0);
        assertThat(note).hasValue(TYPED);

        Colleague.acts(key, "resolve");
        assertThat(page.getByText("Why is it held?")).hasCount(0);
        assertThat(page.getByText("Not sent:")).containsText(TYPED);
        assertThat(page.locator(".title-row")).not().containsText("On hold");
        assertThat(askedAsIfByAPerson).isEmpty();
    }

    @Test
    void aRawMessageIsUnfoldedAndFoldedAwayByOneButton() {
        Page page = browser.visit().open("/events?order_id=" + order).page();
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().contains("/events/raw")) {
                asked.add(request.url());
            }
        });
        Locator button = rawMessage(page);
        Locator raw = page.locator("pre");
        Locator told = page.getByText("The raw message is shown below its event.");
        assertThat(button).hasAttribute("aria-expanded", "false");

        button.click();
        assertThat(raw).containsText(order);
        assertThat(button).hasAttribute("aria-expanded", "true");
        assertThat(told).hasAttribute("role", "status");
        assertThat(page.locator("[aria-live] pre, [role=status] pre")).hasCount(0);

        button.press("Space");
        assertThat(raw).hasCount(0);
        assertThat(button).hasAttribute("aria-expanded", "false");
        assertThat(told).hasCount(0);

        button.press("Enter");
        assertThat(raw).containsText(order);
        assertThat(asked).hasSize(1);
    }

    private Visit openLive(String address) {
        Visit visit = browser.visit().open(address);
        assertThat(visit.page().locator("html")).hasAttribute("data-live", "on");
        return visit;
    }

    private static Locator rawMessage(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Raw message"));
    }

    private void send(String message) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> channel = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
            channel.send(new ProducerRecord<>("event", order, message)).get();
        }
    }
}
