package adapters.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import fixtures.LocalStackResource;
import fixtures.Rows;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class OrdersPageTest {
    private static final Instant NOON = Instant.parse("2001-03-05T03:00:00Z");
    private static final String CHANNEL = "orders-page";

    @Inject
    Rows rows;

    @BeforeEach
    void fourOrdersOfOneChannel() {
        rows.execute("delete from orders where channel = ?", CHANNEL);
        rows.order("op-paid", NOON)
                .with("channel", CHANNEL)
                .with("user_id", "Kim_1")
                .insert();
        rows.order("op-100%", NOON.plusSeconds(1))
                .with("channel", CHANNEL)
                .with("current_status", "SHIPPED")
                .with("underlying_status", "SHIPPED")
                .with("current_stage", "LOGISTICS")
                .with("tracking_no", "TRK-77")
                .insert();
        held("op-held-inv", 2, "FUL-INV");
        held("op-held-user", 86_400, "FUL-FRAUD-USER");
    }

    private void held(String orderId, int secondsAfterNoon, String reason) {
        rows.order(orderId, NOON.plusSeconds(secondsAfterNoon))
                .with("channel", CHANNEL)
                .with("current_status", "HOLD")
                .with("underlying_status", "PICKING")
                .with("current_stage", "FULFILLMENT")
                .with("hold_reason_code", reason)
                .insert();
    }

    @Test
    void newestComeFirstWithEveryFieldOfTheContract() {
        JsonPath page = page(Map.of("channel", CHANNEL, "limit", "2"));

        assertThat(page.getList("items.order_id")).containsExactly("op-held-user", "op-held-inv");
        Map<String, @Nullable Object> order = page.getMap("items[0]");
        assertThat(order)
                .containsEntry("channel", CHANNEL)
                .containsEntry("user_id", null)
                .containsEntry("product_id", null)
                .containsEntry("product_name", null)
                .containsEntry("current_stage", "FULFILLMENT")
                .containsEntry("current_status", "HOLD")
                .containsEntry("hold_reason_code", "FUL-FRAUD-USER")
                .containsEntry("last_event_type", "PAID")
                .containsEntry("last_occurred_at", "2001-03-06T12:00:00+09:00")
                .containsEntry("created_at", "2001-03-06T12:00:00+09:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    status=PAID                                   | op-paid
                    status=HOLD                                   | op-held-user,op-held-inv
                    status=ALL                                    | op-held-user,op-held-inv,op-100%,op-paid
                    status=                                       | op-held-user,op-held-inv,op-100%,op-paid
                    stage=LOGISTICS                               | op-100%
                    stage=ALL&reason=FUL-INV                      | op-held-inv
                    reason=FUL-FRAUD-USER                         | op-held-user
                    q=PAID                                        | op-paid
                    q=kim_                                        | op-paid
                    q=trk-7                                       | op-100%
                    q=0%25                                        | op-100%
                    q=_                                           | op-paid
                    q=nobody                                      |
                    from=2001-03-06                               | op-held-user
                    to=2001-03-05                                 | op-held-inv,op-100%,op-paid
                    from=2001-03-05T12:00:01%2B09:00              | op-held-user,op-held-inv,op-100%
                    to=2001-03-05T03:00:01Z                       | op-paid
                    status=HOLD&stage=FULFILLMENT&to=2001-03-05   | op-held-inv
                    status=HOLD&reason=FUL-INV&q=user             |
                    """)
    void eachFilterAloneAndTogether(String filter, @Nullable String expected) {
        JsonPath page = given().urlEncodingEnabled(false)
                .get("/api/orders/page?channel=" + CHANNEL + "&" + filter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        List<String> wanted = expected == null ? List.of() : List.of(expected.split(","));
        assertThat(page.<String>getList("items.order_id")).isEqualTo(wanted);
    }

    @Test
    void aWalkByCursorMeetsEveryOrderOnceWhileOthersArrive() {
        for (int i = 0; i < 7; i++) {
            rows.order("op-same-" + i, NOON.plusSeconds(10))
                    .with("channel", CHANNEL)
                    .insert();
        }
        List<String> met = new ArrayList<>();
        String cursor = "";
        for (int step = 0; cursor != null; step++) {
            JsonPath page = page(Map.of("channel", CHANNEL, "limit", "3", "cursor", cursor));
            met.addAll(page.getList("items.order_id"));
            cursor = page.getString("next_cursor");
            rows.order("op-newer-" + step, NOON.plusSeconds(100_000L + step))
                    .with("channel", CHANNEL)
                    .insert();
        }

        assertThat(met)
                .containsExactly(
                        "op-held-user",
                        "op-same-6",
                        "op-same-5",
                        "op-same-4",
                        "op-same-3",
                        "op-same-2",
                        "op-same-1",
                        "op-same-0",
                        "op-held-inv",
                        "op-100%",
                        "op-paid");
    }

    @Test
    void theLastFullPageHasNoNextOne() {
        JsonPath page = page(Map.of("channel", CHANNEL, "limit", "4"));

        assertThat(page.getList("items")).hasSize(4);
        assertThat(page.getString("next_cursor")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    limit=0            | limit takes a whole number from 1 to 200, not "0"
                    limit=201          | limit takes a whole number from 1 to 200, not "201"
                    limit=ten          | limit takes a whole number from 1 to 200
                    limit=-1           | limit takes a whole number from 1 to 200
                    limit=99999999999  | limit takes a whole number from 1 to 200
                    cursor=!!          | cursor is not one that this list gave out
                    cursor=YWJj        | cursor is not one that this list gave out
                    cursor=OTk5OTk5OTk5OTk5OTk5OTk5Ly94 | cursor is not one that this list gave out
                    status=HELD        | status takes one of ALL, CREATED, PAID
                    stage=paid         | stage takes one of ALL, PAYMENT
                    reason=INV         | reason takes one of ALL, FUL-VALID
                    from=yesterday     | from takes a day such as 2026-03-01
                    from=2001-02-30    | from takes a day such as 2026-03-01
                    to=2001-03-05T12:00| to takes a day such as 2026-03-01
                    from=%2B999999999-01-01 | from takes times of the years 1 to 9999
                    q=a%00b            | q contains the character U+0000
                    """)
    void whatCannotBeReadIsAProblemThatSaysWhatCan(String parameter, String detail) {
        given().urlEncodingEnabled(false)
                .get("/api/orders/page?" + parameter)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400))
                .body("title", equalTo("Bad Request"))
                .body("detail", containsString(detail));
    }

    @Test
    void anOrderOfSeveralLinesIsShownByItsFirst() {
        lined("op-lines", 200_000, "MUG-01", "머그컵", "CAP-02");

        Map<String, @Nullable Object> order =
                page(Map.of("channel", CHANNEL, "limit", "1")).getMap("items[0]");
        assertThat(order)
                .containsEntry("order_id", "op-lines")
                .containsEntry("product_id", "MUG-01")
                .containsEntry("product_name", "머그컵")
                .containsEntry("quantity", null)
                .containsEntry("line_count", 2);
        assertThat(given().get("/orders?lang=en&channel=" + CHANNEL).asString())
                .contains("<bdi class=\"name\">머그컵</bdi> <span class=\"note\">and 1 more</span>");
    }

    @Test
    void anOrderOfOneLineHasItsQuantity() {
        lined("op-line", 200_001, "MUG-01", null);

        Map<String, @Nullable Object> order =
                page(Map.of("channel", CHANNEL, "limit", "1")).getMap("items[0]");
        assertThat(order)
                .containsEntry("product_id", "MUG-01")
                .containsEntry("product_name", null)
                .containsEntry("quantity", 3)
                .containsEntry("line_count", 1);
    }

    @Test
    void aProductOfTheOrderItselfIsNotMixedWithALine() {
        lined("op-own", 200_002, "MUG-01", "머그컵");
        rows.execute("update orders set product_name = '선물 세트' where order_id = 'op-own'");

        Map<String, @Nullable Object> order =
                page(Map.of("channel", CHANNEL, "limit", "1")).getMap("items[0]");
        assertThat(order).containsEntry("product_id", null).containsEntry("product_name", "선물 세트");
    }

    private void lined(String orderId, int secondsAfterNoon, String product, @Nullable String name, String... more) {
        rows.execute("delete from order_lines where order_id = ?", orderId);
        rows.order(orderId, NOON.plusSeconds(secondsAfterNoon))
                .with("channel", CHANNEL)
                .with("line_count", 1 + more.length)
                .insert();
        for (int i = more.length; i > 0; i--) {
            line(orderId, i + 1, more[i - 1], null);
        }
        line(orderId, 1, product, name);
    }

    private void line(String orderId, int number, String product, @Nullable String name) {
        rows.row("order_lines")
                .with("order_id", orderId)
                .with("line_no", number)
                .with("product_id", product)
                .with("product_name", name)
                .with("quantity", 3)
                .insert();
    }

    @Test
    void theLatestOrdersComeWithoutCursor() {
        given().get("/api/orders?limit=1").then().statusCode(200).body("items.size()", equalTo(1));
        given().get("/api/orders?limit=x").then().statusCode(400);
    }

    private static JsonPath page(Map<String, String> parameters) {
        return given().queryParams(parameters)
                .get("/api/orders/page")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
