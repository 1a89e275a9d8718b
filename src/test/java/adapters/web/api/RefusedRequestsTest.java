package adapters.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a program gets wrong is answered by a problem that says how to get it right, and never taken for our own fault. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class RefusedRequestsTest {
    private static final List<String> LISTS = List.of(
            "/api/orders/page",
            "/api/events/page",
            "/api/alerts/page",
            "/api/notifications",
            "/api/exemptions",
            "/api/products");
    private static final List<String> BAD_LIMITS =
            List.of("0", "-1", "1000000000", "201", "99999999999999999999", "ten", "1.5", "0x10", "1%00", "٣");
    private static final List<String> BAD_CURSORS =
            List.of("!!", "YWJj", "%00", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "%ED%A0%80", "a".repeat(3_000));

    static Stream<String> limits() {
        return LISTS.stream().flatMap(list -> BAD_LIMITS.stream().map(limit -> list + "?limit=" + limit));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void limitsAreWholeNumbersUpTo200(String address) {
        assertThat(problem(request().get(address), 400)).contains("limit takes a whole number from 1 to 200");
    }

    static Stream<String> cursors() {
        return LISTS.stream().flatMap(list -> BAD_CURSORS.stream().map(cursor -> list + "?cursor=" + cursor));
    }

    @ParameterizedTest
    @MethodSource("cursors")
    void cursorsAreThoseOfTheList(String address) {
        assertThat(problem(request().get(address), 400)).contains("cursor");
    }

    static Stream<String> texts() {
        List<String> parameters = List.of(
                "/api/orders/page?q=",
                "/api/orders/page?channel=",
                "/api/orders/export?q=",
                "/api/events/page?order_id=",
                "/api/events/page?event_type=",
                "/api/events/page?channel=",
                "/api/alerts/page?order_id=",
                "/api/alerts/page?group_subject=",
                "/api/alerts/page?reason=");
        List<String> addresses = new ArrayList<>();
        for (String parameter : parameters) {
            addresses.add(parameter + "a%00b");
            addresses.add(parameter + "a".repeat(1_001));
        }
        return addresses.stream();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textIsNeitherEndlessNorHoldsWhatNoStoredTextHas(String address) {
        assertThat(problem(request().get(address), 400))
                .containsAnyOf("U+0000, which no stored text has", "is longer than 1000 characters", "takes one of");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /api/orders/page?status=paid        | status takes one of ALL, CREATED
                    /api/orders/page?stage=%ED%A0%80    | stage takes one of ALL, PAYMENT
                    /api/orders/page?reason=EVT-PARSE   | reason takes one of ALL, FUL-VALID
                    /api/orders/page?from=2026-13-01    | from takes a day
                    /api/orders/page?from=2026-03-01T09:00:00 | from takes a day
                    /api/orders/page?to=1600000000      | to takes a day
                    /api/orders/page?to=0000-01-01      | to takes times of the years 1 to 9999
                    /api/orders/page?to=-999999999-01-01| to takes times of the years 1 to 9999
                    /api/orders/page?to=%2B999999999-12-31 | to takes
                    /api/orders/page?from=%2B1000000000-12-31T00:00:00Z | from takes
                    /api/events/page?only_error=yes     | only_error takes true or false
                    /api/orders/page?late=soon          | late takes true or false
                    /api/events/page?moved_to=SHIPPED   | moved_to and moved_on belong together
                    /api/events/page?moved_on=2026-03-01 | moved_to and moved_on belong together
                    /api/events/page?moved_to=HOLD&moved_on=2026-03-01 | moved_to takes one of ALL, CREATED
                    /api/events/page?moved_to=PAID&moved_on=today | moved_on takes a day
                    /api/events/page?moved_to=PAID&moved_on=2026-03-01T09:00Z | moved_to and moved_on belong together
                    /api/alerts/page?status=HELD        | status takes one of ALL, UNRESOLVED
                    /api/alerts/page?kind=hold          | kind takes one of ALL, HOLD
                    /api/alerts/page?reason=FUL         | reason takes one of ALL, FUL-VALID
                    /api/alerts/page?group_kind=PLACE   | group_kind takes one of ALL
                    /api/orders/x?events_limit=0        | events_limit takes a whole number
                    /api/orders/x?alerts_limit=201      | alerts_limit takes a whole number
                    """)
    void valuesThatAreNoneAreToldThoseThatAre(String address, String detail) {
        assertThat(problem(request().get(address), 400)).contains(detail);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders/nobody",
        "/api/orders/a%00b",
        "/api/orders/%ED%A0%80",
        "/api/orders/%F0%9F%98%80%25",
        "/api/order?id=nobody",
        "/api/order",
        "/api/events/nobody/raw",
        "/api/events/a%00b/raw",
        "/api/alerts/hold:0",
        "/api/alerts/nobody",
        "/api/alerts/a%00b",
        "/api/alert?key=nobody",
        "/api/products/nobody",
        "/api/nothing",
        "/api",
        "/api/events"
    })
    void whatIsNotThereIsNotFound(String address) {
        problem(request().get(address), 404);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,/api/orders",
        "POST,/api/orders",
        "PUT,/api/orders/page",
        "DELETE,/api/orders/x",
        "POST,/api/orders/export",
        "POST,/api/events/page",
        "DELETE,/api/events/x/raw",
        "PUT,/api/alerts/page",
        "DELETE,/api/alerts/hold:1",
        "GET,/api/alerts/actions",
        "DELETE,/api/products/x",
        "POST,/api/products",
        "PATCH,/api/products/x",
        "DELETE,/api/alerts",
        "PATCH,/api/orders/page"
    })
    void methodsThatAnAddressDoesNotTakeAreRefused(String method, String address) {
        Response answer = request().contentType("application/json").body("{}").request(method, address);

        assertThat(answer.statusCode()).isIn(404, 405);
        problem(answer, answer.statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/api/alerts/actions",
        "POST,/api/alerts/hold:1/ack",
        "POST,/api/alerts/hold:1/resolve",
        "POST,/api/alerts/hold:1/retry",
        "PUT,/api/products/x"
    })
    void bodiesAreJson(String method, String address) {
        problem(request().contentType("text/plain").body("ack").request(method, address), 415);
        problem(request().contentType("application/json").body("{\"note\": ").request(method, address), 400);
        problem(request().contentType("application/json").body("[1]").request(method, address), 400);
        problem(request().contentType("application/json").body("\"text\"").request(method, address), 400);
    }

    @ParameterizedTest
    @CsvSource({"/api/orders/page", "/api/events/page", "/api/alerts/page", "/api/products", "/api/orders"})
    void listsAreNothingButJson(String address) {
        problem(request().accept("image/png").get(address), 406);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders/page?limit=5&limit=7",
        "/api/orders/page?status=PAID&status=HOLD",
        "/api/orders/page?q=%ED%A0%80",
        "/api/orders/page?q=%FF%FE",
        "/api/orders/page?q=&status=&from=&cursor=&limit=",
        "/api/orders/page?unknown=1",
        "/api/events/page?order_id=%F0%9F%98%80",
        "/api/alerts/page?order_id=%ED%B0%80",
        "/api/orders/page?q=%25_%5C",
        "/api/orders/page?q=%27%3B%20drop%20table%20orders%3B--",
        "/api/orders/page?from=2026-03-02&to=2026-03-01",
        "/api/orders/page?limit=200",
        "/api/orders/page?q=+",
        "/api/orders/page?q=%0A"
    })
    void theOddIsAnswered(String address) {
        Response answer = request().get(address);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("items")).isNotNull();
    }

    private static RequestSpecification request() {
        return given().urlEncodingEnabled(false);
    }

    private static String problem(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("title")).isNotBlank();
        String detail = answer.jsonPath().getString("detail");
        assertThat(detail).isNotBlank().doesNotContain("Exception", "null");
        return detail;
    }
}
