package adapters.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import fixtures.Arrivals;
import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class AlertsApiTest {
    @Inject
    Arrivals arrivals;

    private String order;

    @BeforeEach
    void anOrderOfItsOwn() {
        order = "aa-" + UUID.randomUUID();
    }

    @Test
    void anAlertOfAHoldTellsWhatItIsAbout() {
        arrivals.incompleteOrders(order);

        given().get("/api/alerts/page?order_id=" + order)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next_cursor", nullValue())
                .body("items[0].kind", equalTo("HOLD"))
                .body("items[0].status", equalTo("OPEN"))
                .body("items[0].order_id", equalTo(order))
                .body("items[0].event_id", nullValue())
                .body("items[0].reason", equalTo("FUL-VALID"))
                .body("items[0].occurred_at", endsWith("+09:00"))
                .body("items[0].operator", nullValue())
                .body("items[0].version", equalTo(0))
                .body("items[0].attempts", equalTo(0))
                .body("items[0].group_kind", equalTo("ORDER"))
                .body("items[0].group_subject", equalTo(order))
                .body("items[0].evidence.missing", containsInAnyOrder("ADDRESS", "UNKNOWN_PRODUCT"));
    }

    @Test
    void anAlertOfABadEventTellsWhatIsWrongWithIt() {
        arrivals.badEvent(order + "-e", order);

        given().get("/api/alerts/page?order_id=" + order)
                .then()
                .body("items[0].kind", equalTo("EVENT"))
                .body("items[0].reason", equalTo("EVT-SCHEMA"))
                .body("items[0].event_id", notNullValue())
                .body("items[0].explanation", containsString("LOST"))
                .body("items[0].evidence", nullValue());
    }

    @Test
    void everyFilterNarrowsTheList() {
        arrivals.incompleteOrders(order);
        arrivals.badEvent(order + "-bad", order);
        String hold = key("kind=HOLD");
        String event = key("kind=EVENT");
        act(hold, "ack", "{}").statusCode(200);

        assertThat(keys("status=ALL")).containsExactly(event, hold);
        assertThat(keys("status=UNRESOLVED")).containsExactly(event, hold);
        assertThat(keys("status=ACK")).containsExactly(hold);
        assertThat(keys("status=OPEN")).containsExactly(event);
        assertThat(keys("status=RESOLVED")).isEmpty();
        assertThat(keys("status=RETRY_REQUESTED")).isEmpty();
        assertThat(keys("kind=HOLD&status=OPEN")).isEmpty();
        assertThat(keys("reason=EVT-SCHEMA")).containsExactly(event);
        assertThat(keys("reason=FUL-INV")).isEmpty();
        assertThat(keys("group_kind=ORDER&group_subject=" + order)).containsExactly(event, hold);
        assertThat(keys("group_kind=USER")).isEmpty();
    }

    @Test
    void theLatestAreNewestFirstAndAsManyAsAskedFor() {
        arrivals.incompleteOrders(order + "-1", order + "-2", order + "-3");

        given().get("/api/alerts?limit=2")
                .then()
                .statusCode(200)
                .body("items.order_id", contains(order + "-3", order + "-2"));
    }

    @Test
    void aWalkByCursorMeetsEveryAlertOnceWhileOthersArrive() {
        arrivals.badEvent(order + "-1", order);
        arrivals.badEvent(order + "-2", order);
        arrivals.badEvent(order + "-3", order);
        List<String> expected = keys("status=ALL");
        List<String> met = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = page("limit=1&cursor=" + cursor);
            met.addAll(page.getList("items.alert_key"));
            cursor = page.getString("next_cursor");
            arrivals.badEvent(order + "-late-" + met.size(), order);
        }

        assertThat(met).hasSize(3).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page?status=LOST",
                "/page?kind=ORDER",
                "/page?reason=FUL-X",
                "/page?limit=0",
                "/page?limit=201",
                "/page?cursor=xyz",
                "/page?order_id=%00",
                "/page?group_kind=HOUSE",
                "?limit=-1",
                "?limit=many"
            })
    void whatCannotBeReadIsAProblem(String parameters) {
        given().urlEncodingEnabled(false)
                .get("/api/alerts" + parameters)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void everyActionIsKeptWithActorTimeAndNote() {
        arrivals.incompleteOrders(order);
        String key = key("");

        act(key, "ack", "{\"note\": \"확인 중 🙂\"}")
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("alert_key", equalTo(key))
                .body("status", equalTo("ACK"))
                .body("version", equalTo(1))
                .body("operator", equalTo("test-admin"));
        act(key, "resolve", "{\"version\": 1, \"note\": \"buyer called\"}")
                .statusCode(200)
                .body("status", equalTo("RESOLVED"))
                .body("version", equalTo(2));

        given().get("/api/alerts/{key}", key)
                .then()
                .statusCode(200)
                .body("alert_key", equalTo(key))
                .body("status", equalTo("RESOLVED"))
                .body("resolved_by", equalTo("test-admin"))
                .body("note", equalTo("buyer called"))
                .body("steps.step", contains("ACK", "RESOLVE"))
                .body("steps.actor", contains("test-admin", "test-admin"))
                .body("steps.note", contains("확인 중 🙂", "buyer called"))
                .body("steps.from_status", contains("OPEN", "ACK"))
                .body("steps[1].at", endsWith("+09:00"));
        given().get("/api/orders/" + order)
                .then()
                .body("order.current_status", equalTo("PAID"))
                .body("alerts[0].status", equalTo("RESOLVED"))
                .body("holds[0].released_by", equalTo("test-admin"));
    }

    @Test
    void aRetryIsAskedForWithoutABody() {
        arrivals.incompleteOrders(order);

        given().noContentType()
                .post("/api/alerts/{key}/retry", key(""))
                .then()
                .statusCode(200)
                .body("status", equalTo("RETRY_REQUESTED"));
    }

    @Test
    void whatIsNotAllowedIsAConflictThatTellsHowTheAlertStands() {
        arrivals.incompleteOrders(order);
        String key = key("");
        act(key, "resolve", "{}").statusCode(200);

        for (String action : List.of("ack", "resolve", "retry")) {
            act(key, action, "{}")
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("title", equalTo("Conflict"))
                    .body("why", equalTo("NOT_ALLOWED"))
                    .body("status", equalTo(409))
                    .body("alert_status", equalTo("RESOLVED"))
                    .body("version", equalTo(1))
                    .body("operator", equalTo("test-admin"))
                    .body("detail", containsString("The alert is RESOLVED by test-admin"))
                    .body("errors", nullValue());
        }
        given().get("/api/alerts/{key}", key).then().body("steps", hasSize(1));
    }

    @Test
    void ofTwoOperatorsTheSecondIsToldWhatTheFirstDid() {
        arrivals.incompleteOrders(order);
        String key = key("");
        act(key, "ack", "{\"version\": 0}").statusCode(200);

        act(key, "resolve", "{\"version\": 0}")
                .statusCode(409)
                .body("why", equalTo("CHANGED_MEANWHILE"))
                .body("status", equalTo(409))
                .body("alert_status", equalTo("ACK"))
                .body("version", equalTo(1))
                .body("operator", equalTo("test-admin"))
                .body("detail", containsString("repeat the action with that version"));
        act(key, "resolve", "{\"version\": 1}").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"note\"",
                "{\"note\": 7}",
                "{\"note\": \"a\\u0000\"}",
                "{\"version\": -1}",
                "{\"version\": \"1\"}",
                "{\"version\": 1.5}",
                "{\"note\": "
            })
    void aBodyThatCannotBeTakenChangesNothing(String body) {
        arrivals.incompleteOrders(order);
        String key = key("");

        act(key, "ack", body).statusCode(400).contentType("application/problem+json");
        given().get("/api/alerts/{key}", key).then().body("status", equalTo("OPEN"));
    }

    @Test
    void aNoteHasUpTo2000Characters() {
        arrivals.incompleteOrders(order);
        String key = key("");

        act(key, "ack", "{\"note\": \"" + "🙂".repeat(2_001) + "\"}").statusCode(400);
        act(key, "ack", "{\"note\": \"" + "🙂".repeat(2_000) + "\"}").statusCode(200);
        given().get("/api/alerts/{key}", key).then().body("note", equalTo("🙂".repeat(2_000)));
    }

    @Test
    void anAlertThatDoesNotExistIsNotFound() {
        for (String key : List.of("hold:0", "event:none", "nothing", "event:\0")) {
            given().get("/api/alerts/{key}", key).then().statusCode(404).contentType("application/problem+json");
            act(key, "ack", "{}").statusCode(404);
        }
    }

    @Test
    void wrongMethodsAndMediaTypesAreRefused() {
        arrivals.incompleteOrders(order);
        String key = key("");

        given().contentType("text/plain")
                .body("x")
                .post("/api/alerts/{key}/ack", key)
                .then()
                .statusCode(415);
        given().contentType("text/plain")
                .body("x")
                .post("/api/alerts/actions")
                .then()
                .statusCode(415);
        given().delete("/api/alerts/{key}", key).then().statusCode(405);
        given().get("/api/alerts/actions").then().statusCode(405);
        given().post("/api/alerts").then().statusCode(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "50%", "a%2Fb", "what?#x", "이벤트 1", "a;b=c", "x/ack", "page", "a+b&c=d"})
    void everyEventIdWorksInAPath(String name) {
        arrivals.badEvent(order + name, order);
        String key = key("");
        assertThat(key).startsWith("event:" + order + name + "~");

        given().get("/api/alerts/{key}", key).then().statusCode(200).body("alert_key", equalTo(key));
        given().queryParam("key", key).get("/api/alert").then().statusCode(200).body("alert_key", equalTo(key));
        act(key, "ack", "{}").statusCode(200).body("alert_key", equalTo(key));
    }

    @Test
    void aSelectionIsReportedAlertByAlert() {
        arrivals.incompleteOrders(order + "-1", order + "-2", order + "-3");
        String first = keyOf(order + "-1");
        String second = keyOf(order + "-2");
        String third = keyOf(order + "-3");
        act(third, "ack", "{}").statusCode(200);

        many("""
                {"action": "ACK", "note": "all of them",
                 "keys": ["%s", {"alert_key": "%s", "version": 0}, "%s", {"alert_key": "%s", "version": 0}, "hold:0", "%s"]}""".formatted(first, second, third, third, first))
                .statusCode(200)
                .body("action", equalTo("ACK"))
                .body("done", equalTo(2))
                .body("refused", equalTo(2))
                .body("results_left_out", equalTo(0))
                .body("results.alert_key", contains(first, second, third, "hold:0"))
                .body("results.ok", contains(true, true, false, false))
                .body("results[0].status", equalTo("ACK"))
                .body("results[0].version", equalTo(1))
                .body("results[0].why", nullValue())
                .body("results[2].why", equalTo("NOT_ALLOWED"))
                .body("results[2].status", equalTo("ACK"))
                .body("results[3].why", equalTo("UNKNOWN"));
        given().get("/api/alerts/{key}", second).then().body("note", equalTo("all of them"));
    }

    @Test
    void allThatMatchAFilterAreActedOn() {
        arrivals.incompleteOrders(order);
        arrivals.badEvent(order + "-1", order);
        arrivals.badEvent(order + "-2", order);

        many("{\"action\": \"resolve\", \"filter\": {\"order_id\": \"%s\", \"reason\": \"EVT-SCHEMA\", \"status\": \"OPEN\"}}"
                        .formatted(order))
                .statusCode(200)
                .body("done", equalTo(2))
                .body("refused", equalTo(0))
                .body("results", hasSize(2));

        assertThat(keys("status=UNRESOLVED")).containsExactly(key("kind=HOLD"));
        many("{\"action\": \"RESOLVE\", \"filter\": {\"order_id\": \"%s\", \"status\": \"OPEN\", \"kind\": \"EVENT\"}}"
                        .formatted(order))
                .statusCode(200)
                .body("done", equalTo(0))
                .body("results", hasSize(0));
    }

    @Test
    void theResultsOfAFilterBeyondAThousandAreCounted() {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 1_002; i++) {
            messages.add("{\"event_id\":\"%1$s-%2$d\",\"order_id\":\"%1$s\",\"current_status\":\"LOST\"}"
                    .formatted(order, i));
        }
        arrivals.arrive(messages);
        String last = page("limit=1").getString("items[0].alert_key");
        act(last, "ack", "{}").statusCode(200);

        many("{\"action\": \"ACK\", \"filter\": {\"order_id\": \"" + order + "\"}}")
                .statusCode(200)
                .body("done", equalTo(1_001))
                .body("refused", equalTo(1))
                .body("results", hasSize(1_000))
                .body("results_left_out", equalTo(2))
                .body("results[0].alert_key", equalTo(last))
                .body("results[0].why", equalTo("NOT_ALLOWED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"action\": \"ACK\"}",
                "{\"action\": \"ACK\", \"keys\": []}",
                "{\"action\": \"ACK\", \"keys\": \"hold:1\"}",
                "{\"action\": \"ACK\", \"keys\": [1]}",
                "{\"action\": \"ACK\", \"keys\": [\"hold:\\u0000\"]}",
                "{\"action\": \"ACK\", \"keys\": [{\"version\": 1}]}",
                "{\"action\": \"ACK\", \"keys\": [{\"alert_key\": \"hold:1\", \"version\": \"x\"}]}",
                "{\"action\": \"ACK\", \"keys\": [\"hold:1\"], \"filter\": {\"status\": \"OPEN\"}}",
                "{\"action\": \"ACK\", \"filter\": {}}",
                "{\"action\": \"ACK\", \"filter\": \"OPEN\"}",
                "{\"action\": \"ACK\", \"filter\": {\"stauts\": \"OPEN\"}}",
                "{\"action\": \"ACK\", \"filter\": {\"status\": \"LOST\"}}",
                "{\"action\": \"ACK\", \"filter\": {\"order_id\": 7}}",
                "{\"action\": \"DELETE\", \"keys\": [\"hold:1\"]}",
                "{\"action\": 1, \"keys\": [\"hold:1\"]}",
                "{\"keys\": [\"hold:1\"]}",
                "{\"action\": \"ACK\", \"keys\": [\"hold:1\"], \"note\": 7}"
            })
    void anActionOnManyThatCannotBeReadIsAProblem(String body) {
        many(body).statusCode(400).contentType("application/problem+json").body("detail", not(nullValue()));
    }

    @Test
    void moreThanTenThousandKeysAreRefused() {
        String keys = "\"hold:0\",".repeat(10_000) + "\"hold:0\"";

        many("{\"action\": \"ACK\", \"keys\": [" + keys + "]}")
                .statusCode(400)
                .body("detail", containsString("1 to 10000"));
        many("{\"action\": \"ACK\", \"keys\": [" + keys.substring(9) + "]}")
                .statusCode(200)
                .body("refused", equalTo(1));
    }

    @Test
    void theActionsAreInTheDescriptionOfTheApi() {
        given().get("/q/openapi?format=json")
                .then()
                .body("paths.keySet()", hasItem(containsString("/api/alerts/actions")));
    }

    private String key(String filter) {
        List<String> keys = keys(filter);
        assertThat(keys).hasSize(1);
        return keys.get(0);
    }

    private String keyOf(String orderId) {
        return given().get("/api/alerts/page?order_id=" + orderId).jsonPath().getString("items[0].alert_key");
    }

    private List<String> keys(String filter) {
        return page(filter).getList("items.alert_key");
    }

    private JsonPath page(String filter) {
        return given().get("/api/alerts/page?order_id=" + order + "&" + filter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse act(String key, String action, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/alerts/{key}/" + action, key)
                .then();
    }

    private static ValidatableResponse many(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/alerts/actions")
                .then();
    }
}
