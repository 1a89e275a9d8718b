package adapters.web.pages;

import static io.restassured.RestAssured.given;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import adapters.web.text.Language;
import domain.alert.NotificationStatus;
import domain.event.EventReason;
import domain.hold.HoldReason;
import fixtures.LocalStackResource;
import fixtures.Rows;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class PagesTest {
    private static final Instant NOON = Instant.parse("2004-03-05T03:00:00Z");
    private static final long FIRST = 2_004_000_000_000L;
    private static final String HOSTILE = "<script>alert('pg')</script>&\"";
    private static final String INERT = "&lt;script&gt;alert(&#39;pg&#39;)&lt;/script&gt;&amp;&quot;";

    @Inject
    Rows rows;

    @BeforeEach
    void aHostileOrder() {
        for (String table : new String[] {"orders", "order_lines", "holds", "events"}) {
            rows.execute("delete from " + table + " where order_id = ?", HOSTILE);
        }
        rows.execute("delete from orders_raw where topic = 'pages'");
        rows.execute("delete from products where product_id = ?", HOSTILE);
        rows.order(HOSTILE, NOON)
                .with("channel", HOSTILE)
                .with("user_id", HOSTILE)
                .with("product_name", HOSTILE)
                .with("shipping_address", HOSTILE)
                .with("tracking_no", HOSTILE)
                .with("last_event_type", HOSTILE)
                .with("burst_user", HOSTILE)
                .insert();
        rows.row("order_lines")
                .with("order_id", HOSTILE)
                .with("line_no", 1)
                .with("product_name", HOSTILE)
                .with("quantity", 1)
                .insert();
        rows.hold(FIRST, HOSTILE, "FUL-CHANNEL", NOON)
                .with("detail", HOSTILE)
                .with("released_at", NOON)
                .with("release_cause", "OPERATOR")
                .with("released_by", HOSTILE)
                .insert();
        rows.hold(FIRST + 1, HOSTILE, "FUL-FRAUD-USER", NOON)
                .with("subject", HOSTILE)
                .with("trigger_order_id", HOSTILE)
                .with("trigger_at", NOON)
                .with("rule_limit", 5)
                .with("rule_window_ms", 10_000L)
                .with("rule_lookback_ms", 60_000L)
                .insert();
        rows.event(FIRST, HOSTILE, NOON)
                .with("order_id", HOSTILE)
                .with("channel", HOSTILE)
                .with("event_type", HOSTILE)
                .with("reason_code", "EVT-SCHEMA")
                .with("explanation", HOSTILE)
                .with("topic", "pages")
                .with("partition", 0)
                .with("offset", 1L)
                .insert();
        rows.raw("pages", 0, 1, NOON, HOSTILE.getBytes(StandardCharsets.UTF_8)).insert();
        rows.row("products")
                .with("product_id", HOSTILE)
                .with("product_name", HOSTILE)
                .with("registered_at", NOON)
                .with("updated_at", NOON)
                .with("updated_by", HOSTILE)
                .insert();
    }

    @Test
    void textFromOutsideIsDataOnEveryPage() {
        assertInert(given().queryParam("channel", HOSTILE).get("/orders"));
        assertInert(given().get("/orders/{id}", HOSTILE));
        assertInert(given().queryParam("order_id", HOSTILE).get("/events"));
        assertInert(given().queryParam("id", HOSTILE).get("/events/raw"));
        assertInert(
                given().queryParam("id", HOSTILE).queryParam("part", "message").get("/events/raw"));
        assertInert(given().queryParam("q", HOSTILE)
                .queryParam("saved", HOSTILE)
                .queryParam("edit", HOSTILE)
                .get("/products"));
    }

    private static void assertInert(Response page) {
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString())
                .contains(INERT)
                .doesNotContain("<script>alert")
                .doesNotContain("&amp;lt;");
    }

    @Test
    void anEventIsShownWithItsIdAndWhenItWasReceived() {
        rows.execute(
                "update events set ingested_at = ? where event_id = ?",
                NOON.plusSeconds(90).atOffset(UTC),
                HOSTILE);
        rows.execute(
                "update orders_raw set received_at = ? where topic = 'pages'",
                NOON.plusSeconds(90).atOffset(UTC));

        assertThat(given().queryParam("event_id", HOSTILE)
                        .get("/events?lang=en")
                        .asString())
                .contains("2004-03-05 12:00:00</time>", "2004-03-05 12:01:30</time>", "<bdi class=\"note id\">" + INERT)
                .contains("name=\"event_id\" value=\"" + INERT + "\"");
    }

    @Test
    void anErrorIsExplainedInTheVisitorsLanguageWithTheDetailBelow() {
        assertThat(given().queryParam("order_id", HOSTILE).get("/events").asString())
                .contains("값이 형식에 맞지 않아 반영하지 못했습니다", "<bdi class=\"technical\" lang=\"en\">" + INERT);
        assertThat(given().queryParam("order_id", HOSTILE)
                        .queryParam("lang", "en")
                        .get("/events")
                        .asString())
                .contains("Ask the channel to correct it.");
    }

    @ParameterizedTest
    @EnumSource(EventReason.class)
    void everyReasonHasASentenceInBothLanguages(EventReason reason) {
        assertThat(Language.KO.words().eventReasonMeaning(reason)).containsPattern("[가-힣]");
        assertThat(Language.EN.words().eventReasonMeaning(reason)).doesNotContainPattern("[가-힣]");
    }

    @Test
    void anErrorPageShowsWhatWasAskedForAsData() {
        Response page = given().get("/orders/{id}", "<script>alert(1)</script>");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.asString()).contains("찾을 수 없습니다", "&lt;script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void anErrorPageLeadsBackWithinTheConsoleOnly() {
        String own = "http://localhost:" + RestAssured.port;

        assertThat(errorFor(own + "/orders?channel=shop&status=HOLD"))
                .contains("href=\"/orders?channel=shop&amp;status=HOLD\">돌아가기");
        assertThat(List.of(
                        "https://elsewhere.example/orders?channel=shop",
                        own + "/api/orders",
                        own + "//elsewhere",
                        "no address"))
                .allSatisfy(before -> assertThat(errorFor(before)).doesNotContain("돌아가기", "elsewhere"));
    }

    private static String errorFor(String before) {
        return given().header("Referer", before).get("/orders/none").asString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/live",
                "/orders",
                "/events",
                "/products",
                "/notifications",
                "/alerts",
                "/exemptions",
                "/api/alerts",
                "/orders/none",
                "/nowhere",
                "/api/orders/page",
                "/api/nowhere",
                "/console.css",
                "/webjars/htmx.org/2.0.8/dist/htmx.min.js",
                "/q/health/live"
            })
    void everyAnswerIsGuarded(String path) {
        Response answer = given().get(path);

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/orders",
                "/events",
                "/products",
                "/notifications",
                "/alerts",
                "/alerts?view=groups",
                "/exemptions"
            })
    void pagesBringNothingInlineAndNothingForeign(String path) {
        String page = given().get(path).asString();

        assertThat(page)
                .doesNotContainPattern("<script(?![^>]* src=\"/)")
                .doesNotContain("<style")
                .doesNotContain(" style=");
        assertThat(page).doesNotContainPattern("(?:src|href|action|hx-get)=\"(?:https?:)?//");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/events", "/login"})
    void drawingsAreFetchedAnewOnceTheyChange(String path) {
        assertThat(given().get(path).asString())
                .containsPattern("(?s)/console\\.css\\?([0-9a-f]+)\".*/icons\\.svg\\?\\1#")
                .doesNotContain("/icons.svg#");
    }

    @Test
    void everyReasonAndEveryStatusOfAMessageHasADrawingOfItsOwn() {
        String drawings = given().get("/icons.svg").asString();
        List<String> shown = Stream.concat(
                        Arrays.stream(HoldReason.values()).map(Enum::name),
                        Arrays.stream(NotificationStatus.values()).map(Enum::name))
                .map(name -> Pattern.compile("id=\"" + name + "\"[^>]*>(<path[^>]*>)")
                        .matcher(drawings))
                .map(drawing -> drawing.find() ? drawing.group(1) : "none")
                .toList();

        assertThat(shown).hasSize(12).doesNotHaveDuplicates().doesNotContain("none");
    }

    @Test
    void theConsoleIsKoreanUnlessSomebodyChoseOtherwise() {
        assertThat(given().header("Accept-Language", "en").get("/orders").asString())
                .contains("<html lang=\"ko\">", "보류 사유");

        Response chosen = given().get("/orders?lang=en");
        assertThat(chosen.asString()).contains("<html lang=\"en\">", "Hold reason");
        assertThat(given().cookies(chosen.cookies()).get("/orders").asString()).contains("Hold reason");
        assertThat(given().cookie("lang", "xx").get("/orders").asString()).contains("보류 사유");
    }

    @Test
    void theOtherLanguageKeepsTheFilters() {
        assertThat(given().urlEncodingEnabled(false)
                        .get("/orders?q=a%26b&status=HOLD&lang=ko")
                        .asString())
                .contains("href=\"/orders?q=a%26b&amp;status=HOLD&amp;lang=en\"");
    }

    @Test
    void anEmptyListSaysWhyAndWhatToDo() {
        assertThat(given().get("/orders?lang=en&q=no-such-order").asString())
                .contains("No order matches", "<a href=\"/orders\">Clear filters</a>");
        assertThat(given().get("/events?lang=en&only_error=true&order_id=no-such-order")
                        .asString())
                .contains("No errors match");
    }

    @Test
    void aListLeadsOnByCursor() {
        for (int i = 0; i < 3; i++) {
            rows.execute("delete from orders where order_id = ?", "pg-walk-" + i);
            rows.order("pg-walk-" + i, NOON.plusSeconds(i))
                    .with("channel", "pg-walk")
                    .insert();
        }

        String first = given().get("/orders?lang=en&channel=pg-walk&limit=2").asString();
        String next =
                first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
        String second = given().urlEncodingEnabled(false).get(next).asString();

        assertThat(first).contains("pg-walk-2", "pg-walk-1").doesNotContain("pg-walk-0");
        assertThat(second).contains("pg-walk-0", "To the beginning").doesNotContain("pg-walk-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /orders?q=kept&from=yesterday       | value="kept"         | from takes a day
            /orders?q=kept&to=2026-02-30        | value="2026-02-30" aria-invalid="true" aria-describedby="to-fault" | to takes a day
            /orders?channel=kept&status=LOST    | value="kept"         | status takes one of ALL, CREATED
            /orders?q=kept&late=soon            | value="kept"         | late takes true or false
            /orders?q=kept&cursor=x             | value="kept"         | cursor
            /events?channel=kept&only_error=ja  | value="kept"         | only_error takes true or false
            /events?channel=kept&moved_to=PAID  | value="kept"         | moved_to and moved_on belong together
            /alerts?order_id=kept&status=LOST   | value="kept"         | status takes one of ALL, UNRESOLVED
            /alerts?order_id=kept&status=LOST&view=groups | name="view" value="groups" | status takes one of ALL, UNRESOLVED
            """)
    void aWrongFilterIsToldOnTheListAndNothingOfTheFormIsLost(String address, String kept, String fault) {
        Response page = given().get(address + "&lang=en");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.asString())
                .contains("A condition cannot be read, so nothing was looked up", fault, kept, "Clear filters")
                .doesNotContain("data-row");
    }

    @Test
    void eachEndOfAPeriodIsADayOrATimeOfTheZoneShown() {
        String page = given().urlEncodingEnabled(false)
                .get("/orders?from=2004-03-05T03:00:00Z&to=2004-03-05")
                .asString();

        assertThat(page)
                .contains(
                        "type=\"datetime-local\" step=\"any\" name=\"from\" value=\"2004-03-05T12:00:00\"",
                        "type=\"date\" name=\"to\" value=\"2004-03-05\"");
    }

    @Test
    void aTimeFromABrowsersFieldGetsItsOffsetInTheAddress() {
        Response answer = given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get("/orders?status=PAID&from=2004-03-05T12:00&to=2004-03-05");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .endsWith("/orders?status=PAID&to=2004-03-05&from=2004-03-05T12%3A00%3A00%2B09%3A00");
    }

    @Test
    void timesAreShownInTheZoneWithTheExactInstantBehind() {
        assertThat(given().queryParam("channel", HOSTILE).get("/orders").asString())
                .contains("title=\"2004-03-05T12:00:00+09:00\">2004-03-05 12:00:00</time>");
    }
}
