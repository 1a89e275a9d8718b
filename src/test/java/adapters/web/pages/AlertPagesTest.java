package adapters.web.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import adapters.web.text.AlertMessages;
import domain.alert.AlertAction;
import domain.alert.AlertStatus;
import domain.alert.AlertStep;
import domain.alert.Refusal;
import fixtures.Arrivals;
import fixtures.LocalStackResource;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class AlertPagesTest {
    private static final String HOSTILE = "<script>alert('al')</script>&\"";

    @Inject
    Arrivals arrivals;

    private String order;

    @BeforeEach
    void anOrderOfItsOwn() {
        order = "ap-" + UUID.randomUUID();
    }

    @Test
    void theListBeginsWithWhatIsUnresolvedAndItsAddressSaysSo() {
        arrivals.incompleteOrders(order);

        Response first = given().redirects().follow(false).get("/alerts?order_id=" + order + "&lang=en");

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.header("Location")).endsWith("/alerts?order_id=" + order + "&lang=en&status=UNRESOLVED");
        assertThat(list("status=UNRESOLVED"))
                .contains(
                        "<option value=\"UNRESOLVED\" selected>Unresolved</option>",
                        "<option value=\"ALL\">Any</option>",
                        "Data missing</span>",
                        "Open</span>",
                        "<a href=\"/orders/" + order + "\">",
                        "usable address",
                        "all 1 that match",
                        "value=\"ACK 0 " + key() + "\"",
                        "value=\"RESOLVE 0 " + key() + "\"",
                        "value=\"RETRY 0 " + key() + "\"",
                        "aria-label=\"Acknowledge: " + key() + "\"");
        assertThat(list("status=RESOLVED"))
                .contains(
                        "No alert matches. Choose a wider status",
                        "href=\"/alerts?status=UNRESOLVED\">Clear filters</a>")
                .doesNotContain("value=\"ACK 0");
        assertThat(given().get("/alerts?status=ALL&order_id=" + order).asString())
                .contains("정보 누락</span>", "미처리</span>", "조건에 맞는 전체 1건");
    }

    @Test
    void onlyLegalActionsAreOffered() {
        arrivals.incompleteOrders(order);
        String key = key();
        act(chosen("ACK", "0 " + key));

        assertThat(list("status=ALL"))
                .contains("value=\"RESOLVE 1 " + key, "value=\"RETRY 1 " + key)
                .doesNotContain("value=\"ACK 1 " + key);

        act(chosen("RESOLVE", "1 " + key));
        assertThat(list("status=ALL")).contains("Resolved</span>").doesNotContain(" 2 " + key, "value=\"2 " + key);
    }

    @Test
    void aSelectionIsDoneAndTheFilterStays() {
        arrivals.badEvent(order + "-1", order);
        arrivals.badEvent(order + "-2", order);
        List<String> keys = keys();

        Response answer = act(given().formParam("action", "ACK")
                .formParam("note", "둘 다 확인")
                .formParam("key", "0 " + keys.get(0), "0 " + keys.get(1)));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .endsWith("/alerts?status=UNRESOLVED&order_id=" + order + "&did=ACK&done=2");
        assertThat(list("status=UNRESOLVED&did=ACK&done=2"))
                .contains("Acknowledge: 2 done.", "둘 다 확인", "<bdi>test-admin</bdi>", "Acknowledged</span>")
                .doesNotContain("&amp;did=ACK", "?did=ACK");
    }

    @Test
    void theButtonOfARowActsOnThatRowAlone() {
        arrivals.badEvent(order + "-1", order);
        arrivals.badEvent(order + "-2", order);
        List<String> keys = keys();

        Response answer = act(given().formParam("one", "RESOLVE 0 " + keys.get(0))
                .formParam("scope", "all")
                .formParam("key", "0 " + keys.get(1)));

        assertThat(answer.header("Location")).endsWith("&did=RESOLVE&done=1");
        assertThat(status(keys.get(0))).isEqualTo("RESOLVED");
        assertThat(status(keys.get(1))).isEqualTo("OPEN");
    }

    @Test
    void allThatMatchTheFilterAreActedOnOnceTheyAreSaidToBeMeant() {
        arrivals.badEvent(order + "-1", order);
        arrivals.badEvent(order + "-2", order);
        arrivals.incompleteOrders(order);

        String address = "/alerts?status=UNRESOLVED&kind=EVENT&order_id=" + order;
        Response asked = given().formParam("action", "RESOLVE")
                .formParam("scope", "all")
                .formParam("note", "a broken feed")
                .post(address + "&lang=en");
        assertThat(asked.asString())
                .contains("Resolve all 2 alerts that match", "name=\"scope\" value=\"all\"", "a broken feed</textarea>")
                .contains("href=\"" + address.replace("&", "&amp;"));
        assertThat(list("status=OPEN")).contains("all 3 that match");

        Response answer = given().redirects()
                .follow(false)
                .formParam("action", "RESOLVE")
                .formParam("scope", "all")
                .formParam("confirmed", "true")
                .post(address);

        assertThat(answer.header("Location")).endsWith("&did=RESOLVE&done=2");
        assertThat(list("status=UNRESOLVED")).contains("Data missing</span>").doesNotContain("Wrong fields</span>");
    }

    @Test
    void whatIsRefusedIsExplainedAndTheNoteStays() {
        arrivals.badEvent(order + "-1", order);
        arrivals.badEvent(order + "-2", order);
        List<String> keys = keys();
        act(chosen("ACK", "0 " + keys.get(0)));

        Response answer = act(given().formParam("action", "ACK")
                .formParam("note", "my <note>")
                .formParam("key", "0 " + keys.get(0), "0 " + keys.get(1)));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString())
                .contains(
                        "확인 1건을 처리했습니다.",
                        "확인: 1건은 처리하지 않았고 그대로입니다.",
                        "화면을 연 뒤에 다른 사람이 처리했습니다",
                        "my &lt;note&gt;</textarea>");
        assertThat(act(chosen("ACK", "1 " + keys.get(0))).asString()).contains("지금 상태에서는 할 수 없는 작업입니다.");
    }

    @Test
    void aFormWithoutAChoiceOrWithTooLongANoteDoesNothing() {
        arrivals.incompleteOrders(order);
        String note = "말".repeat(2_001);

        Response nothing = act(given().formParam("action", "ACK").formParam("note", "typed"));
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.asString()).contains("알림을 하나 이상 선택", "typed</textarea>");
        Response tooLong = act(chosen("ACK", "0 " + key()).formParam("note", note));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.asString()).contains("메모는 2,000자까지", note + "</textarea>");
        assertThat(status(key())).isEqualTo("OPEN");
        assertThat(act(chosen("ACK", "0 " + key()).formParam("note", "말".repeat(2_000)))
                        .statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACK", "ACK x hold:1", "DELETE 0 hold:1", "", "0 hold:1"})
    void aFormThatNoPageSentIsRefused(String one) {
        assertThat(act(given().formParam("one", one)).statusCode()).isEqualTo(400);
    }

    @Test
    void aWrongFilterIsRefused() {
        assertThat(given().get("/alerts?status=LOST").statusCode()).isEqualTo(400);
        assertThat(given().get("/alerts?status=ALL&cursor=xyz").statusCode()).isEqualTo(400);
        assertThat(given().get("/alerts?status=ALL&did=LOST").statusCode()).isEqualTo(400);
    }

    @Test
    void anAlertHasAPageWithItsTrail() {
        arrivals.badEvent(order + "/e?%", order);
        String key = key();
        act(chosen("ACK", "0 " + key).formParam("note", "asked the channel"));

        String page = given().queryParam("key", key)
                .queryParam("lang", "en")
                .get("/alerts/one")
                .asString();

        assertThat(page)
                .contains("Wrong fields", "acknowledged", "asked the channel", "value=\"1 " + key + "\"", "LOST");
        assertThat(given().get("/alerts/one?key=hold:0").statusCode()).isEqualTo(404);
        assertThat(given().get("/alerts/one").statusCode()).isEqualTo(404);
    }

    @Test
    void whatARetryFoundIsToldInTheVisitorsLanguage() {
        arrivals.incompleteOrders(order);
        arrivals.badEvent(order + "-bad", order);
        List<String> keys = keys();
        act(given().formParam("action", "RETRY").formParam("key", "0 " + keys.get(0), "0 " + keys.get(1)));
        Awaitility.await().until(() -> keys.stream().allMatch(key -> status(key).equals("OPEN")));

        for (String path : List.of(
                "/orders/" + order,
                "/alerts/one?key=" + among(keys, "hold:"),
                "/alerts?status=ALL&order_id=" + order)) {
            assertThat(given().get(path).asString())
                    .as(path)
                    .contains("아직 없거나 잘못된 정보: <span class=\"lack\">배송지 없음 또는 불완전</span>")
                    .doesNotContain("still missing");
        }
        assertThat(given().get("/orders/" + order + "?lang=en").asString()).contains("Still missing or unusable:");
        assertThat(given().get("/alerts/one?key=" + among(keys, "event:")).asString())
                .containsPattern("<span class=\"said\"><bdi lang=\"en\">[^<]*LOST");
    }

    @Test
    void whatIsStillShortAndStillABurstIsToldInTheVisitorsLanguageToo() {
        given().contentType("application/json").body("{}").put("/api/products/" + order);
        given().contentType("application/json").body("{\"stock\":0}").put("/api/products/" + order + "-none");
        String message =
                "{\"order_id\":\"%s\",\"user_id\":\"%s\",\"product_id\":\"%s\",\"address\":\"1 Sejong-daero\",\"occurred_at\":\"%s\"}";
        Instant start = Instant.parse("2026-03-02T10:00:00Z");
        List<String> messages = new ArrayList<>();
        messages.add(message.formatted(order, order, order + "-none", start.minusSeconds(600)));
        for (int i = 1; i <= 6; i++) {
            messages.add(message.formatted(order + "-" + i, order, order, start.plusSeconds(i)));
        }
        arrivals.arrive(messages);
        List<String> keys = given().get("/api/alerts?limit=7").jsonPath().getList("items.alert_key");
        for (String key : keys) {
            given().contentType("application/json").body("{}").post("/api/alerts/" + key + "/retry");
        }
        Awaitility.await().until(() -> keys.stream().allMatch(key -> status(key).equals("OPEN")));

        assertThat(given().get("/orders/" + order).asString())
                .contains(order + "-none 상품을 1개 주문했지만 지금 가용 재고는 0개입니다.")
                .doesNotContain("are wanted");
        assertThat(given().get("/orders/" + order + "-3").asString())
                .contains(order
                        + "의 주문은 예외로 등록되지 않았고, 현재 기준으로도 급증에 해당합니다. 기준 시각: <time datetime=\"2026-03-02T19:00:06+09:00\"")
                .doesNotContain("today&#39;s thresholds", "2026-03-02T10:00:06Z");
    }

    private static String among(List<String> keys, String beginning) {
        return keys.stream()
                .filter(key -> key.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOrdersPageShowsItsAlertsWithTrailAndActions() {
        arrivals.incompleteOrders(order);
        String key = key();

        String page = given().get("/orders/" + order + "?lang=en").asString();
        assertThat(page).contains("value=\"0 " + key + "\"", "name=\"back\" value=\"/orders/" + order + "?lang=en\"");

        Response answer = actOnOne(chosen("ACK", "0 " + key).formParam("back", "/orders/" + order));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/orders/" + order + "?did=ACK&done=1");
        assertThat(given().get("/orders/" + order + "?did=ACK&done=1&lang=en").asString())
                .contains(
                        "Acknowledge: 1 done.",
                        "Acknowledged</span>",
                        "<strong>acknowledged</strong>",
                        "Operator <bdi>test-admin</bdi>");
    }

    @Test
    void whatIsRefusedOnAnOrdersPageIsExplainedOnThatOfTheAlert() {
        arrivals.incompleteOrders(order);
        String key = key();
        act(chosen("ACK", "0 " + key));

        Response answer =
                actOnOne(chosen("RESOLVE", "0 " + key).formParam("note", "kept").formParam("back", "/orders/" + order));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString())
                .contains("다른 사람이 처리했습니다", "kept</textarea>", "value=\"1 " + key + "\"", "value=\"/orders/" + order);
        assertThat(status(key)).isEqualTo("ACK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "/ordersx", "/orders/%zz", ""})
    void nobodyIsSentElsewhere(String back) {
        arrivals.incompleteOrders(order);

        Response answer = actOnOne(chosen("ACK", "0 " + key()).formParam("back", back));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .contains("/alerts/one?key=hold%3A")
                .doesNotContain("evil");
    }

    @Test
    void aBadEventIsRetriedFromTheListOfEvents() {
        arrivals.badEvent(order + "-e", order);

        String page = given().get("/events?order_id=" + order + "&lang=en").asString();
        assertThat(page)
                .contains("value=\"0 " + key() + "\"", "aria-label=\"Retry " + order, "Open</a>")
                .contains("name=\"back\" value=\"/events?order_id=" + order + "&amp;lang=en\"");

        Response answer = actOnOne(chosen("RETRY", "0 " + key()).formParam("back", "/events?order_id=" + order));
        assertThat(answer.header("Location")).endsWith("/events?order_id=" + order + "&did=RETRY&done=1");
    }

    @Test
    void textFromOutsideIsData() {
        arrivals.arrive(List.of("{\"event_id\":%1$s,\"order_id\":%1$s,\"current_status\":%1$s}"
                .formatted("\"" + (HOSTILE + order).replace("\"", "\\\"") + "\"")));
        String key = given().queryParam("order_id", HOSTILE + order)
                .get("/api/alerts/page")
                .jsonPath()
                .getString("items[0].alert_key");
        actOnOne(chosen("ACK", "0 " + key).formParam("note", HOSTILE));

        for (Response page : List.of(
                given().queryParam("order_id", HOSTILE + order).get("/alerts?status=ALL"),
                given().queryParam("order_id", HOSTILE + order).get("/alerts?status=ALL&view=groups"),
                given().queryParam("order_id", HOSTILE + order).get("/events"),
                given().queryParam("key", key).get("/alerts/one"))) {
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.asString())
                    .contains("&lt;script&gt;alert(&#39;al&#39;)")
                    .doesNotContain("<script>alert", "&amp;lt;");
        }
    }

    @Test
    void everyWordIsThereInBothLanguages() {
        AlertMessages ko = MessageBundles.get(AlertMessages.class, Localized.Literal.of("ko"));
        AlertMessages en = MessageBundles.get(AlertMessages.class, Localized.Literal.of("en"));
        for (AlertMessages words : List.of(ko, en)) {
            for (AlertStatus status : AlertStatus.values()) {
                assertThat(words.status(status)).isNotBlank();
            }
            for (AlertAction action : AlertAction.values()) {
                assertThat(words.actionMeaning(action)).isNotBlank();
            }
            for (AlertStep step : AlertStep.values()) {
                assertThat(words.step(step)).isNotBlank();
            }
            for (Refusal why : Refusal.values()) {
                assertThat(words.why(why)).isNotBlank();
            }
        }
    }

    private String list(String parameters) {
        return given().get("/alerts?lang=en&order_id=" + order + "&" + parameters)
                .asString();
    }

    private String key() {
        assertThat(keys()).hasSize(1);
        return keys().get(0);
    }

    private List<String> keys() {
        return given().get("/api/alerts/page?order_id=" + order).jsonPath().getList("items.alert_key");
    }

    private static String status(String key) {
        return given().get("/api/alerts/{key}", key).jsonPath().getString("status");
    }

    private static RequestSpecification chosen(String action, String choice) {
        return given().formParam("action", action).formParam("key", choice);
    }

    private Response act(RequestSpecification form) {
        return form.contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .redirects()
                .follow(false)
                .post("/alerts?status=UNRESOLVED&order_id=" + order);
    }

    private static Response actOnOne(RequestSpecification form) {
        return form.contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .redirects()
                .follow(false)
                .post("/alerts/one");
    }
}
