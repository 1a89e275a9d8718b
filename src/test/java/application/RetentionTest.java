package application;

import static application.OldMessages.address;
import static application.OldMessages.event;
import static application.OldMessages.withoutAddress;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import application.ChangeOrderStatus.Outcome.Refused;
import application.ChangeOrderStatus.Wish;
import application.IngestFixture.Writer;
import application.ports.EventStore;
import application.ports.MetricsWindows;
import domain.alert.AlertAction;
import domain.event.Retention;
import domain.hold.OperatorMove.Objection;
import domain.metrics.RollUpBasis;
import domain.order.ShownStatus;
import fixtures.LocalStackResource;
import fixtures.oracle.OracleRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Old months go, but for what is needed; whatever comes afterwards finds the promise kept. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class RetentionTest {
    private static final Instant NOW = Instant.parse("2025-06-10T03:00:00Z");
    private static final Instant HORIZON = Instant.parse("2025-04-01T00:00:00Z");
    private static final RollUpBasis BASIS = new RollUpBasis(ZoneId.of("Asia/Seoul"), Duration.ofHours(2));
    private static final String EVENTS_OF = "select event_id from events where order_id = '%s' order by event_id";
    private static final String STATES = "select o::text from orders o";
    private static final String ALERT =
            "select concat_ws(' ', status, attempts, outcome) from alerts where alert_key = '%s'";

    @Inject
    IngestFixture fixture;

    @Inject
    EventStore events;

    @Inject
    MetricsWindows windows;

    @Inject
    ChangeOrderStatus changeOrderStatus;

    private Writer writer;

    @BeforeEach
    void makePartitionsOfThreeMonths() throws Exception {
        fixture.empty(OracleRules.accepting());
        fixture.texts("select ensure_month_partitions('2025-01-01', 3)::text");
        writer = fixture.writer(OracleRules.accepting(), 0);
    }

    @Test
    void finishedOrdersGoWithTheirMonthsAndWhatIsNeededStays() throws Exception {
        arrive(
                "2025-01-10T09:00:00Z",
                event("done", "PAID", "2025-01-10T09:00:00Z"),
                event("live", "PAID", "2025-01-10T09:00:00Z"));
        arrive("2025-01-10T10:00:00Z", "{", "{\"order_id\": \"nobody\", \"quantity\": -1}");
        arrive(
                "2025-01-31T23:00:00Z",
                event("done", "SHIPPED", "2025-01-31T23:00:00Z"),
                withoutAddress("held", "2025-01-31T23:00:00Z"));
        arrive(
                "2025-02-03T09:00:00Z",
                event("done", "DELIVERED", "2025-02-03T09:00:00Z"),
                event("live", "SHIPPED", "2025-02-03T09:00:00Z"));
        arrive("2025-02-04T09:00:00Z", event("done", "DELIVERED", "2025-02-03T09:00:00Z"));
        arrive("2025-03-04T09:00:00Z", event("slow", "PAID", "2025-03-01T09:00:00Z"));
        arrive("2025-05-04T09:00:00Z", event("slow", "DELIVERED", "2025-03-02T09:00:00Z"));
        resolve("event:" + text("select event_id from events where reason_code = 'EVT-PARSE'"));

        EventStore.Outcome outcome = drop().orElseThrow();

        assertThat(outcome)
                .isEqualTo(new EventStore.Outcome(
                        List.of(YearMonth.of(2025, 1), YearMonth.of(2025, 2), YearMonth.of(2025, 3)),
                        List.of(),
                        1,
                        4,
                        5));
        assertThat(fixture.texts("select order_id || ' ' || current_status from orders where sealed_at is not null"))
                .containsExactly("done DELIVERED");
        assertThat(fixture.texts(EVENTS_OF.formatted("done"))).isEmpty();
        assertThat(fixture.texts(EVENTS_OF.formatted("live"))).containsExactly("live-PAID", "live-SHIPPED");
        assertThat(fixture.texts(EVENTS_OF.formatted("held"))).containsExactly("held-PAID");
        assertThat(fixture.texts(EVENTS_OF.formatted("slow"))).containsExactly("slow-DELIVERED", "slow-PAID");
        assertThat(fixture.texts("select reason_code from events where reason_code is not null"))
                .containsExactly("EVT-SCHEMA");
        assertThat(fixture.count("""
                        select count(*) from events e join orders_raw r on r.received_at = e.ingested_at and r.partition = e.partition
                            and r."offset" = e."offset" and r.topic = e.topic""")).isEqualTo(6);
        assertThat(fixture.count("select count(*) from orders_raw")).isEqualTo(6);
        assertThat(fixture.texts("select relname::text from pg_class where relname ~ '^(events|orders_raw)_2025'"))
                .isEmpty();
    }

    @Test
    void whatStayedIsShownAndRetriedAndFoldedAsBefore() throws Exception {
        arrive(
                "2025-01-10T09:00:00Z",
                event("live", "PAID", "2025-01-10T09:00:00Z"),
                withoutAddress("held", "2025-01-10T09:00:00Z"));
        arrive("2025-01-11T09:00:00Z", "{\"order_id\": \"live\", \"event_id\": \"bad\", \"quantity\": -1}");
        arrive("2025-02-03T09:00:00Z", event("live", "SHIPPED", "2025-02-03T09:00:00Z"));
        drop();
        String bad = text("select event_id from events where reason_code = 'EVT-SCHEMA'");

        given().get("/api/orders/live")
                .then()
                .statusCode(200)
                .body("events.event_id", hasItems("live-PAID", "live-SHIPPED", bad));
        given().get("/api/events/live-PAID/raw").then().statusCode(200).body(containsString("12 Long Street"));
        given().get("/orders/held").then().statusCode(200).body(containsString("held-PAID"));
        given().get("/events?only_error=true").then().statusCode(200).body(containsString("live"));

        writer.act(AlertAction.RETRY, "event:" + bad, NOW);
        await().untilAsserted(() -> assertThat(text(ALERT.formatted("event:" + bad)))
                .startsWith("OPEN 1 ")
                .contains("quantity"));

        arrive(
                "2025-06-09T09:00:00Z",
                event("live", "PICKING", "2025-01-12T09:00:00Z"),
                event("live", "PAID", "2025-01-10T09:00:00Z"));
        arrive("2025-06-09T10:00:00Z", address("held", "2025-01-12T09:00:00Z"));
        assertThat(fixture.texts("select to_status from order_history where order_id = 'live' order by at"))
                .containsExactly("PAID", "PICKING", "SHIPPED");
        assertThat(fixture.texts("select current_status from orders order by order_id"))
                .containsExactly("PAID", "SHIPPED");
        assertThat(fixture.count("select count(*) from events where event_id = 'live-PAID'"))
                .isEqualTo(1);
    }

    @Test
    void whatComesForASealedOrderIsAnErrorAndChangesNothing() throws Exception {
        finished("done", "2025-01-10T09:00:00Z", "u-done");
        drop();
        List<String> before = fixture.texts(STATES);

        arrive(
                "2025-06-09T09:00:00Z",
                event("done", "PICKING", "2025-01-10T09:30:00Z"),
                event("done", "PAID", "2025-01-10T09:00:00Z"));
        arrive("2025-06-09T10:00:00Z", event("done", "PICKING", "2025-01-10T09:30:00Z"));

        assertThat(fixture.texts(
                        "select event_id || ' ' || reason_code from events where order_id = 'done' order by 1"))
                .containsExactly("done-PAID EVT-STATE", "done-PICKING EVT-STATE");
        assertThat(fixture.texts(STATES)).isEqualTo(before);
        assertThat(fixture.alertKeysNotResolved()).containsExactly("event:done-PAID", "event:done-PICKING");

        writer.act(AlertAction.RETRY, "event:done-PICKING", NOW);
        await().untilAsserted(() -> assertThat(text(ALERT.formatted("event:done-PICKING")))
                .startsWith("OPEN 1 the order has long been DELIVERED"));
        assertThat(changeOrderStatus.change(new Wish("done", ShownStatus.HOLD, "minji", null)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.why()).isEqualTo(Objection.NOT_HOLDABLE);
                    assertThat(refused.now().legal()).isEmpty();
                });
        given().get("/api/orders/done")
                .then()
                .statusCode(200)
                .body("order.current_status", is("DELIVERED"))
                .body("order.sealed_at", startsWith("2025-06-10T"));
        given().get("/orders/done").then().statusCode(200).body(containsString("오래전에 끝난 주문"));
    }

    @Test
    void ordersThatOperatorsMayStillActOnStayUntilTheyHave() throws Exception {
        arrive("2025-01-10T09:00:00Z", withoutAddress("breach", "2025-01-10T09:00:00Z"));
        arrive(
                "2025-01-11T09:00:00Z",
                event("breach", "DELIVERED", "2025-01-11T09:00:00Z").replace("12 Long Street", ""));
        drop();
        assertThat(fixture.texts(EVENTS_OF.formatted("breach"))).containsExactly("breach-DELIVERED", "breach-PAID");

        for (String alert : fixture.alertKeysNotResolved()) {
            resolve(alert);
        }
        rollUp().run();
        drop();

        assertThat(fixture.texts(EVENTS_OF.formatted("breach"))).isEmpty();
        assertThat(fixture.count("select count(*) from orders_raw")).isZero();
        assertThat(fixture.texts("select current_status || ' ' || (sealed_at is not null) from orders"))
                .containsExactly("DELIVERED true");
        given().get("/orders/breach").then().statusCode(200);
    }

    @Test
    void sealedOrdersCountInABurstButAreNotJudgedAgain() throws Exception {
        for (int i = 0; i < 5; i++) {
            finished("burst-" + i, "2025-01-10T09:00:0" + i + "Z", "rush");
        }
        drop();
        assertThat(fixture.count("select count(*) from orders where sealed_at is not null"))
                .isEqualTo(5);

        arrive("2025-06-09T09:00:00Z", event("late", "PAID", "2025-01-10T09:00:05Z", "rush"));

        assertThat(fixture.texts("select order_id || ' ' || reason from holds")).containsExactly("late FUL-FRAUD-USER");
        assertThat(fixture.count("select count(*) from orders where current_status = 'DELIVERED'"))
                .isEqualTo(5);
    }

    private Optional<EventStore.Outcome> drop() {
        Retention twoMonths = new Retention(Optional.of(Period.ofMonths(2)));
        assertThat(twoMonths.horizon(NOW)).contains(HORIZON);
        rollUp().run();
        return new DropOldEvents(events, twoMonths, BASIS, Clock.fixed(NOW, ZoneOffset.UTC)).run();
    }

    private RollUpMetrics rollUp() {
        return new RollUpMetrics(windows, BASIS, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void resolve(String alert) {
        writer.act(AlertAction.RESOLVE, alert, NOW);
    }

    private String text(String query) throws Exception {
        return fixture.texts(query).get(0);
    }

    private void finished(String order, String at, String user) {
        List<String> life = OldMessages.life(order, at, user);
        arrive(at, life.get(0));
        arrive(Instant.parse(at).plusSeconds(86_400).toString(), life.get(1));
    }

    private void arrive(String at, String... messages) {
        writer.ingest(List.of(messages), Instant.parse(at));
    }
}
