package adapters.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import application.RollUpMetrics;
import fixtures.LocalStackResource;
import fixtures.Rows;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the figures' calls answer about orders whose times the test chooses, counted by the test itself. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class FiguresApiTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final int ORDERS = 60;

    @Inject
    Rows rows;

    @Inject
    RollUpMetrics rollUp;

    private final List<Instant> created = new ArrayList<>();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    /** Orders spread over 29 days, the later the denser, each paid when created; one in three shipped an hour later. */
    @BeforeEach
    void fill() {
        rows.forgetTrails();
        rows.execute(
                "truncate orders, events, holds, hold_history, alerts, orders_raw, consumed_messages, metrics_window, counted_minutes, metrics_basis,"
                        + " dirty_windows, dirty_orders, late_spells");
        for (int i = 0; i < ORDERS; i++) {
            Instant at = now.minus(Duration.ofMinutes((long) (29L * 24 * 60 * Math.pow((double) i / ORDERS, 3))))
                    .minusSeconds(1);
            created.add(at);
            String id = "F-" + i;
            boolean shipped = shipped(i);
            rows.order(id, at)
                    .with("current_status", shipped ? "SHIPPED" : "PAID")
                    .with("underlying_status", shipped ? "SHIPPED" : "PAID")
                    .with("paid_until", shipped ? at.plus(Duration.ofHours(1)) : null)
                    .insert();
            rows.event(i * 2L, id + "-paid", at)
                    .with("order_id", id)
                    .with("next_status", "PAID")
                    .with("visible", true)
                    .insert();
            if (shipped) {
                rows.event(i * 2L + 1, id + "-shipped", at.plus(Duration.ofHours(1)))
                        .with("order_id", id)
                        .with("prev_status", "PAID")
                        .with("next_status", "SHIPPED")
                        .with("visible", true)
                        .with("ingested_at", at.plus(Duration.ofHours(1)).plusSeconds(i))
                        .insert();
            }
        }
        rollUp.run();
    }

    private boolean shipped(int i) {
        return i % 3 == 0 && created.get(i).plus(Duration.ofHours(1)).isBefore(now);
    }

    private long createdIn(Instant from, Instant until) {
        return created.stream()
                .filter(at -> !at.isBefore(from) && at.isBefore(until))
                .count();
    }

    private long shippedIn(Instant from, Instant until) {
        long count = 0;
        for (int i = 0; i < ORDERS; i++) {
            Instant at = created.get(i).plus(Duration.ofHours(1));
            count += shipped(i) && !at.isBefore(from) && at.isBefore(until) ? 1 : 0;
        }
        return count;
    }

    @Test
    void theSummaryCountsTodayFromMidnightInSeoul() {
        Instant midnight = LocalDate.ofInstant(now, SEOUL).atStartOfDay(SEOUL).toInstant();

        JsonPath summary =
                given().get("/api/summary").then().statusCode(200).extract().jsonPath();

        assertThat(summary.getLong("orders_today")).isEqualTo(createdIn(midnight, now));
        assertThat(summary.getLong("shipped_today")).isEqualTo(shippedIn(midnight, now));
        long shipped = shippedIn(Instant.EPOCH, now);
        assertThat(summary.getLong("backlog")).isEqualTo(ORDERS - shipped);
        assertThat(summary.getLong("in_progress_now")).isEqualTo(shipped);
        assertThat(summary.getLong("completed_now")).isZero();
        assertThat(summary.getLong("holds_now")).isZero();
        assertThat(OffsetDateTime.parse(summary.getString("window_start")).toInstant())
                .isBeforeOrEqualTo(now);
        assertThat(OffsetDateTime.parse(summary.getString("window_end")).getOffset())
                .hasToString("+09:00");
        assertThat(OffsetDateTime.parse(summary.getString("metrics_created_at")).toInstant())
                .isAfterOrEqualTo(now);
        assertThat(summary.getMap("").keySet())
                .containsExactlyInAnyOrder(
                        "orders_today",
                        "shipped_today",
                        "backlog",
                        "holds_now",
                        "in_progress_now",
                        "completed_now",
                        "late_shipments",
                        "window_start",
                        "window_end",
                        "orders_window",
                        "payments_window",
                        "shipped_window",
                        "holds_window",
                        "hold_rate",
                        "ingest_count",
                        "parse_errors",
                        "schema_missing",
                        "metrics_created_at");
    }

    @ParameterizedTest
    @CsvSource({"12h_30m,24", "24h_1h,24", "7d_1d,7", "30d_1d,30"})
    void aSeriesHasEveryBucketAndCountsEachOrderOnce(String preset, int count) {
        JsonPath series = given().queryParam("preset", preset)
                .get("/api/timeseries")
                .then()
                .statusCode(200)
                .body("preset", equalTo(preset))
                .body("points", hasSize(count))
                .extract()
                .jsonPath();

        List<Map<String, Object>> points = series.getList("points");
        for (int i = 0; i < count; i++) {
            Instant from = time(points.get(i));
            Instant until = i + 1 < count ? time(points.get(i + 1)) : now.plus(Duration.ofDays(1));
            assertThat(number(points.get(i), "orders"))
                    .as(points.get(i).toString())
                    .isEqualTo(createdIn(from, until));
            assertThat(number(points.get(i), "payments")).isEqualTo(createdIn(from, until));
            assertThat(number(points.get(i), "shipped")).isEqualTo(shippedIn(from, until));
            Instant asOf = i + 1 < count ? until : now.plusSeconds(1);
            assertThat(number(points.get(i), "backlog"))
                    .isEqualTo(createdIn(Instant.EPOCH, asOf) - shippedIn(Instant.EPOCH, asOf));
        }
        assertThat(points.get(count - 1).keySet())
                .containsExactlyInAnyOrder(
                        "ts",
                        "orders",
                        "payments",
                        "shipped",
                        "holds",
                        "hold_rate",
                        "ingest_count",
                        "parse_errors",
                        "schema_missing",
                        "backlog",
                        "holds_now",
                        "late_orders",
                        "event_total",
                        "event_errors",
                        "delay_p95_sec",
                        "alerts_open",
                        "alerts_ack",
                        "alerts_resolved",
                        "alerts_retry");
        if (preset.endsWith("_1d")) {
            assertThat(points).allMatch(point -> String.valueOf(point.get("ts")).endsWith("T00:00:00+09:00"));
        }
    }

    private static Instant time(Map<String, Object> point) {
        return OffsetDateTime.parse(String.valueOf(point.get("ts"))).toInstant();
    }

    private static long number(Map<String, Object> point, String field) {
        return Long.parseLong(String.valueOf(point.get(field)));
    }

    @Test
    void theTotalsAreThoseOfThePeriod() {
        Instant begin =
                LocalDate.ofInstant(now, SEOUL).minusDays(6).atStartOfDay(SEOUL).toInstant();

        JsonPath orders = given().get("/api/kpi/orders?preset=7d_1d")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath events = given().get("/api/kpi/events?preset=7d_1d")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(orders.getLong("orders")).isEqualTo(createdIn(begin, now));
        assertThat(orders.getLong("shipped")).isEqualTo(shippedIn(begin, now));
        assertThat(orders.getLong("backlog")).isEqualTo(ORDERS - shippedIn(Instant.EPOCH, now));
        assertThat(events.getLong("event_total")).isEqualTo(createdIn(begin, now) + shippedIn(begin, now));
        assertThat(events.getDouble("error_rate")).isZero();
        given().get("/api/kpi/alerts?preset=7d_1d")
                .then()
                .statusCode(200)
                .body("OPEN", equalTo(0))
                .body("ACK", equalTo(0))
                .body("RESOLVED", equalTo(0))
                .body("RETRY_REQUESTED", equalTo(0))
                .body("updated_at", notNullValue());
    }

    @Test
    void aDriftedFigureIsFoundAndMended() {
        rows.execute("update metrics_window set orders = orders + 5, holds = 0 where orders > 0 and window_start ="
                + " (select min(window_start) from metrics_window where orders > 0)");
        String today = LocalDate.ofInstant(now, SEOUL).toString();
        String earlier = LocalDate.ofInstant(now, SEOUL).minusDays(40).toString();

        given().post("/api/metrics/recompute?from=" + earlier + "&to=" + today)
                .then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("difference_count", equalTo(1))
                .body("differences[0].column", equalTo("orders"));
        given().post("/api/metrics/recompute?from=" + earlier + "&to=" + today)
                .then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("differences", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/timeseries?preset=1y_1d", "/api/kpi/orders?preset=ALL", "/api/kpi/events?preset=%00"})
    void anUnknownPresetIsRefusedWithTheKnownOnes(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("preset takes one of 12h_30m, 24h_1h, 7d_1d, 30d_1d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?from=2026-01-01",
                "?from=2026-01-02&to=2026-01-01",
                "?from=yesterday&to=2026-01-01",
                "?from=2026-13-01&to=x"
            })
    void aPeriodThatIsNoneIsRefused(String query) {
        given().post("/api/metrics/recompute" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("from"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/summary", "/api/timeseries", "/api/kpi/orders", "/api/kpi/events", "/api/kpi/alerts"})
    void figuresAreOnlyRead(String path) {
        given().post(path).then().statusCode(405).contentType("application/problem+json");
        given().accept("application/xml").get(path).then().statusCode(406).contentType("application/problem+json");
    }
}
