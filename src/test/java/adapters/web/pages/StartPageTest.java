package adapters.web.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import application.RollUpMetrics;
import application.ports.ConsumerLag;
import fixtures.LocalStackResource;
import fixtures.Rows;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class StartPageTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final String HOSTILE = "<img src=x onerror=alert('c')>";
    private static final String INERT = "&lt;img src=x onerror=alert(&#39;c&#39;)&gt;";

    @Inject
    Rows rows;

    @Inject
    RollUpMetrics rollUp;

    @Inject
    ConsumerLag lag;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @BeforeEach
    void nothing() {
        rows.forgetTrade();
    }

    /** Twelve orders just now, each third held, and one paid for long ago. */
    private void fill() {
        for (int i = 0; i < 12; i++) {
            order(i, now.minusSeconds(1 + i), "shop", i % 3 == 0);
        }
        order(12, now.minus(Duration.ofHours(30)), "shop", false);
        rollUp.run();
    }

    private void order(int number, Instant at, String channel, boolean held) {
        String id = "start-" + number;
        Rows.Row order = rows.order(id, at).with("channel", channel);
        if (held) {
            order.with("current_status", "HOLD")
                    .with("hold_reason_code", "FUL-INV")
                    .with("ever_held", true);
            rows.hold(8_000_000L + number, id, "FUL-INV", at).insert();
            rows.row("hold_history")
                    .with("order_id", id)
                    .with("at", at)
                    .with("from_status", "PAID")
                    .with("to_status", "HOLD")
                    .with("position", 1)
                    .with("cause", "RULE")
                    .with("hold_id", 8_000_000L + number)
                    .with("actor", "system")
                    .insert();
        }
        order.insert();
        rows.event(8_000_000L + number, id + "-paid", at)
                .with("order_id", id)
                .with("next_status", "PAID")
                .with("visible", true)
                .insert();
    }

    private static String page(String address) {
        Response answer = given().urlEncodingEnabled(false).get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString();
    }

    private static String tile(String page, String name) {
        return matches(page, "id=\"t-" + name + "\".*?<strong class=\"tile-value[^\"]*\">([^<]*)</strong>")
                .get(0);
    }

    private static List<String> matches(String page, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .map(found -> found.replaceFirst("(?s)" + pattern, "$1"))
                .toList();
    }

    @Test
    void theFiguresAreThoseOfTheSummary() {
        fill();
        JsonPath summary = given().get("/api/summary").jsonPath();

        String page = page("/?lang=en");

        assertThat(tile(page, "ORDERS")).isEqualTo(summary.getString("orders_today"));
        assertThat(tile(page, "SHIPPED")).isEqualTo(summary.getString("shipped_today"));
        assertThat(tile(page, "BACKLOG"))
                .isEqualTo(summary.getString("backlog"))
                .isEqualTo("9");
        assertThat(tile(page, "HELD")).isEqualTo(summary.getString("holds_now")).isEqualTo("4");
        assertThat(tile(page, "LATE"))
                .isEqualTo(summary.getString("late_shipments"))
                .isEqualTo("1");
        assertThat(tile(page, "ALERTS")).isEqualTo("0");
        assertThat(tile(page, "DELAY")).isEqualTo("0.0 s");
    }

    private void shipped(int number, Instant created, Instant at) {
        String id = "start-" + number;
        rows.order(id, created)
                .with("current_status", "SHIPPED")
                .with("current_stage", "LOGISTICS")
                .with("underlying_status", "SHIPPED")
                .with("paid_until", at)
                .insert();
        move(number, created, null, "PAID");
        move(number + 100, at, "PAID", "SHIPPED");
    }

    private void move(int number, Instant at, @Nullable String from, String to) {
        rows.event(8_000_000L + number, "start-" + number + to, at)
                .with("order_id", "start-" + number % 100)
                .with("prev_status", from)
                .with("next_status", to)
                .with("visible", true)
                .insert();
    }

    /** Late from the end of its promised day on, though its creation says nothing of it. */
    private void overdue(String id) {
        rows.order(id, now.minus(Duration.ofDays(4)))
                .with("current_status", "PACKED")
                .with("current_stage", "FULFILLMENT")
                .with("underlying_status", "PACKED")
                .with("paid_until", now.minus(Duration.ofDays(4)))
                .with("promised_delivery_date", LocalDate.now(SEOUL).minusDays(2))
                .insert();
    }

    private void openAlert(int number) {
        rows.row("alerts")
                .with("alert_key", "event:start-" + number)
                .with("kind", "EVENT")
                .with("status", "OPEN")
                .with("reason", "EVT-STATE")
                .with("event_id", "start-" + number)
                .with("group_kind", "NONE")
                .with("group_subject", "")
                .with("last_opened_at", now)
                .with("occurred_at", now)
                .with("opened_at", now)
                .insert();
    }

    @ParameterizedTest
    @CsvSource({"ORDERS,14", "SHIPPED,2", "BACKLOG,9", "HELD,4", "LATE,2", "ALERTS,3"})
    void aListHoldsWhatItsFigureCounts(String figure, int count) {
        shipped(13, now.minusSeconds(20), now.minusSeconds(1));
        shipped(14, now.minusSeconds(20), now.minusSeconds(1));
        shipped(15, now.minus(Duration.ofHours(30)), now.minus(Duration.ofHours(29)));
        overdue("start-overdue");
        IntStream.range(0, 3).forEach(this::openAlert);
        fill();
        String page = page("/?lang=en");
        String link = matches(page, "id=\"t-" + figure + "\" class=\"tile[^\"]*\" href=\"([^\"]+)\"")
                .get(0)
                .replace("&amp;", "&");

        String list = page(link + "&limit=200");

        assertThat(tile(page, figure)).isEqualTo(String.valueOf(count));
        assertThat(matches(list, "data-row=\"([^\"]+)\"")).hasSize(count);
    }

    @Test
    void whereNoListHoldsWhatIsCountedThePageSaysWhatItShows() {
        fill();

        assertThat(matches(
                        page("/?lang=en"), "id=\"t-([A-Z]+)\"[^>]* href=\"/events\" title=\"[^\"]*Leads to all events"))
                .containsExactly("DELAY", "LAG");
    }

    @Test
    void theHeadsOfTheListsSayTheTotals() {
        fill();
        JsonPath orders = given().get("/api/kpi/orders").jsonPath();
        JsonPath events = given().get("/api/kpi/events").jsonPath();

        assertThat(head(page("/orders?lang=en&status=CANCELED")))
                .contains("Orders 12", "Held 4 (33.3%)", "Shipped 0", "Backlog 9", "On hold 4", "Late 1")
                .contains("Orders " + orders.getString("orders"), "Late " + orders.getString("late_orders"));
        assertThat(head(page("/events?lang=en")))
                .contains("Events " + events.getString("event_total"), "Errors 0 (0.0%)", "Messages 0");
        assertThat(head(page("/alerts?lang=en&status=ALL"))).contains("Open 0", "Resolved 0");
        assertThat(head(page("/alerts?lang=ko&status=ALL&view=groups"))).contains("최근 24시간 발생", "미처리 0");
    }

    /** The figures at the head of a list, without markup. */
    private static String head(String list) {
        return matches(list, "id=\"totals\">(.*?)</div>")
                .get(0)
                .replaceAll("<[^>]+>", "")
                .replaceAll("\\s+", " ");
    }

    @Test
    void aChangeIsToldInWordsToo() {
        fill();

        String page = page("/?lang=en");

        assertThat(page).contains("up 4 from this time yesterday", "up 8 from this time yesterday");
        assertThat(page("/?lang=ko")).contains("어제 이 시각보다 4 늘었습니다");
    }

    @ParameterizedTest
    @CsvSource({"12h,12h_30m,24", "24h,24h_1h,24", "7d,7d_1d,7", "30d,30d_1d,30", "7d_1d,7d_1d,7"})
    void theChartsTableHasEveryPointOfItsPreset(String preset, String series, int points) {
        fill();
        JsonPath api =
                given().queryParam("preset", series).get("/api/timeseries").jsonPath();

        String page = page("/?preset=" + preset);

        assertThat(matches(page, "<tr data-axis[^>]* data-orders=\"(\\d+)\""))
                .hasSize(points)
                .isEqualTo(api.getList("points.orders", String.class));
        assertThat(matches(page, "<tr data-axis[^>]* data-held=\"(\\d+)\""))
                .isEqualTo(api.getList("points.holds", String.class));
        assertThat(page).containsPattern("href=\"/\\?preset=" + series.replaceAll("_.*", "") + "#chart\" aria-current");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1y", "%00", "%3Cscript%3E", "24H"})
    void anUnknownPresetShowsADayAndSaysSo(String preset) {
        fill();

        assertThat(page("/?lang=en&preset=" + preset))
                .contains("There is no such period", "href=\"/?preset=24h#chart\" aria-current")
                .doesNotContain("<script>");
    }

    @Test
    void channelsAreCountedWithTheirHeldOrdersAndNamesAreInert() {
        fill();
        order(20, now.minusSeconds(30), HOSTILE, true);
        String page = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> page("/?lang=en"), shown -> shown.contains(INERT));

        assertThat(page).doesNotContain("<img src=x").contains("href=\"/orders?channel=%3Cimg%20src%3Dx%20onerror");
        assertThat(matches(page, "id=\"c-shop\".*?<td class=\"figure-cell\">(\\d+)</td>"))
                .containsExactly("12");
        assertThat(matches(page, "id=\"ch-shop\"[^>]*>(\\d+)</a>")).containsExactly("4");
        assertThat(matches(page, "id=\"r-INV\".*?<strong>(\\d+)</strong>")).containsExactly("5");
        assertThat(matches(page, "id=\"r-INV\".*?(reason-INV).*?#INV\".*?<strong>.*?class=\"bar (reason-INV)\""))
                .containsExactly("reason-INV");
    }

    @Test
    void theLagIsKnownWhileKafkaAnswers() {
        fill();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> lag.messages().isPresent());

        assertThat(tile(page("/?lang=en"), "LAG")).matches("[\\d,]+");
    }

    @Test
    void anEmptySystemExplainsItselfUntilTheFirstEvent() {
        String empty = page("/?lang=en");
        assertThat(empty)
                .contains(
                        "Waiting for the first order event", "kafka-console-producer.sh --bootstrap-server", "simulate")
                .doesNotContain("id=\"tiles\"");
        assertThat(page("/?lang=ko")).contains("주문 이벤트를 기다리고 있습니다");
        assertThat(given().get("/live/first").headers().hasHeaderWithName("HX-Refresh"))
                .isFalse();

        fill();

        assertThat(given().get("/live/first").header("HX-Refresh")).isEqualTo("true");
        assertThat(page("/?lang=en")).contains("id=\"tiles\"").doesNotContain("Waiting for the first");
    }

    @Test
    void whatIsRefreshedIsOnThePageUnderTheSameNames() {
        fill();
        String page = page("/");
        String live = page("/live");

        assertThat(live).doesNotContain("<html");
        assertThat(matches(page, "hx-select-oob=\"([^\"]+)\"").get(0).split(","))
                .isNotEmpty()
                .allSatisfy(name -> {
                    String id = "id=\"" + name.substring(1) + "\"";
                    assertThat(page).contains(id);
                    assertThat(live).contains(id);
                });
    }
}
