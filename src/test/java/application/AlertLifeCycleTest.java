package application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import application.ActOnAlerts.Outcome;
import application.ActOnAlerts.Target;
import application.ports.RawMessage;
import domain.alert.AlertAction;
import domain.alert.AlertStatus;
import domain.alert.Refusal;
import domain.stock.ProductEdit;
import domain.stock.ProductEdit.Change;
import fixtures.LocalStackResource;
import fixtures.oracle.OracleRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the hold or bad event through operators' actions to the end, on the running application with its own schedule. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class AlertLifeCycleTest {
    private static final String TOPIC = "life-cycle";
    private static final Instant START = Instant.parse("2026-04-01T09:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Inject
    IngestFixture fixture;

    @Inject
    IngestEvents ingestEvents;

    @Inject
    ActOnAlerts actOnAlerts;

    @Inject
    ManageCatalogue catalogue;

    @Inject
    DataSource dataSource;

    private long nextOffset;

    @BeforeEach
    void empty() throws SQLException {
        fixture.empty(OracleRules.accepting());
    }

    @Test
    void anOrderShortOfStockIsJudgedAgainUntilThereIsStock() throws Exception {
        register("kimchi", 0L);
        ingest(order("o1", "u1", "kimchi", "PAID", 0));
        String alert = onlyOpenAlert();
        assertThat(fixture.texts("select current_status || ' ' || hold_reason_code from orders"))
                .containsExactly("HOLD FUL-INV");

        act(AlertAction.RETRY, alert);
        awaitAlert(alert, "OPEN 1 1 units of kimchi are wanted, 0 are available");
        assertThat(fixture.texts("select current_status from orders")).containsExactly("HOLD");

        register("kimchi", 1L);
        act(AlertAction.RETRY, alert);
        awaitAlert(alert, "RESOLVED 2 nothing is wrong any more");

        assertThat(fixture.texts("select current_status from orders")).containsExactly("PAID");
        assertThat(fixture.texts("select reserved || ' of ' || stock from products"))
                .containsExactly("1 of 1");
        assertThat(trail(alert))
                .containsExactly(
                        "RETRY OPEN RETRY_REQUESTED minji",
                        "RETRY_FAILED RETRY_REQUESTED OPEN system",
                        "RETRY OPEN RETRY_REQUESTED minji",
                        "RETRY_PASSED RETRY_REQUESTED RESOLVED system");
        ingest(order("o1", "u1", "kimchi", "SHIPPED", afterNow()));
        assertThat(fixture.texts("select reserved || ' of ' || stock from products"))
                .containsExactly("0 of 0");
    }

    @Test
    void whoResolvesAShortageLetsTheOrderGoWithoutAUnitThatIsNotThere() throws Exception {
        register("kimchi", 0L);
        ingest(order("o1", "u1", "kimchi", "PAID", 0));

        act(AlertAction.RESOLVE, onlyOpenAlert());

        assertThat(fixture.texts("select current_status || ' ' || stock_claim from orders"))
                .containsExactly("PAID WAIVED");
        ingest(order("o1", "u1", "kimchi", "SHIPPED", afterNow()));
        assertThat(fixture.texts("select reserved || ' of ' || stock from products"))
                .containsExactly("0 of 0");
        assertThat(fixture.texts("select reason_code from events where reason_code is not null"))
                .isEmpty();
        assertThat(openAlerts()).isEmpty();
    }

    @Test
    void anOrderOfAnUnknownProductIsJudgedAgainUntilTheProductIsKnown() throws Exception {
        ingest(order("o1", "u1", "tteok", "PAID", 0));
        String alert = onlyOpenAlert();

        act(AlertAction.RETRY, alert);
        awaitAlert(alert, "OPEN 1 still missing: UNKNOWN_PRODUCT");

        register("tteok", null);
        act(AlertAction.ACK, alert);
        act(AlertAction.RETRY, alert);
        awaitAlert(alert, "RESOLVED 2 nothing is wrong any more");
        assertThat(fixture.texts("select current_status from orders")).containsExactly("PAID");

        ingest(order("o1", "u1", "tteok", "PICKING", afterNow()));
        assertThat(fixture.texts("select current_status from orders")).containsExactly("PICKING");
        assertThat(openAlerts()).isEmpty();
    }

    @Test
    void aMessageIsProcessedAgainAtItsOldPositionOnceItIsUnderstood() throws Exception {
        register("rice", null);
        String message = order("o1", "u1", "rice", "PAID", 0);
        RawMessage raw = raw(message);
        ingestEvents.ingestAsUnstorable(raw, "the database refused a value");
        ingest("{\"order_id\":\"o2\",\"status\":\"LOST\"}");
        String good = fixture.texts("select alert_key from alerts where order_id = 'o1'")
                .get(0);
        String bad = fixture.texts("select alert_key from alerts where order_id = 'o2'")
                .get(0);

        act(AlertAction.RETRY, good);
        act(AlertAction.RETRY, bad);
        awaitAlert(good, "RESOLVED 1 nothing is wrong any more");
        await().atMost(LONGEST).until(() -> alert(bad).startsWith("OPEN 1 "));

        assertThat(alert(bad)).contains("LOST");
        assertThat(fixture.texts("select order_id || ' ' || current_status from orders"))
                .containsExactly("o1 PAID");
        assertThat(fixture.texts(
                        "select \"offset\" || ' ' || coalesce(reason_code, 'good') from events where order_id = 'o1'"))
                .containsExactly(raw.position().offset() + " good");
        assertThat(fixture.texts("select a.alert_key from alerts a join events e using (event_id)"))
                .containsExactlyInAnyOrder(good, bad);
    }

    @Test
    void aBurstOfAnExemptUserPassesAndHoldsNobodyAnyMore() throws Exception {
        register("rice", null);
        for (int i = 0; i < 6; i++) {
            ingest(order("o" + i, "wholesaler", "rice", "PAID", i));
        }
        List<String> alerts = openAlerts();
        assertThat(alerts).hasSize(6);
        actOnAlerts.act(AlertAction.RETRY, targets(alerts), "minji", null);
        await().atMost(LONGEST).until(() -> fixture.count("select count(*) from alerts where attempts = 1") == 6);
        assertThat(fixture.texts("select distinct status || ' ' || outcome from alerts"))
                .containsExactly(
                        "OPEN the burst around 2026-04-01T09:00:05Z is one by today's thresholds, and wholesaler is not exempt");

        execute("insert into exemptions (kind, subject, reason, created_at, created_by)"
                + " values ('USER', 'wholesaler', 'trusted', now(), 'admin')");
        ingest(order("o6", "wholesaler", "rice", "PAID", 6));
        assertThat(fixture.texts("select current_status from orders where order_id = 'o6'"))
                .containsExactly("PAID");
        assertThat(openAlerts()).as("what was held stays held").hasSize(6);

        actOnAlerts.act(AlertAction.RETRY, targets(alerts), "minji", null);
        await().atMost(LONGEST).until(() -> openAlerts().isEmpty());
        assertThat(fixture.texts("select distinct current_status from orders")).containsExactly("PAID");
        assertThat(fixture.brokenTrails()).isEmpty();
    }

    @Test
    void replayingTheWholeTopicOpensNothingSendsNothingAndHoldsNobodyAgain() throws Exception {
        register("rice", null);
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            messages.add(order("o" + i, "u1", "rice", "PAID", i));
        }
        messages.add("no json");
        messages.forEach(this::ingest);
        actOnAlerts.act(AlertAction.RESOLVE, targets(openAlerts()), "minji", "looked at");
        assertThat(fixture.texts("select distinct current_status from orders")).containsExactly("PAID");
        List<String> before = everything();

        messages.subList(0, 7).forEach(this::ingest);

        assertThat(everything()).isEqualTo(before);
        assertThat(fixture.count("select count(*) from orders_raw")).isEqualTo(15);
    }

    @Test
    void theSystemClosesWhatCompletedDataOrACancellationEnds() throws Exception {
        register("rice", null);
        ingest(order("o1", "", "rice", "PAID", 0));
        ingest(order("o2", "", "rice", "PAID", 1));

        ingest(order("o1", "u1", "rice", "PAID", 10));
        ingest(order("o2", "", "rice", "CANCELED", 11));

        assertThat(
                        fixture.texts(
                                "select order_id || ' ' || status || ' ' || resolved_by || ' ' || note from alerts order by order_id"))
                .containsExactly(
                        "o1 RESOLVED system the missing data arrived", "o2 RESOLVED system the order was cancelled");
        assertThat(fixture.brokenTrails()).isEmpty();
    }

    @Test
    void ofFiftyAtOnceOneWinsEachStep() throws Exception {
        register("kimchi", 0L);
        ingest(order("o1", "u1", "kimchi", "PAID", 0));
        String alert = onlyOpenAlert();

        for (AlertAction action : List.of(AlertAction.ACK, AlertAction.RESOLVE)) {
            List<Outcome> outcomes = atOnce(
                    50,
                    actor -> actOnAlerts
                            .act(action, List.of(new Target(alert, null)), "actor" + actor, null)
                            .get(0));

            assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Outcome.Refused.class::isInstance).allSatisfy(outcome -> {
                Outcome.Refused refused = (Outcome.Refused) outcome;
                assertThat(refused.why()).isEqualTo(Refusal.NOT_ALLOWED);
                assertThat(refused.now()).isNotNull();
            });
        }

        assertThat(trail(alert)).hasSize(2);
        assertThat(fixture.brokenTrails()).isEmpty();
    }

    @Test
    void whoLookedAtAnOlderVersionIsRefusedAndSeesTheNewerOne() throws Exception {
        register("kimchi", 0L);
        ingest(order("o1", "u1", "kimchi", "PAID", 0));
        String alert = onlyOpenAlert();
        act(AlertAction.ACK, alert);

        Outcome outcome = actOnAlerts
                .act(AlertAction.RESOLVE, List.of(new Target(alert, 0)), "jiho", null)
                .get(0);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.why()).isEqualTo(Refusal.CHANGED_MEANWHILE);
            assertThat(refused.now()).isNotNull().satisfies(now -> {
                assertThat(now.status()).isEqualTo(AlertStatus.ACK);
                assertThat(now.version()).isEqualTo(1);
                assertThat(now.operator()).isEqualTo("minji");
            });
        });
        assertThat(fixture.texts("select current_status from orders")).containsExactly("HOLD");
    }

    @Test
    void fiveThousandAlertsOfOneBurstAreActedOnInOneCall() throws Exception {
        register("rice", null);
        int orders = 5_000;
        Instant now = now();
        List<RawMessage> batch = IntStream.range(0, orders)
                .mapToObj(i -> raw(order("o" + i, "bot", "rice", "PAID", 0), now))
                .toList();
        ingestEvents.ingest(batch);
        List<String> alerts = openAlertsOf("FUL-FRAUD-USER");
        assertThat(alerts).hasSize(orders);

        for (AlertAction action : List.of(AlertAction.ACK, AlertAction.RESOLVE)) {
            assertThat(actOnAlerts.act(action, targets(alerts), "minji", null))
                    .hasSize(orders)
                    .allMatch(Outcome.Done.class::isInstance);
        }

        assertThat(fixture.count("select count(*) from holds where decided_by = 'minji' and reason = 'FUL-FRAUD-USER'"))
                .isEqualTo(orders);
        assertThat(fixture.brokenTrails()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update alert_steps set actor = 'nobody'",
                "delete from alert_steps",
                "truncate alert_steps",
                "update alerts set status = 'RESOLVED'",
                "update alerts set status = 'ACK'",
                "update alerts set status = 'FORGOTTEN'",
                "update alerts set hold_id = null",
                "insert into alert_steps values ('hold:1', 1, 'ACK', 'RESOLVED', 'ACK', 'nobody', now())"
            })
    void theDatabaseLetsNobodyRewriteATrailOrMakeAnImpossibleAlert(String statement) throws Exception {
        register("kimchi", 0L);
        ingest(order("o1", "u1", "kimchi", "PAID", 0));
        ingest(order("o2", "u2", "kimchi", "PAID", 0));
        List<String> alerts = openAlerts();
        act(AlertAction.ACK, alerts.get(0));
        execute("update alerts set operator = null where status = 'OPEN'");

        assertThatThrownBy(() -> execute(statement)).isInstanceOf(SQLException.class);
    }

    private interface Actor {
        Outcome act(int number);
    }

    private static List<Outcome> atOnce(int actors, Actor actor) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(actors);
        CyclicBarrier together = new CyclicBarrier(actors);
        List<Future<Outcome>> running = new ArrayList<>();
        for (int i = 0; i < actors; i++) {
            int number = i;
            Callable<Outcome> task = () -> {
                together.await();
                return actor.act(number);
            };
            running.add(threads.submit(task));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> outcome : running) {
            outcomes.add(outcome.get());
        }
        threads.shutdown();
        return outcomes;
    }

    private List<String> everything() throws SQLException {
        List<String> all = new ArrayList<>();
        for (String table : List.of(
                "orders", "holds", "hold_history", "alerts", "alert_steps", "events", "reservations", "products")) {
            all.addAll(fixture.texts("select t::text from " + table + " t order by 1"));
        }
        all.addAll(fixture.texts("select notification_id || reason || group_subject from notifications order by 1"));
        return all;
    }

    private void act(AlertAction action, String alert) {
        assertThat(actOnAlerts.act(action, targets(List.of(alert)), "minji", "by test"))
                .allMatch(Outcome.Done.class::isInstance);
    }

    private static List<Target> targets(List<String> keys) {
        return keys.stream().map(key -> new Target(key, null)).toList();
    }

    private void awaitAlert(String key, String wanted) {
        await().atMost(LONGEST).untilAsserted(() -> assertThat(alert(key)).isEqualTo(wanted));
    }

    private String alert(String key) throws SQLException {
        return fixture.texts(
                        "select status || ' ' || attempts || ' ' || coalesce(outcome, '') from alerts where alert_key = '"
                                + key + "'")
                .get(0);
    }

    private List<String> trail(String key) throws SQLException {
        return fixture.texts(
                "select step || ' ' || from_status || ' ' || to_status || ' ' || actor from alert_steps where alert_key = '"
                        + key + "' order by version");
    }

    private String onlyOpenAlert() throws SQLException {
        List<String> open = openAlerts();
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    private List<String> openAlerts() throws SQLException {
        return fixture.texts("select alert_key from alerts where status <> 'RESOLVED' order by seq");
    }

    private List<String> openAlertsOf(String reason) throws SQLException {
        return fixture.texts(
                "select alert_key from alerts where status = 'OPEN' and reason = '" + reason + "' order by seq");
    }

    private void register(String productId, @Nullable Long stock) {
        Change<Long> units = stock == null ? Change.none() : Change.to(stock);
        assertThat(catalogue.put(new ProductEdit(productId, Change.none(), units), "admin"))
                .isInstanceOf(ManageCatalogue.Outcome.Saved.class);
    }

    private void ingest(String message) {
        ingestEvents.ingest(List.of(raw(message)));
    }

    private RawMessage raw(String message) {
        return raw(message, now());
    }

    private RawMessage raw(String message, Instant receivedAt) {
        return new RawMessage(
                new RawMessage.Position(TOPIC, 0, nextOffset++),
                receivedAt,
                receivedAt,
                null,
                message.getBytes(StandardCharsets.UTF_8));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Seconds from the start of the story to some time that is later than every action so far. */
    private static int afterNow() {
        return Math.toIntExact(Duration.between(START, now()).toSeconds() + 60);
    }

    private static String order(String orderId, String user, String product, String status, int second) {
        return """
                {"order_id":"%s","user_id":"%s","product_id":"%s","address":"1 Sejong-daero","status":"%s","occurred_at":"%s"}""".formatted(orderId, user, product, status, START.plusSeconds(second));
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
