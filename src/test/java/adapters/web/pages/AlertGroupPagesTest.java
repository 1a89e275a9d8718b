package adapters.web.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fixtures.Arrivals;
import fixtures.Colleague;
import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts by group, and the lists that a group leads to. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class AlertGroupPagesTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Pattern COUNT = Pattern.compile("<a data-open href=\"([^\"]*)\"><strong>([0-9]+)</strong>");

    @Inject
    Arrivals arrivals;

    private String order;

    @BeforeEach
    void anOrderOfItsOwn() {
        order = "ag-" + UUID.randomUUID();
    }

    @Test
    void aBurstIsOneGroupThatIsActedOnAsAWhole() {
        String user = order + "/u&1";
        burst(7, user);
        String address = "/alerts?status=UNRESOLVED&lang=en&reason=FUL-FRAUD-USER&group_kind=USER&group_subject="
                + Addresses.encoded(user);

        assertThat(get(address + "&view=groups"))
                .contains(
                        "User burst",
                        "<strong>7</strong>",
                        "href=\"" + address.replace("&", "&amp;") + "\"",
                        "name=\"whole\" value=\"RESOLVE FUL-FRAUD-USER USER " + user.replace("&", "&amp;") + "\"");
        Response answer = given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .body("scope=all&action=RESOLVE&confirmed=true")
                .post(address);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("&did=RESOLVE&done=7");
        assertThat(get(address)).contains("No alert matches.");
    }

    @ParameterizedTest
    @CsvSource({"ALL, 3", "UNRESOLVED, 2", "RESOLVED, 1", "ACK, 1"})
    void aGroupLeadsToAsManyAlertsAsItSays(String status, int alerts) {
        IntStream.range(0, 3).forEach(i -> arrivals.badEvent(order + "-" + i, order));
        Colleague.acts(keys().get(0), "ack");
        Colleague.acts(keys().get(1), "resolve");

        String page = get("/alerts?view=groups&lang=en&order_id=" + order + "&status=" + status);

        List<MatchResult> groups = COUNT.matcher(page).results().toList();
        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).group(2)).isEqualTo(String.valueOf(alerts));
        assertThat(get(groups.get(0).group(1).replace("&amp;", "&")).split("<tr data-row=", -1))
                .hasSize(alerts + 1);
    }

    @Test
    void aGroupOfManyOrdersLeadsToThoseOfTheOrderThatIsSought() {
        burst(7, order + "-u");

        String page = get("/alerts?status=UNRESOLVED&kind=HOLD&view=groups&order_id=" + order + "-3");

        List<MatchResult> groups = COUNT.matcher(page).results().toList();
        assertThat(groups).extracting(group -> group.group(2)).containsOnly("1");
        assertThat(groups)
                .allSatisfy(group -> assertThat(get(group.group(1).replace("&amp;", "&")))
                        .containsOnlyOnce("<tr data-row=")
                        .contains("order_id\" value=\"" + order + "-3\""));
    }

    @Test
    void onlyWhatCanSucceedIsOfferedForGroupsAndInBulk() {
        arrivals.badEvent(order + "-1", order);
        String groups = "/alerts?view=groups&order_id=" + order + "&status=";
        assertThat(get(groups + "ALL")).contains("value=\"ACK EVT", "name=\"action\" value=\"ACK\"");

        Colleague.acts(keys().get(0), "ack");
        assertThat(get(groups + "ALL"))
                .contains("value=\"RESOLVE EVT", "value=\"RETRY EVT", "name=\"action\" value=\"ACK\"")
                .doesNotContain("value=\"ACK EVT");
        assertThat(get(groups + "ACK"))
                .contains("name=\"action\" value=\"RESOLVE\"", "name=\"action\" value=\"RETRY\"")
                .doesNotContain("name=\"action\" value=\"ACK\"");

        Colleague.acts(keys().get(0), "resolve");
        assertThat(get(groups + "ALL")).contains(order).doesNotContain("name=\"whole\"", "name=\"group\" value");
        for (String view : List.of("", "&view=groups")) {
            assertThat(get("/alerts?status=RESOLVED&order_id=" + order + view))
                    .contains(order)
                    .doesNotContain(
                            "id=\"queue\"", "name=\"action\"", "data-select-all", "name=\"whole\"", "<kbd>a</kbd>");
        }
    }

    @Test
    void whichGroupTheListIsNarrowedToIsSaidAndLeftByALink() {
        String of = "/alerts?lang=en&status=ALL&group_kind=USER&group_subject=" + order;
        assertThat(get(of))
                .contains("Only: User <bdi>" + order + "</bdi>")
                .contains("name=\"group_kind\" value=\"USER\"", "name=\"group_subject\" value=\"" + order + "\"")
                .contains("href=\"/alerts?lang=en&amp;status=ALL\"");
        assertThat(get("/alerts?lang=en&status=ALL&group_kind=NONE")).contains("Only: Message ", "no order id");
        assertThat(get("/alerts?lang=en&status=ALL")).doesNotContain("Only: ", "name=\"group_kind\"");
    }

    @Test
    void severeGroupsComeFirstAndThePagesGoOnFromThere() {
        String user = order + "-u";
        arrivals.arrive(IntStream.range(0, 6)
                .mapToObj(i -> "{\"order_id\":\"%s\",\"event_id\":\"%s-%d\",\"user_id\":\"%s\",\"occurred_at\":\"%s\"}"
                        .formatted(i == 0 ? order : order + "-" + i, order, i, user, START.plusMillis(i)))
                .toList());
        arrivals.badEvent(order + "-bad", order);

        String first = get("/alerts?status=UNRESOLVED&view=groups&lang=en&limit=1&order_id=" + order);
        String second = get(next(first));

        assertThat(first).contains("High</span>", user).doesNotContain("Wrong fields</span>");
        assertThat(second).contains("Wrong fields</span>").doesNotContain(">High</span>");
    }

    private static String next(String page) {
        return page.replaceAll("(?s).*rel=\"next\" href=\"([^\"]*)\".*", "$1").replace("&amp;", "&");
    }

    @Test
    void chosenGroupsAreActedOnWithinTheFilterAndReportedOneByOne() {
        arrivals.badEvent(order + "-1", order);
        arrivals.badEvent(order + "-2", order);
        arrivals.incompleteOrders(order);
        String group = "EVT-SCHEMA ORDER " + order;

        assertThat(act(given().formParam("action", "RESOLVE").formParam("group", group))
                        .asString())
                .contains("알림 2건을 해결할까요?", "data-question=\"2\"", "name=\"group\" value=\"" + group + "\"");
        assertThat(act(given().formParam("whole", "RESOLVE " + group)).asString())
                .contains("알림 2건을 해결할까요?", "name=\"group\" value=\"" + group + "\"");
        Response answer = act(given().formParam("action", "RESOLVE")
                .formParam("part", "report")
                .formParam("confirmed", "true")
                .formParam("group", group));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString())
                .contains("data-report=\"done\"", "해결 2건을 처리했습니다.", "알림별 결과")
                .doesNotContain("<html", "다시 보류할 수 있습니다");
        assertThat(act(given().formParam("part", "report").formParam("whole", "ACK FUL-VALID ORDER " + order))
                        .asString())
                .contains("확인 1건을 처리했습니다.");
        assertThat(act(given().formParam("part", "report").formParam("whole", "RESOLVE FUL-VALID ORDER " + order))
                        .asString())
                .contains("해결 1건을 처리했습니다.", "다시 보류할 수 있습니다");
        assertThat(get("/alerts?lang=en&status=UNRESOLVED&order_id=" + order)).contains("No alert matches.");
        assertThat(act(given().formParam("action", "ACK").formParam("group", "EVT-SCHEMA NOBODY x"))
                        .statusCode())
                .isEqualTo(400);
    }

    private void burst(int orders, String user) {
        arrivals.arrive(IntStream.range(0, orders)
                .mapToObj(i -> "{\"order_id\":\"%s-%d\",\"user_id\":\"%s\",\"occurred_at\":\"%s\"}"
                        .formatted(order, i, user, START.plusMillis(i)))
                .toList());
    }

    private List<String> keys() {
        return given().get("/api/alerts/page?order_id=" + order).jsonPath().getList("items.alert_key");
    }

    private static String get(String address) {
        return given().urlEncodingEnabled(false).get(address).asString();
    }

    private Response act(RequestSpecification form) {
        return form.contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .redirects()
                .follow(false)
                .post("/alerts?status=UNRESOLVED&order_id=" + order);
    }
}
