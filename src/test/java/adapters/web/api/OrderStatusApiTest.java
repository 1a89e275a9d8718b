package adapters.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fixtures.Arrivals;
import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class OrderStatusApiTest {
    @Inject
    Arrivals arrivals;

    private String order;

    @BeforeEach
    void anOrderOfItsOwn() {
        order = "os-" + UUID.randomUUID();
    }

    @Test
    void aMoveIsAnsweredWithBothStatusesAndItsEventWhichTheOrderShows() {
        paid(order);

        Response answer = post(order, "{\"next_status\":\"PICKING\",\"note\":\"7번 선반\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonPath done = answer.jsonPath();
        assertThat(done.getBoolean("ok")).isTrue();
        assertThat(done.getString("order_id")).isEqualTo(order);
        assertThat(done.getString("prev_status")).isEqualTo("PAID");
        assertThat(done.getString("status")).isEqualTo("PICKING");
        JsonPath detail = detail(order);
        assertThat(detail.getString("order.current_status")).isEqualTo("PICKING");
        assertThat(detail.getString("order.last_event_type")).isEqualTo("OPERATOR_PICKING");
        Map<String, Object> event = detail.getMap("events[0]");
        assertThat(event)
                .containsEntry("event_id", done.getString("event_id"))
                .containsEntry("source", "operator")
                .containsEntry("actor", "test-admin")
                .containsEntry("note", "7번 선반")
                .containsEntry("current_status", "PICKING")
                .containsEntry("reason_code", null)
                .containsEntry("offset", null);
        assertThat(detail.getMap("history[1]"))
                .containsEntry("from_status", "PAID")
                .containsEntry("to_status", "PICKING")
                .containsEntry("event_id", done.getString("event_id"))
                .containsEntry("actor", "test-admin")
                .containsEntry("note", "7번 선반");
        assertThat(given().get("/api/events/" + done.getString("event_id") + "/raw")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aHoldShowsItsReasonAndWhoPlacedItAndACancellationWhoMadeIt() {
        paid(order);

        JsonPath held = post(order, "{\"next_status\":\"HOLD\",\"note\":\"call first\"}")
                .jsonPath();
        assertThat(held.getString("prev_status")).isEqualTo("PAID");
        assertThat(held.getString("status")).isEqualTo("HOLD");
        JsonPath detail = detail(order);
        assertThat(detail.getString("order.hold_reason_code")).isEqualTo("FUL-MANUAL");
        assertThat(detail.getMap("holds[0].evidence"))
                .containsEntry("event_id", held.getString("event_id"))
                .containsEntry("statement", "call first")
                .containsEntry("stated_by", "test-admin");
        assertThat(detail.getMap("alerts[0]")).containsEntry("reason", "FUL-MANUAL");
        assertThat(detail.getMap("alerts[0].evidence")).containsEntry("stated_by", "test-admin");
        assertThat(detail.getMap("history[1]"))
                .containsEntry("to_status", "HOLD")
                .containsEntry("actor", "test-admin")
                .containsEntry("note", "call first");

        assertThat(post(order, "{\"next_status\":\"CANCELED\",\"note\":\"no answer\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(detail(order).getMap("history[2]"))
                .containsEntry("from_status", "HOLD")
                .containsEntry("to_status", "CANCELED")
                .containsEntry("actor", "test-admin")
                .containsEntry("note", "no answer");
    }

    @Test
    void aRefusalSaysHowTheOrderStandsAndWhatIsLegal() {
        paid(order);

        Response again = post(order, "{\"next_status\":\"PAID\"}");
        assertProblem(
                again,
                409,
                "The order is PAID already. Legal now: PICKING, PACKED, SHIPPED, DELIVERED, CANCELED, HOLD.");
        assertThat(again.jsonPath().getString("why")).isEqualTo("SAME_STATUS");
        assertThat(again.jsonPath().getString("current_status")).isEqualTo("PAID");
        assertThat(again.jsonPath().getList("legal_moves"))
                .containsExactly("PICKING", "PACKED", "SHIPPED", "DELIVERED", "CANCELED", "HOLD");
        assertThat(again.jsonPath().getList("holds")).isEmpty();

        post(order, "{\"next_status\":\"CANCELED\"}");
        assertProblem(
                post(order, "{\"next_status\":\"PICKING\"}"),
                409,
                "The order is CANCELED, from where it cannot become PICKING. No move is legal now.");
        assertProblem(
                post(order, "{\"next_status\":\"HOLD\"}"),
                409,
                "The order is CANCELED: only an order that is CREATED, PAID, PICKING or PACKED can be held."
                        + " No move is legal now.");
        assertThat(detail(order).getList("events")).hasSize(2);
    }

    @Test
    void theRefusalOfAHeldOrderNamesItsHoldsAndTheirAlerts() {
        arrivals.incompleteOrders(order);
        String alert = detail(order).getString("alerts[0].alert_key");

        Response refused = post(order, "{\"next_status\":\"PICKING\"}");

        assertProblem(
                refused,
                409,
                "The order is held for FUL-VALID: it can only be cancelled, or released first, by resolving " + alert
                        + ". Legal now: CANCELED, HOLD.");
        assertThat(refused.jsonPath().getString("current_status")).isEqualTo("HOLD");
        assertThat(refused.jsonPath().getString("underlying_status")).isEqualTo("PAID");
        assertThat(refused.jsonPath().getList("holds"))
                .containsExactly(Map.of("reason", "FUL-VALID", "alert_key", alert));

        post(order, "{\"next_status\":\"HOLD\"}");
        assertThat(post(order, "{\"next_status\":\"HOLD\"}").jsonPath().getString("why"))
                .isEqualTo("HELD_BY_OPERATOR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|next_status takes one of CREATED, PAID, PICKING, PACKED, SHIPPED, DELIVERED, CANCELED, HOLD, as text",
                "{\"next_status\":7}|next_status takes one of CREATED, PAID, PICKING, PACKED, SHIPPED, DELIVERED, CANCELED, HOLD, as text",
                "{\"next_status\":\"LOST\"}|next_status takes one of CREATED, PAID, PICKING, PACKED, SHIPPED, DELIVERED, CANCELED, HOLD, not \"LOST\"",
                "{\"next_status\":\"PICKING\",\"note\":[]}|note takes text",
                "{\"next_status\":\"PICKING\",\"note\":\"a\\u0000b\"}|note contains the character U+0000, which no stored text has",
                "{\"next_status\":\"PICKING\",\"note\":\"a\\ud800b\"}|note contains half of a surrogate pair, which no stored text has",
                "[]|The body must be a JSON object such as {\"next_status\": \"PICKING\", \"note\": \"shelf 7\"}",
                "~~|The body must be a JSON object such as {\"next_status\": \"PICKING\", \"note\": \"shelf 7\"}",
                "{\"next|The request cannot be read: is its body well-formed?"
            })
    void aBodyThatCannotBeUsedIsRefusedWithWhatItTakes(String body, String detail) {
        paid(order);

        assertProblem(post(order, body), 400, detail);

        assertThat(detail(order).getString("order.current_status")).isEqualTo("PAID");
    }

    @Test
    void aNoteHasItsLimit() {
        paid(order);

        assertProblem(
                post(order, "{\"next_status\":\"PICKING\",\"note\":\"" + "가".repeat(2_001) + "\"}"),
                400,
                "note is longer than 2000 characters");
        assertThat(post(order, "{\"next_status\":\"PICKING\",\"note\":\"" + "😀".repeat(2_000) + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherMediaTypeAndAnUnknownOrderAreRefused() {
        assertProblem(
                given().contentType("text/plain").body("PAID").post("/api/orders/" + order + "/status"),
                415,
                "This address does not take a body of that Content-Type");
        assertProblem(post(order, "{\"next_status\":\"PAID\"}"), 404, "No order has this id");
        assertProblem(post("a%00b", "{\"next_status\":\"PAID\"}"), 404, "No order has this id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "..", "os/with/slashes", "os x/status", "os-주문 %2F?#&+"})
    void anOrderOfAnyIdCanBeChangedBesideThePaths(String prefix) {
        String id = prefix.equals("page") || prefix.equals("..") ? prefix : prefix + order;
        paid(id);
        String status =
                given().queryParam("id", id).get("/api/order").jsonPath().getString("order.current_status");
        String next = status.equals("PAID") ? "PACKED" : "DELIVERED";

        Response answer = given().contentType(ContentType.JSON)
                .queryParam("id", id)
                .body("{\"next_status\":\"" + next + "\"}")
                .post("/api/order/status");

        assertThat(answer.statusCode()).isIn(200, 409);
        assertThat(given().queryParam("id", id).get("/api/order").jsonPath().getString("order.current_status"))
                .isEqualTo(next);
    }

    @Test
    void anIdThatEndsLikeTheCallIsStillAnId() {
        paid(order + "/status");

        assertThat(given().get("/api/orders/" + order + "/status").jsonPath().getString("order.order_id"))
                .isEqualTo(order + "/status");
        assertThat(post(order + "/status", "{\"next_status\":\"PACKED\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theActorIsNeverAFieldOfTheRequestAndAPageOfAnotherOriginChangesNothing() {
        paid(order);

        assertThat(given().contentType(ContentType.JSON)
                        .header("Origin", "https://elsewhere.example")
                        .body("{\"next_status\":\"CANCELED\"}")
                        .post("/api/orders/" + order + "/status")
                        .statusCode())
                .isEqualTo(403);
        post(order, "{\"next_status\":\"PICKING\",\"actor\":\"somebody\"}");

        assertThat(detail(order).getString("events[0].actor")).isEqualTo("test-admin");
    }

    @Test
    void theDescriptionOfTheCallHasItsBodyExamplesAndRefusals() {
        JsonPath api = JsonPath.from(
                given().accept("application/json").get("/q/openapi?format=json").asString());
        Map<String, Object> call = api.getMap("paths.'/api/orders/{order_id}/status'.post");

        assertThat(call).containsKeys("summary", "description", "requestBody", "responses");
        assertThat(api.getMap("paths.'/api/orders/{order_id}/status'.post.responses"))
                .containsKeys("200", "400", "404", "409", "415");
        assertThat(api.getMap(
                        "paths.'/api/orders/{order_id}/status'.post.requestBody.content.'application/json'.examples"))
                .containsKeys("cancel", "hold");
        assertThat(api.getList("components.schemas.StatusBody.required")).isEqualTo(List.of("next_status"));
        assertThat(api.getMap("paths").keySet()).contains("/api/order/status");
    }

    /** An order in which nothing is to be found fault with. */
    private void paid(String id) {
        String own = UUID.randomUUID().toString();
        given().contentType(ContentType.JSON).body("{}").put("/api/products/p-" + own);
        arrivals.arrive(List.of(
                "{\"order_id\":\"%1$s\",\"user_id\":\"u-%2$s\",\"product_id\":\"p-%2$s\",\"address\":\"1 Sejong-daero\",\"status\":\"PAID\",\"occurred_at\":\"2026-04-01T09:00:00Z\"}"
                        .formatted(id, own)));
    }

    private static Response post(String id, String body) {
        return given().urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/orders/" + id + "/status");
    }

    private static JsonPath detail(String id) {
        return given().get("/api/orders/" + id).jsonPath();
    }

    private static void assertProblem(Response answer, int status, String detail) {
        assertThat(answer.jsonPath().getString("detail")).isEqualTo(detail);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }
}
