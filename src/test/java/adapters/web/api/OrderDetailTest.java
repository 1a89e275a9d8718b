package adapters.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import fixtures.LocalStackResource;
import fixtures.Rows;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class OrderDetailTest {
    private static final Instant NOON = Instant.parse("2002-03-05T03:00:00Z");
    private static final long IDS = 2_002_000_000_000L;

    @Inject
    Rows rows;

    @BeforeEach
    void forget() {
        for (String table :
                List.of("orders", "order_lines", "order_products", "holds", "hold_history", "events", "alerts")) {
            rows.execute("delete from " + table + " where order_id like 'od%'");
        }
    }

    @Test
    void anOrderComesWithItsLinesEventsAlertsAndHistory() {
        rows.order("od-1", NOON)
                .with("underlying_status", "PICKING")
                .with("current_status", "HOLD")
                .with("hold_reason_code", "FUL-VALID")
                .with("ever_held", true)
                .insert();
        line("od-1", 2, "P-2", 1);
        line("od-1", 1, "P-1", 3);
        event(1, "od-e1", "od-1", NOON, "CREATED", null);
        event(2, "od-e2", "od-1", NOON.plusSeconds(1), "PICKING", "CREATED");
        hold(1, "od-1", "FUL-VALID", 2).with("detail", "USER,ADDRESS").insert();
        hold(2, "od-1", "FUL-MANUAL", 3).with("retracted_at", NOON).insert();
        change("od-1", 1, NOON.plusSeconds(2), "PICKING", "HOLD", "HOLD");
        alertOfHold("od-1", 1, "OPEN");

        JsonPath detail = detail("od-1");

        assertThat(detail.getString("order.underlying_status")).isEqualTo("PICKING");
        assertThat(detail.getList("order.lines.product_id")).containsExactly("P-1", "P-2");
        assertThat(detail.getList("events.event_id")).containsExactly("od-e2", "od-e1");
        assertThat(detail.getList("alerts.alert_key")).containsExactly("hold:" + (IDS + 1));
        assertThat(detail.getList("holds.reason")).containsExactly("FUL-VALID");
        assertThat(detail.getList("holds[0].evidence.missing")).containsExactly("USER", "ADDRESS");
        assertThat(detail.getBoolean("holds[0].active")).isTrue();
        assertThat(detail.getList("history.to_status")).containsExactly("CREATED", "PICKING", "HOLD");
        assertThat(detail.getList("history.event_id")).containsExactly("od-e1", "od-e2", null);
        assertThat(detail.getString("history[2].reason")).isEqualTo("FUL-VALID");
        assertThat(detail.getString("history[2].at")).isEqualTo("2002-03-05T12:00:02+09:00");
    }

    @Test
    void aBurstNamesItsTriggerItsOrdersAndThoseThatHadLeft() {
        for (int i = 0; i <= 6; i++) {
            rows.order("od-b" + i, NOON.plusSeconds(i))
                    .with("burst_user", "od-user")
                    .insert();
        }
        rows.order("od-gone", NOON.minusSeconds(30))
                .with("burst_user", "od-user")
                .with("left_at", NOON.plusSeconds(5))
                .insert();
        rows.order("od-too-old", NOON.minusSeconds(55))
                .with("burst_user", "od-user")
                .insert();
        rows.order("od-other", NOON).with("burst_user", "od-somebody").insert();
        burst(1, "od-b3", "FUL-FRAUD-USER", "od-user", 5_000).insert();

        JsonPath evidence =
                JsonPath.from(given().get("/api/orders/od-b3").asString()).setRootPath("holds[0].evidence");

        assertThat(evidence.getString("trigger_order_id")).isEqualTo("od-b6");
        assertThat(evidence.getString("trigger_at")).isEqualTo("2002-03-05T12:00:06+09:00");
        assertThat(evidence.getInt("limit")).isEqualTo(5);
        assertThat(evidence.getString("window")).isEqualTo("PT5S");
        assertThat(evidence.getString("lookback")).isEqualTo("PT1M");
        assertThat(evidence.getLong("window_orders")).isEqualTo(6);
        assertThat(evidence.getLong("lookback_orders")).isEqualTo(8);
        assertThat(evidence.getLong("already_left")).isEqualTo(1);
        assertThat(evidence.getList("orders.order_id"))
                .containsExactly("od-b6", "od-b5", "od-b4", "od-b3", "od-b2", "od-b1", "od-b0", "od-gone");
        assertThat(evidence.getList("orders.in_window"))
                .containsExactly(true, true, true, true, true, true, false, false);
        assertThat(evidence.getBoolean("orders[7].already_left")).isTrue();
    }

    @Test
    void aProductBurstCountsOrdersOfSeveralProductsOnceAndShowsAtMostFifty() {
        for (int i = 0; i < 60; i++) {
            rows.order("od-p" + i, NOON.plusMillis(i))
                    .with("burst_product", "OD-X")
                    .insert();
        }
        rows.order("od-p-many", NOON).insert();
        for (String product : List.of("OD-X", "OD-Y")) {
            rows.row("order_products")
                    .with("product_id", product)
                    .with("created_at", NOON)
                    .with("order_id", "od-p-many")
                    .insert();
        }
        burst(2, "od-p3", "FUL-FRAUD-PROD", "OD-X", 10_000).insert();

        JsonPath evidence =
                JsonPath.from(given().get("/api/orders/od-p3").asString()).setRootPath("holds[0].evidence");

        assertThat(evidence.getLong("window_orders")).isEqualTo(61);
        assertThat(evidence.getList("orders")).hasSize(50);
    }

    @Test
    void releasedHoldsSayHowTheyEndedAndComeLast() {
        rows.order("od-2", NOON).insert();
        hold(3, "od-2", "FUL-INV", 5)
                .with("detail", "3/1/CAP/2")
                .with("released_at", NOON.plusSeconds(9))
                .with("release_cause", "OPERATOR")
                .with("released_by", "kim")
                .insert();
        hold(4, "od-2", "FUL-CHANNEL", 1)
                .with("trigger_order_id", "od-e9")
                .with("trigger_at", NOON)
                .with("detail", "payment disputed")
                .insert();

        JsonPath detail = detail("od-2");

        assertThat(detail.getList("holds.reason")).containsExactly("FUL-CHANNEL", "FUL-INV");
        assertThat(detail.<String, Object>getMap("holds[0].evidence"))
                .containsEntry("event_id", "od-e9")
                .containsEntry("statement", "payment disputed")
                .containsEntry("stated_by", null);
        assertThat(detail.<String, Object>getMap("holds[1].evidence"))
                .isEqualTo(Map.of("product_id", "CAP/2", "wanted", 3, "available", 1));
        assertThat(detail.getString("holds[1].release_cause")).isEqualTo("OPERATOR");
        assertThat(detail.getString("holds[1].released_by")).isEqualTo("kim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"od/1", "od 주문 №1?x=1#y", "od/..;a=b/%2F", "od+plus&co", "od\"<b>'"})
    void everyIdWorksInAPath(String orderId) {
        rows.order(orderId, NOON).insert();

        given().get("/api/orders/{id}", orderId).then().statusCode(200).body("order.order_id", equalTo(orderId));
    }

    @Test
    void listsOfTheDetailAreBoundedAsAsked() {
        rows.order("od-3", NOON).insert();
        for (int i = 0; i < 5; i++) {
            event(10 + i, "od-3-" + i, "od-3", NOON.plusSeconds(i), "CREATED", null);
        }

        assertThat(detail("od-3?events_limit=2").getList("events.event_id")).containsExactly("od-3-4", "od-3-3");
        given().get("/api/orders/od-3?alerts_limit=0").then().statusCode(400);
    }

    @Test
    void unresolvedAlertsGoBeforeOthersAndThoseOfHoldsBeforeAll() {
        rows.order("od-5", NOON).insert();
        hold(51, "od-5", "FUL-VALID", 1).with("detail", "ADDRESS").insert();
        alertOfHold("od-5", 51, "ACK");
        alertOfEvent("od-5", "od-5-bad", "OPEN");
        for (int i = 52; i < 55; i++) {
            alertOfHold("od-5", i, "RESOLVED");
        }

        assertThat(detail("od-5?alerts_limit=1").getList("alerts.alert_key")).containsExactly("hold:" + (IDS + 51));
        assertThat(detail("od-5?alerts_limit=3").getList("alerts.alert_key"))
                .containsExactly("hold:" + (IDS + 54), "event:od-5-bad", "hold:" + (IDS + 51));
    }

    @Test
    void theHistoryEndsWithTheNewestChangeHoweverManyThereAre() {
        rows.order("od-6", NOON).insert();
        rows.execute("""
                insert into hold_history (order_id, at, position, from_status, to_status, cause, hold_id, actor)
                select 'od-6', ?::timestamptz + n * interval '1 second', 0, 'PAID', case when n = 501 then 'HOLD' else 'PAID' end,
                       'HOLD', 0, 'system'
                from generate_series(0, 501) n""", NOON.toString());

        List<String> statuses = detail("od-6").getList("history.to_status");

        assertThat(statuses).hasSize(500).endsWith("PAID", "HOLD");
        assertThat(detail("od-6").getString("history[0].at")).isEqualTo("2002-03-05T12:00:02+09:00");
    }

    @Test
    void anOrderThatListsNoLinesHasItsProductAsTheOnlyOne() {
        rows.order("od-4", NOON).with("product_id", "P-4").insert();

        JsonPath detail = detail("od-4");

        assertThat(detail.getList("order.lines.product_id")).containsExactly("P-4");
        assertThat(detail.getInt("order.lines[0].quantity")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", ".", "..", "od-5/status", "od 5?"})
    void anOrderMayBeCalledWhatAPathCannotCarry(String orderId) {
        rows.execute("delete from orders where order_id = ?", orderId);
        rows.order(orderId, NOON).insert();

        given().queryParam("id", orderId)
                .get("/api/order")
                .then()
                .statusCode(200)
                .body("order.order_id", equalTo(orderId));
    }

    @Test
    void theListKeepsItsAddress() {
        rows.execute("delete from orders where order_id = 'page'");
        rows.order("page", NOON).insert();

        given().get("/api/orders/page").then().statusCode(200).body("$", hasKey("items"));
        given().urlEncodingEnabled(false).get("/api/orders/%70age").then().body("$", hasKey("items"));
    }

    @Test
    void anyOrderNeedsItsId() {
        given().get("/api/order").then().statusCode(404).body("detail", equalTo("No order has this id"));
        given().get("/api/order?id=od-1&events_limit=0").then().statusCode(400);
    }

    @Test
    void anUnknownOrderIsAProblem() {
        given().get("/api/orders/od-unknown")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("No order has this id"));
        given().urlEncodingEnabled(false).get("/api/orders/a%00b").then().statusCode(404);
    }

    private static JsonPath detail(String path) {
        return given().get("/api/orders/" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void line(String orderId, int number, String productId, int quantity) {
        rows.row("order_lines")
                .with("order_id", orderId)
                .with("line_no", number)
                .with("product_id", productId)
                .with("quantity", quantity)
                .insert();
    }

    private void event(
            long number, String eventId, String orderId, Instant at, String status, @Nullable String before) {
        rows.event(IDS + number, eventId, at)
                .with("order_id", orderId)
                .with("event_type", status)
                .with("current_status", status)
                .with("prev_status", before)
                .with("next_status", status)
                .with("visible", true)
                .insert();
    }

    private void alertOfHold(String orderId, long number, String status) {
        alert("hold:" + (IDS + number), "HOLD", orderId, status)
                .with("hold_id", IDS + number)
                .with("reason", "FUL-VALID")
                .insert();
    }

    private void alertOfEvent(String orderId, String eventId, String status) {
        alert("event:" + eventId, "EVENT", orderId, status)
                .with("event_id", eventId)
                .with("reason", "EVT-SCHEMA")
                .insert();
    }

    private Rows.Row alert(String key, String kind, String orderId, String status) {
        return rows.row("alerts")
                .with("alert_key", key)
                .with("kind", kind)
                .with("status", status)
                .with("operator", "kim")
                .with("resolved_at", status.equals("RESOLVED") ? NOON : null)
                .with("resolved_by", status.equals("RESOLVED") ? "kim" : null)
                .with("order_id", orderId)
                .with("group_kind", "ORDER")
                .with("group_subject", orderId)
                .with("occurred_at", NOON)
                .with("opened_at", NOON)
                .with("last_opened_at", NOON);
    }

    private Rows.Row hold(long number, String orderId, String reason, int secondsAfterNoon) {
        return rows.hold(IDS + number, orderId, reason, NOON.plusSeconds(secondsAfterNoon));
    }

    private Rows.Row burst(long number, String orderId, String reason, String subject, long windowMillis) {
        return hold(number, orderId, reason, 6)
                .with("subject", subject)
                .with("trigger_order_id", "od-b6")
                .with("trigger_at", NOON.plusSeconds(6))
                .with("rule_limit", 5)
                .with("rule_window_ms", windowMillis)
                .with("rule_lookback_ms", 60_000L);
    }

    private void change(String orderId, long holdNumber, Instant at, String from, String to, String cause) {
        rows.row("hold_history")
                .with("order_id", orderId)
                .with("at", at)
                .with("position", 0)
                .with("from_status", from)
                .with("to_status", to)
                .with("cause", cause)
                .with("hold_id", IDS + holdNumber)
                .with("actor", "system")
                .insert();
    }
}
