package adapters.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fixtures.LocalStackResource;
import fixtures.Rows;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class CsvExportTest {
    private static final Instant NOON = Instant.parse("2005-03-05T03:00:00Z");
    private static final String CHANNEL = "csv-export";
    private static final int MANY = 10_500;
    private static final String INSERT_MANY = """
            insert into orders (order_id, channel, current_stage, current_status, underlying_status, last_event_type, last_occurred_at,
                created_at, folded_through)
            select 'csv-' || i, ?, 'PAYMENT', 'PAID', 'PAID', 'PAID', at, at, at
            from (select i, timestamptz '2005-03-05T03:00:00Z' + i / 3 * interval '1 second' as at from generate_series(1, ?) i) times""";

    @Inject
    Rows rows;

    @BeforeEach
    void noOrders() {
        rows.execute("delete from orders where channel = ?", CHANNEL);
    }

    @Test
    void everyOrderOfTheFilterComesOnceNewestFirst() throws IOException {
        rows.execute(INSERT_MANY, CHANNEL, MANY);

        List<String> ids = read(export("orders", "channel=" + CHANNEL)).stream()
                .map(line -> line.get("order_id"))
                .toList();

        assertThat(ids).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(ids.stream().map(id -> Integer.parseInt(id.substring(4)) / 3))
                .isEqualTo(IntStream.rangeClosed(1, MANY)
                        .mapToObj(i -> i / 3)
                        .sorted(Comparator.reverseOrder())
                        .toList());
    }

    @Test
    void theFileSaysWhatItIs() {
        Response answer = export("orders", "channel=" + CHANNEL);

        assertThat(answer.contentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition"))
                .matches("attachment; filename=\"orders-\\d{4}-\\d{2}-\\d{2}\\.csv\"");
        assertThat(answer.asByteArray()).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(answer.asString().substring(1))
                .isEqualTo(
                        "order_id,channel,user_id,product_id,product_name,quantity,line_count,tracking_no,current_stage,"
                                + "current_status,underlying_status,hold_reason_code,last_event_type,last_occurred_at,created_at\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+82-2-123",
                "-5",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "\n=1",
                "=cmd|' /C calc'!A0",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(A1)"
            })
    void whatASpreadsheetWouldRunBeginsWithAnApostrophe(String user) throws IOException {
        rows.order("csv-hostile", NOON)
                .with("channel", CHANNEL)
                .with("user_id", user)
                .insert();

        assertThat(read(export("orders", "channel=" + CHANNEL)).get(0).get("user_id"))
                .isEqualTo("'" + user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kim, \"the\" buyer", "two\r\nlines", "김민수 👋", " =1", "a=b", ""})
    void otherTextIsAsItIs(String user) throws IOException {
        rows.order("csv-text", NOON)
                .with("channel", CHANNEL)
                .with("user_id", user)
                .with("quantity", 3)
                .insert();

        CSVRecord line = read(export("orders", "channel=" + CHANNEL)).get(0);
        assertThat(line.get("user_id")).isEqualTo(user);
        assertThat(line.get("quantity")).isEqualTo("3");
        assertThat(line.get("hold_reason_code")).isEmpty();
        assertThat(line.get("created_at")).isEqualTo("2005-03-05T12:00:00+09:00");
    }

    @Test
    void filtersNarrowIt() throws IOException {
        rows.order("csv-one", NOON).with("channel", CHANNEL).insert();
        rows.order("csv-two", NOON)
                .with("channel", CHANNEL)
                .with("current_status", "SHIPPED")
                .insert();

        assertThat(read(export("orders", "channel=" + CHANNEL + "&status=SHIPPED&limit=1")))
                .extracting(line -> line.get("order_id"))
                .containsExactly("csv-two");
    }

    @Test
    void aFilterThatCannotBeReadIsAProblemAndNoFile() {
        for (String list : List.of("orders?status=LOST", "events?only_error=maybe", "alerts?kind=LOST")) {
            String[] parts = list.split("\\?", -1);
            given().get("/api/" + parts[0] + "/export?" + parts[1])
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void eventsAndAlertsAreTakenAlongToo() throws IOException {
        rows.execute("delete from events where channel = ?", CHANNEL);
        rows.execute("delete from alerts where order_id = 'csv-alert'");
        rows.event(2_005_000_000_000L, "csv-event", NOON)
                .with("channel", CHANNEL)
                .with("reason_code", "EVT-STATE")
                .with("explanation", "=SHIPPED cannot become PAID")
                .insert();
        rows.row("alerts")
                .with("alert_key", "event:csv-event")
                .with("kind", "EVENT")
                .with("status", "OPEN")
                .with("order_id", "csv-alert")
                .with("event_id", "csv-event")
                .with("reason", "EVT-STATE")
                .with("occurred_at", NOON)
                .with("opened_at", NOON)
                .with("group_kind", "ORDER")
                .with("group_subject", "csv-alert")
                .with("last_opened_at", NOON)
                .insert();

        CSVRecord event = read(export("events", "channel=" + CHANNEL)).get(0);
        assertThat(event.get("event_id")).isEqualTo("csv-event");
        assertThat(event.get("reason_code")).isEqualTo("EVT-STATE");
        assertThat(event.get("explanation")).isEqualTo("'=SHIPPED cannot become PAID");
        CSVRecord alert = read(export("alerts", "order_id=csv-alert")).get(0);
        assertThat(alert.get("alert_key")).isEqualTo("event:csv-event");
        assertThat(alert.get("explanation")).isEqualTo("'=SHIPPED cannot become PAID");
        rows.execute("delete from alerts where order_id = 'csv-alert'");
    }

    @Test
    void clientsThatGoAwayOrReadSlowlyHarmNobody() throws IOException {
        rows.execute(INSERT_MANY, CHANNEL, MANY);
        for (int i = 0; i < 30; i++) {
            try (Socket socket = ask()) {
                assertThat(socket.getInputStream().readNBytes(200)).hasSize(200);
            }
        }
        try (Socket slow = ask()) {
            assertThat(slow.getInputStream().readNBytes(200)).hasSize(200);

            assertThat(read(export("orders", "channel=" + CHANNEL))).hasSize(MANY);
            await().untilAsserted(
                            () -> given().get("/api/orders/page?limit=1").then().statusCode(200));
        }
    }

    @Test
    void theWayToTheNextPageKeepsTheFilterAsItWas() {
        rows.order("csv-1", NOON).with("channel", CHANNEL).insert();
        rows.order("csv-2", NOON).with("channel", CHANNEL).insert();

        assertThat(given().urlEncodingEnabled(false)
                        .get("/orders?limit=1&q=%25%26&channel=" + CHANNEL)
                        .asString())
                .contains("href=\"/api/orders/export?limit=1&amp;q=%25%26&amp;channel=" + CHANNEL + "\"");
        assertThat(given().urlEncodingEnabled(false)
                        .get("/orders?limit=1&channel=csv%2Dexport")
                        .asString())
                .contains("href=\"/orders?limit=1&amp;channel=csv%2Dexport&amp;cursor=");
    }

    @Test
    void thePagesLeadToTheFileWithTheirFilter() {
        assertThat(given().urlEncodingEnabled(false)
                        .get("/orders?channel=a%26b&status=HOLD&lang=en&cursor=MC9h")
                        .asString())
                .contains("href=\"/api/orders/export?channel=a%26b&amp;status=HOLD&amp;lang=en\"");
        assertThat(given().get("/events?only_error=true").asString())
                .contains("href=\"/api/events/export?only_error=true\"");
        assertThat(given().get("/alerts?status=OPEN").asString()).contains("href=\"/api/alerts/export?status=OPEN\"");
    }

    private Socket ask() throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setReceiveBufferSize(4_096);
        socket.getOutputStream()
                .write(("GET /api/orders/export?channel=" + CHANNEL + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static Response export(String list, String filter) {
        Response answer = given().get("/api/" + list + "/export?" + filter);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static List<CSVRecord> read(Response answer) throws IOException {
        String text = new String(answer.asByteArray(), StandardCharsets.UTF_8);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        return format.parse(new StringReader(text.substring(1))).getRecords();
    }
}
