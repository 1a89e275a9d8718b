package adapters.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import fixtures.LocalStackResource;
import fixtures.Rows;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class EventsApiTest {
    private static final Instant NOON = Instant.parse("2003-03-05T03:00:00Z");
    private static final long FIRST = 2_003_000_000_000L;
    private static final String TOPIC = "events-api";

    @Inject
    Rows rows;

    @BeforeEach
    void fourEventsOfOneChannel() {
        rows.execute("delete from events where seq between ? and ?", FIRST, FIRST + 1_000);
        rows.execute("delete from orders_raw where topic = ?", TOPIC);
        event(1, "ea-1", "ea-order", "CREATED")
                .with("current_status", "CREATED")
                .with("next_status", "CREATED")
                .insert();
        event(2, "ea-2", "ea-order", "PAID")
                .with("current_status", "PAID")
                .with("next_status", "PAID")
                .insert();
        event(3, "ea-3", "ea-other", "PAID")
                .with("reason_code", "EVT-STATE")
                .with("explanation", "SHIPPED cannot become PAID")
                .insert();
        event(4, "ea-4", null, null).with("reason_code", "EVT-PARSE").insert();
    }

    private Rows.Row event(int number, String eventId, @Nullable String orderId, @Nullable String type) {
        return rows.event(FIRST + number, eventId, NOON.plusSeconds(number))
                .with("channel", TOPIC)
                .with("order_id", orderId)
                .with("event_type", type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    only_error=false                  | ea-4,ea-3,ea-2,ea-1
                    only_error=true                   | ea-4,ea-3
                    order_id=ea-order                 | ea-2,ea-1
                    event_type=PAID                   | ea-3,ea-2
                    event_type=ALL                    | ea-4,ea-3,ea-2,ea-1
                    order_id=ea-order&event_type=PAID | ea-2
                    order_id=ea-order&only_error=true |
                    event_id=ea-2                     | ea-2
                    event_id=ea                       |
                    event_id=ea-2&order_id=ea-order   | ea-2
                    event_id=ea-2&only_error=true     |
                    moved_to=PAID&moved_on=2003-03-05 | ea-2
                    moved_to=ALL                      | ea-4,ea-3,ea-2,ea-1
                    moved_to=PAID&moved_on=2003-03-06 |
                    moved_to=SHIPPED&moved_on=2003-03-05 |
                    moved_to=CREATED&moved_on=2003-03-05&order_id=ea-order | ea-1
                    """)
    void eachFilterAloneAndTogether(String filter, @Nullable String expected) {
        JsonPath page = page(filter);

        List<String> wanted = expected == null ? List.of() : List.of(expected.split(","));
        assertThat(page.<String>getList("items.event_id")).isEqualTo(wanted);
    }

    @Test
    void anErrorCarriesItsCodeAndExplanation() {
        JsonPath page = page("order_id=ea-other");

        assertThat(page.getString("items[0].reason_code")).isEqualTo("EVT-STATE");
        assertThat(page.getString("items[0].explanation")).isEqualTo("SHIPPED cannot become PAID");
        assertThat(page.getString("items[0].occurred_at")).isEqualTo("2003-03-05T12:00:03+09:00");
        assertThat(page.getString("items[0].ingested_at")).isEqualTo("2003-03-05T12:00:03+09:00");
    }

    @Test
    void aWalkByCursorMeetsEveryEventOnceWhileOthersArrive() {
        List<String> met = new ArrayList<>();
        String cursor = "";
        for (int step = 0; cursor != null; step++) {
            JsonPath page = page("limit=1&cursor=" + cursor);
            met.addAll(page.getList("items.event_id"));
            cursor = page.getString("next_cursor");
            event(100 + step, "ea-late-" + step, "ea-late", "PAID").insert();
        }

        assertThat(met).containsExactly("ea-4", "ea-3", "ea-2", "ea-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=xyz", "limit=201", "only_error=maybe", "order_id=%00", "event_id=%00"})
    void whatCannotBeReadIsAProblem(String parameter) {
        given().urlEncodingEnabled(false)
                .get("/api/events/page?" + parameter)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7b22ff00e28882", "efbbbf7b7d", "3c7363726970743e616c6572742831293c2f7363726970743e"})
    void theRawMessageComesByteForByte(String hex) {
        byte[] value = HexFormat.of().parseHex(hex);
        message(10, TOPIC + "/3/10", value);

        byte[] answer = given().get("/api/events/{id}/raw", TOPIC + "/3/10")
                .then()
                .statusCode(200)
                .header("X-Message-Value", "present")
                .extract()
                .asByteArray();

        assertThat(answer).isEqualTo(value);
    }

    @Test
    void aRawMessageCannotRunInABrowser() {
        message(11, "ea-hostile", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

        given().get("/api/events/ea-hostile/raw")
                .then()
                .contentType("application/octet-stream")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", startsWith("attachment"))
                .header("Content-Security-Policy", containsString("sandbox"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ea/3/17", "ea 이벤트?#", "ea~0011aabb", "ea/raw/raw"})
    void everyEventIdWorksInAPath(String eventId) {
        message(12, eventId, new byte[] {1});

        given().get("/api/events/{id}/raw", eventId).then().statusCode(200);
    }

    @Test
    void aMessageWithoutValueIsToldFromAnEmptyOne() {
        message(13, "ea-null", null);

        given().get("/api/events/ea-null/raw")
                .then()
                .statusCode(200)
                .header("X-Message-Value", "absent")
                .body(equalTo(""));
    }

    @Test
    void whatHasNoRawMessageIsAProblem() {
        for (String eventId : List.of("ea-1", "ea-unknown")) {
            given().get("/api/events/" + eventId + "/raw")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("No event with this id has a raw message"));
        }
    }

    private void message(int number, String eventId, byte @Nullable [] value) {
        Instant received = NOON.plusSeconds(number);
        event(number, eventId, "ea-raw", "PAID")
                .with("topic", TOPIC)
                .with("partition", 3)
                .with("offset", (long) number)
                .insert();
        rows.raw(TOPIC, 3, number, received, value).insert();
    }

    private static JsonPath page(String parameters) {
        return given().urlEncodingEnabled(false)
                .get("/api/events/page?channel=" + TOPIC + "&" + parameters)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
