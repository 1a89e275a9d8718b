package adapters.web.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import application.ManageAccounts;
import application.ManageAccounts.Doer;
import application.ManageAccounts.Outcome;
import domain.access.Role;
import fixtures.Arrivals;
import fixtures.LocalStackResource;
import fixtures.Rows;
import fixtures.TestAdmin;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No page offers what its visitor's role may not do. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class OffersByRoleTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern FORM = Pattern.compile("<form\\b[^>]*method=\"post\"[^>]*action=\"([^\"?]*)");
    private static final Pattern WAY_TO_A_FORM =
            Pattern.compile("href=\"(/exemptions\\?for_kind|/products\\?edit|/accounts)\\b");
    private static final Pattern CHOICE =
            Pattern.compile("<(?:button|input)\\b[^>]* name=\"(action|one|whole|key|group|scope)\"");
    private static final String ONLY_READS = "Your account only reads.";
    private static final String ONLY_ADMINISTRATORS = "Only administrators make changes here.";

    @Inject
    ManageAccounts accounts;

    @Inject
    Arrivals arrivals;

    @Inject
    Rows rows;

    private String mark;

    @BeforeEach
    void somethingToActOnOnEveryPage() {
        mark = "ro-" + UUID.randomUUID();
        Instant start = Instant.now().minusSeconds(60);
        arrivals.arrive(IntStream.range(0, 7)
                .mapToObj(i -> """
                        {"order_id":"%1$s-%2$d","user_id":"%1$s","product_id":"%1$s","address":"서울시 마포구 월드컵로 1","channel":"%1$s","occurred_at":"%3$s"}""".formatted(mark, i, start.plusMillis(i)))
                .toList());
        arrivals.badEvent(mark + "-bad", mark + "-0");
        rows.execute("delete from notifications");
        rows.notification(801, "FAILED", mark, start).insert();
        given().contentType("application/json").body("{\"stock\": 3}").put("/api/products/" + mark);
        given().contentType("application/json")
                .body("{\"kind\": \"USER\", \"subject\": \"" + mark + "\", \"reason\": \"a wholesale buyer\"}")
                .post("/api/exemptions");
    }

    @AfterEach
    void forgetTheMessage() {
        rows.execute("delete from notifications");
    }

    @Test
    void aViewerIsOfferedNothingButToSignOutAndToldWhy() {
        Map<String, String> pages = pages(Role.VIEWER);

        assertThat(pages).allSatisfy((name, page) -> {
            assertThat(offers(page)).isSubsetOf("/logout", "/account");
            assertThat(page).doesNotContain("data-select-all").doesNotContainPattern("<th[^>]*></th>|>Actions</th>");
        });
        for (String acting : List.of("order", "alert", "alerts", "groups of alerts")) {
            assertThat(of(acting, pages)).as(acting).contains(ONLY_READS);
        }
        for (String editing : List.of("products", "exemptions")) {
            assertThat(of(editing, pages)).as(editing).contains(ONLY_ADMINISTRATORS);
        }
    }

    @Test
    void anOperatorIsOfferedToActAndNotToEdit() {
        Map<String, String> pages = pages(Role.OPERATOR);

        assertThat(offers(of("order", pages))).contains("/orders/status", "/alerts/one");
        assertThat(offers(of("alert", pages))).contains("/alerts/one", "action");
        assertThat(offers(of("alerts", pages))).contains("/alerts", "action", "one", "key", "scope");
        assertThat(offers(of("groups of alerts", pages))).contains("/alerts", "action", "whole", "group", "scope");
        assertThat(offers(of("events", pages))).contains("/alerts/one", "action");
        assertThat(offers(of("notifications", pages))).contains("/notifications/801/resend");
        assertThat(pages)
                .allSatisfy((name, page) -> assertThat(offers(page))
                        .doesNotContain("/products", "/products/import", "/exemptions", "/accounts")
                        .noneMatch(offer -> offer.contains("?") || offer.endsWith("/end")));
        assertThat(pages).allSatisfy((name, page) -> assertThat(page).doesNotContain(ONLY_READS));
        assertThat(of("exemptions", pages)).contains(ONLY_ADMINISTRATORS);
    }

    @Test
    void anAdministratorIsOfferedEverything() {
        Map<String, String> pages = pages(Role.ADMIN);

        assertThat(offers(of("order", pages))).contains("/orders/status", "/alerts/one", "/exemptions?for_kind");
        assertThat(offers(of("alert", pages))).contains("/exemptions?for_kind");
        assertThat(offers(of("products", pages)))
                .contains("/products", "/products/import", "/products?edit", "/exemptions?for_kind");
        assertThat(offers(of("exemptions", pages)))
                .contains("/exemptions")
                .anyMatch(offer -> offer.matches("/exemptions/[0-9]+/end"));
        assertThat(pages).allSatisfy((name, page) -> assertThat(offers(page)).contains("/accounts"));
        assertThat(pages).allSatisfy((name, page) -> assertThat(page).doesNotContain(ONLY_ADMINISTRATORS));
    }

    private static String of(String page, Map<String, String> pages) {
        return Objects.requireNonNull(pages.get(page), page);
    }

    private static Set<String> offers(String page) {
        Set<String> offers = new TreeSet<>();
        for (Pattern offer : List.of(FORM, WAY_TO_A_FORM, CHOICE)) {
            offer.matcher(page).results().map(found -> found.group(1)).forEach(offers::add);
        }
        return offers;
    }

    private Map<String, String> pages(Role role) {
        String name = "ro-" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(accounts.create(name, role, PASSWORD, new Doer("test", null)))
                .isEqualTo(Outcome.DONE);
        String session = TestAdmin.signIn(URI.create("http://localhost:" + RestAssured.port), name, PASSWORD)
                .cookie();
        Map<String, String> pages = new LinkedHashMap<>();
        addresses().forEach((page, address) -> {
            String text = given().noFilters()
                    .header("Cookie", session + "; lang=en")
                    .get(address)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            pages.put(page, text);
        });
        return pages;
    }

    private String badEvent() {
        return given().get("/api/events/page?only_error=true&order_id=" + mark + "-0")
                .jsonPath()
                .getString("items[0].event_id");
    }

    private Map<String, String> addresses() {
        Matcher alert = Pattern.compile("hold:[0-9]+")
                .matcher(given().get("/api/alerts/page?reason=FUL-FRAUD-USER&order_id=" + mark + "-0")
                        .asString());
        assertThat(alert.find()).isTrue();
        return Map.ofEntries(
                Map.entry("overview", "/"),
                Map.entry("orders", "/orders?channel=" + mark),
                Map.entry("order", "/orders/" + mark + "-0"),
                Map.entry("events", "/events?only_error=true&order_id=" + mark + "-0"),
                Map.entry("raw message", "/events/raw?id=" + badEvent()),
                Map.entry("alerts", "/alerts?status=ALL&order_id=" + mark + "-0"),
                Map.entry("groups of alerts", "/alerts?view=groups&status=ALL&order_id=" + mark + "-0"),
                Map.entry("alert", "/alerts/one?key=" + alert.group()),
                Map.entry("products", "/products"),
                Map.entry("exemptions", "/exemptions?subject=" + mark),
                Map.entry("notifications", "/notifications"),
                Map.entry("own account", "/account"));
    }
}
