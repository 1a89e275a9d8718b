package application;

import static domain.order.ShownStatus.CANCELED;
import static domain.order.ShownStatus.DELIVERED;
import static domain.order.ShownStatus.HOLD;
import static domain.order.ShownStatus.PACKED;
import static domain.order.ShownStatus.PAID;
import static domain.order.ShownStatus.PICKING;
import static domain.order.ShownStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import application.ActOnAlerts.Target;
import application.ChangeOrderStatus.ActiveHold;
import application.ChangeOrderStatus.Outcome;
import application.ChangeOrderStatus.Wish;
import application.ports.RawMessage;
import domain.alert.AlertAction;
import domain.hold.HoldReason;
import domain.hold.OperatorMove.Objection;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import domain.stock.ProductEdit;
import domain.stock.ProductEdit.Change;
import fixtures.LocalStackResource;
import fixtures.oracle.OracleRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators who move, cancel and hold orders, and what channels say of the same orders before, meanwhile and late. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class ChangeOrderStatusTest {
    private static final String TOPIC = "operators";
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Inject
    IngestFixture fixture;

    @Inject
    IngestEvents ingestEvents;

    @Inject
    ChangeOrderStatus changeOrderStatus;

    @Inject
    ActOnAlerts actOnAlerts;

    @Inject
    ManageCatalogue catalogue;

    /** Channels' events happened before the tests begin, unless they are stamped ahead. */
    private final Instant start = now().minusSeconds(3_600);

    private long nextOffset;

    @BeforeEach
    void empty() throws SQLException {
        fixture.empty(OracleRules.accepting());
        register("rice", null);
    }

    @Test
    void aMoveIsAnEventOfTheOperator() throws Exception {
        ingest(order("o1", "PAID", 0));
        Instant before = now();

        Outcome outcome = change("o1", PICKING, "shelf 7");

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Changed.class, changed -> {
            assertThat(changed.before()).isEqualTo(PAID);
            assertThat(changed.after()).isEqualTo(PICKING);
        });
        String eventId = ((Outcome.Changed) outcome).eventId();
        assertThat(fixture.texts("""
                        select concat_ws(' ', event_type, current_status, prev_status, next_status, visible, source, actor, note,
                            occurred_at = ingested_at, coalesce(topic, 'no topic'), coalesce(explanation, 'no explanation'))
                        from events where event_id = '%s'""".formatted(eventId)))
                .containsExactly(
                        "OPERATOR_PICKING PICKING PAID PICKING t operator minji shelf 7 t no topic no explanation");
        assertThat(fixture.count("select count(*) from events where event_id = '%s' and occurred_at >= '%s'"
                        .formatted(eventId, before)))
                .isEqualTo(1);
        assertThat(orders())
                .containsExactly("o1 PICKING FULFILLMENT last OPERATOR_PICKING of u1 rice 1 Sejong-daero store");
        assertThat(history("o1")).containsExactly("PAID by channel", "PICKING by minji saying shelf 7");
        assertThat(fixture.count("select count(*) from alerts")).isZero();
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "PAID, PAID, SAME_STATUS, PICKING PACKED SHIPPED DELIVERED CANCELED HOLD",
        "PICKING, PAID, ILLEGAL_MOVE, PACKED SHIPPED DELIVERED CANCELED HOLD",
        "SHIPPED, CANCELED, ILLEGAL_MOVE, DELIVERED",
        "SHIPPED, HOLD, NOT_HOLDABLE, DELIVERED",
        "DELIVERED, DELIVERED, SAME_STATUS, ''",
        "CANCELED, PAID, ILLEGAL_MOVE, ''",
        "CANCELED, HOLD, NOT_HOLDABLE, ''"
    })
    void anIllegalMoveIsRefusedAndLeavesNothingBehind(OrderStatus status, ShownStatus next, Objection why, String legal)
            throws Exception {
        ingest(order("o1", status.name(), 0));
        List<String> everything = everything();

        assertThat(change("o1", next, null)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.why()).isEqualTo(why);
            assertThat(refused.now().shown().name()).isEqualTo(status.name());
            assertThat(refused.now().legal())
                    .extracting(ShownStatus::name)
                    .containsExactly(legal.isEmpty() ? new String[0] : legal.split(" "));
        });

        assertThat(everything()).isEqualTo(everything);
    }

    @Test
    void anOrderThatNobodyKnowsIsNotMadeByAnOperator() throws Exception {
        assertThat(change("o1", PAID, null)).isEqualTo(new Outcome.Unknown("o1"));
        assertThat(everything()).isEmpty();
    }

    @Test
    void aHeldOrderMovesOnlyAfterItsReleaseAndTheRefusalNamesItsHolds() throws Exception {
        register("kimchi", 0L);
        ingest(order("o1", "PAID", 0).replace("rice", "kimchi").replace("1 Sejong-daero", ""));
        List<String> alerts = openAlerts();

        assertThat(change("o1", PICKING, null)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.why()).isEqualTo(Objection.HELD);
            assertThat(refused.now().shown()).isEqualTo(HOLD);
            assertThat(refused.now().underlying()).isEqualTo(OrderStatus.PAID);
            assertThat(refused.now().legal()).containsExactly(CANCELED, HOLD);
            assertThat(refused.now().holds())
                    .extracting(ActiveHold::reason)
                    .containsExactlyInAnyOrder(HoldReason.VALID, HoldReason.INV);
            assertThat(refused.now().holds())
                    .extracting(ActiveHold::alertKey)
                    .containsExactlyInAnyOrderElementsOf(alerts);
        });

        resolve(alerts);
        assertDone(change("o1", PICKING, null), PAID, PICKING);
        assertThat(fixture.texts("select reason_code from events where reason_code is not null"))
                .isEmpty();
    }

    @Test
    void whoeverCancelsAHeldOrderEndsAllItsHoldsAndClosesTheirAlerts() throws Exception {
        register("kimchi", 0L);
        for (int i = 0; i < 5; i++) {
            ingest(order("o" + i, "PAID", i));
        }
        ingest(order("o5", "PAID", 5).replace("rice", "kimchi").replace("1 Sejong-daero", ""));
        change("o5", HOLD, null);
        assertThat(holds("o5"))
                .containsExactly(
                        "FUL-FRAUD-USER 0 active", "FUL-INV 0 active", "FUL-MANUAL 0 active", "FUL-VALID 0 active");

        assertDone(change("o5", CANCELED, "buyer called"), HOLD, CANCELED);

        assertThat(holds("o5"))
                .containsExactly(
                        "FUL-FRAUD-USER 0 CANCELED by minji",
                        "FUL-INV 0 CANCELED by minji",
                        "FUL-MANUAL 0 CANCELED by minji",
                        "FUL-VALID 0 CANCELED by minji");
        assertThat(
                        fixture.texts(
                                "select distinct status || ' ' || resolved_by || ' ' || note from alerts where order_id = 'o5'"))
                .containsExactly("RESOLVED system the order was cancelled");
        assertThat(fixture.texts("select current_status || ' ' || coalesce(hold_reason_code, 'not held')"
                        + " from orders where order_id = 'o5'"))
                .containsExactly("CANCELED not held");
        assertThat(history("o5")).last().isEqualTo("CANCELED by minji");
        assertThat(fixture.brokenTrails()).isEmpty();
    }

    @Test
    void cancellingReturnsTheReservationAndShippingConsumesIt() throws Exception {
        register("kimchi", 2L);
        ingest(order("o1", "PAID", 0).replace("rice", "kimchi"));
        ingest(order("o2", "PAID", 100).replace("rice", "kimchi"));
        assertThat(stock()).containsExactly("2 of 2");

        change("o1", CANCELED, null);
        assertThat(stock()).containsExactly("1 of 2");

        change("o2", SHIPPED, null);
        assertThat(stock()).containsExactly("0 of 1");
        change("o2", DELIVERED, null);
        assertThat(stock()).containsExactly("0 of 1");
    }

    @Test
    void aManualHoldOpensAnAlertAndAMessageAndStatesItsReason() throws Exception {
        ingest(order("o1", "PACKED", 0));

        assertDone(change("o1", HOLD, "주소 확인 전화"), PACKED, HOLD);

        assertThat(fixture.texts(
                        "select concat_ws(' ', current_status, underlying_status, hold_reason_code) from orders"))
                .containsExactly("HOLD PACKED FUL-MANUAL");
        assertThat(fixture.texts("""
                        select concat_ws(' ', h.reason, h.detail, e.actor, e.current_status, h.placed_at = e.occurred_at)
                        from holds h join events e on e.event_id = h.trigger_order_id""")).containsExactly("FUL-MANUAL 주소 확인 전화 minji HOLD t");
        assertThat(fixture.texts("select concat_ws(' ', kind, status, reason, order_id) from alerts"))
                .containsExactly("HOLD OPEN FUL-MANUAL o1");
        assertThat(fixture.texts("select concat_ws(' ', reason, group_kind, group_subject) from notifications"))
                .containsExactly("FUL-MANUAL ORDER o1");
        assertThat(history("o1")).containsExactly("PACKED by channel", "HOLD by minji");
    }

    @Test
    void anOrderHeldForSomethingElseCanBeHeldByAnOperatorTooButOnlyOnce() throws Exception {
        ingest(order("o1", "PAID", 0).replace("1 Sejong-daero", ""));

        assertDone(change("o1", HOLD, "first"), HOLD, HOLD);
        List<String> everything = everything();
        assertThat(change("o1", HOLD, "second"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(Objection.HELD_BY_OPERATOR));
        assertThat(everything()).isEqualTo(everything);

        ingest(order("o1", "PAID", 10));
        assertThat(holds("o1")).containsExactly("FUL-MANUAL 0 active", "FUL-VALID 0 COMPLETED by system");
        assertThat(fixture.texts("select concat_ws(' ', current_status, hold_reason_code) from orders"))
                .containsExactly("HOLD FUL-MANUAL");
    }

    @Test
    void aManualHoldEndsByResolvingItNotByARetryAndCanBePlacedAgain() throws Exception {
        ingest(order("o1", "PAID", 0));
        change("o1", HOLD, "first");
        String alert = openAlerts().get(0);

        actOnAlerts.act(AlertAction.RETRY, List.of(new Target(alert, null)), "minji", null);
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(
                                fixture.texts("select concat_ws(' ', status, attempts, outcome) from alerts"))
                        .containsExactly("OPEN 1 a colleague holds the order; resolve the alert to release it"));
        resolve(List.of(alert));
        assertThat(fixture.texts("select current_status from orders")).containsExactly("PAID");

        assertDone(change("o1", HOLD, "second"), PAID, HOLD);
        assertThat(holds("o1")).containsExactly("FUL-MANUAL 0 OPERATOR by minji", "FUL-MANUAL 1 active");

        ingest(order("o1", "PAID", -10));
        assertThat(holds("o1")).containsExactly("FUL-MANUAL 0 OPERATOR by minji", "FUL-MANUAL 1 active");
        assertThat(openAlerts()).hasSize(1).doesNotContain(alert);
    }

    @Test
    void aChannelThatMovesOnWhatAnOperatorHoldsBreaksTheQuarantine() throws Exception {
        ingest(order("o1", "PAID", 0));
        change("o1", HOLD, "wait");

        ingest(order("o1", "PICKING", ahead(60)));

        assertThat(fixture.texts("select concat_ws(' ', reason_code, explanation) from events where reason_code <> ''"))
                .containsExactly("EVT-HELD the order moved from PAID to PICKING while it was held for FUL-MANUAL");
        assertThat(fixture.texts("select concat_ws(' ', current_status, underlying_status) from orders"))
                .containsExactly("HOLD PICKING");
    }

    @Test
    void whatAnOperatorDidSurvivesWhateverComesLate() throws Exception {
        ingest(order("o1", "PAID", 100).replace("1 Sejong-daero", "22 Mapo-daero"));
        ingest(order("o2", "PAID", 100));
        change("o1", PICKING, "shelf 7");
        change("o2", HOLD, "wait");
        List<String> operators = fixture.texts("select e::text from events e where source = 'operator' order by 1");

        ingest(order("o1", "CREATED", 0));
        ingest(order("o2", "CREATED", 0));
        ingest(order("o2", "PACKED", 200));

        assertThat(fixture.texts("select e::text from events e where source = 'operator' order by 1"))
                .isEqualTo(operators);
        assertThat(history("o1"))
                .containsExactly("CREATED by channel", "PAID by channel", "PICKING by minji saying shelf 7");
        assertThat(orders())
                .containsExactly(
                        "o1 PICKING FULFILLMENT last OPERATOR_PICKING of u1 rice 22 Mapo-daero store",
                        "o2 HOLD FULFILLMENT last OPERATOR_HOLD of u1 rice 1 Sejong-daero store");
        assertThat(fixture.texts("select concat_ws(' ', reason, detail, released_at is null) from holds"))
                .containsExactly("FUL-MANUAL wait t");
        assertThat(openAlerts()).hasSize(1);
    }

    @Test
    void aLateCancellationOvertakesTheOperatorVisiblyAndHisNoteIsKept() throws Exception {
        ingest(order("o1", "PAID", 0));
        ingest(order("o2", "PAID", 0));
        change("o1", PICKING, "shelf 7");
        change("o2", HOLD, "wait");
        String alertOfHold = openAlerts().get(0);

        ingest(order("o1", "CANCELED", 10));
        ingest(order("o2", "SHIPPED", 10));

        assertThat(fixture.texts("select concat_ws(' ', order_id, reason_code, explanation, '-', note)"
                        + " from events where source = 'operator' order by 1"))
                .containsExactly(
                        "o1 EVT-STATE an order that is CANCELED cannot become PICKING: the event changed nothing - shelf 7",
                        "o2 EVT-STATE an order that is SHIPPED cannot be held - wait");
        assertThat(fixture.texts(
                        "select concat_ws(' ', current_status, hold_reason_code) from orders order by order_id"))
                .containsExactly("CANCELED", "SHIPPED");
        assertThat(fixture.texts("select retracted_at is not null from holds")).containsExactly("t");
        assertThat(fixture.texts("select concat_ws(' ', status, resolved_by) from alerts where alert_key = '"
                        + alertOfHold + "'"))
                .containsExactly("RESOLVED system");
        List<String> open = openAlerts();
        assertThat(open).hasSize(2).allMatch(key -> key.startsWith("event:operator-"));

        actOnAlerts.act(
                AlertAction.RETRY,
                open.stream().map(key -> new Target(key, null)).toList(),
                "minji",
                null);
        await().atMost(LONGEST)
                .until(() -> fixture.count("select count(*) from alerts where attempts = 1 and status = 'OPEN'") == 2);
        assertThat(fixture.texts("select distinct note from events where note <> '' order by 1"))
                .containsExactly("shelf 7", "wait");
    }

    @Test
    void aReleaseStandsAlthoughTheHoldTurnsOutToHaveComeFromAnIllegalEvent() throws Exception {
        ingest(order("o1", "PAID", 0));
        change("o1", HOLD, "wait");
        resolve(openAlerts());

        ingest(order("o1", "SHIPPED", 10));

        assertThat(fixture.texts("select current_status from orders")).containsExactly("SHIPPED");
        assertThat(fixture.texts("select retracted_at is not null from holds")).containsExactly("t");
    }

    @Test
    void noChangeIsAcceptedThatAnEventStampedAheadWouldUndo() throws Exception {
        ingest(order("o1", "PAID", 0));
        ingest(order("o1", "PICKING", ahead(3_600)));
        ingest(order("o2", "PAID", ahead(3_600)));
        List<String> everything = everything();

        for (ShownStatus next : List.of(PACKED, SHIPPED, CANCELED)) {
            assertThat(change("o1", next, null)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                assertThat(refused.why()).isEqualTo(Objection.LATER_EVENT);
                assertThat(refused.now().lastOccurredAt()).isAfter(now().plusSeconds(3_000));
                assertThat(refused.now().legal()).containsExactly(HOLD);
            });
        }
        assertThat(change("o1", PAID, null))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(Objection.ILLEGAL_MOVE));
        assertThat(change("o2", HOLD, null)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.why()).isEqualTo(Objection.LATER_EVENT);
            assertThat(refused.now().legal()).isEmpty();
        });
        assertThat(everything()).isEqualTo(everything);

        assertDone(change("o1", HOLD, null), PICKING, HOLD);
    }

    @Test
    void replayingTheTopicChangesNothingThatAnOperatorDid() throws Exception {
        List<String> messages = List.of(
                order("o1", "PAID", 0), order("o2", "PAID", 0), order("o3", "CREATED", 0), order("o3", "PAID", 10));
        messages.forEach(this::ingest);
        change("o1", CANCELED, "buyer called");
        change("o2", HOLD, "wait");
        change("o3", HOLD, "wait");
        resolve(openAlerts().subList(0, 1));
        List<String> before = everything();

        messages.forEach(this::ingest);

        assertThat(everything()).isEqualTo(before);
        assertThat(fixture.count("select count(*) from orders_raw")).isEqualTo(8);
    }

    @Test
    void ofFiftyWhoMoveOneOrderAtOnceOneWins() throws Exception {
        ingest(order("o1", "PAID", 0));

        for (ShownStatus next : List.of(PICKING, HOLD, CANCELED)) {
            List<Outcome> outcomes = atOnce(50, "o1", next);

            assertThat(outcomes).filteredOn(Outcome.Changed.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Outcome.Refused.class::isInstance)
                    .hasSize(49)
                    .allSatisfy(outcome -> {
                        Outcome.Refused refused = (Outcome.Refused) outcome;
                        assertThat(refused.now().shown()).isEqualTo(next);
                    });
        }

        assertThat(fixture.count("select count(*) from events where source = 'operator'"))
                .isEqualTo(3);
        assertThat(fixture.texts("select coalesce(reason_code, 'fine') from events where source = 'operator'"))
                .containsOnly("fine");
        assertThat(history("o1"))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("PAID", "PICKING", "HOLD", "CANCELED");
    }

    private List<Outcome> atOnce(int actors, String orderId, ShownStatus next) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(actors);
        CyclicBarrier together = new CyclicBarrier(actors);
        List<Future<Outcome>> running = new ArrayList<>();
        for (int i = 0; i < actors; i++) {
            Wish wish = new Wish(orderId, next, "actor" + i, null);
            Callable<Outcome> task = () -> {
                together.await();
                return changeOrderStatus.change(wish);
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

    private Outcome change(String orderId, ShownStatus next, @Nullable String note) {
        return changeOrderStatus.change(new Wish(orderId, next, "minji", note));
    }

    private static void assertDone(Outcome outcome, ShownStatus before, ShownStatus after) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Changed.class, changed -> {
            assertThat(changed.before()).isEqualTo(before);
            assertThat(changed.after()).isEqualTo(after);
        });
    }

    private void resolve(List<String> alerts) {
        assertThat(actOnAlerts.act(
                        AlertAction.RESOLVE,
                        alerts.stream().map(key -> new Target(key, null)).toList(),
                        "minji",
                        null))
                .allMatch(ActOnAlerts.Outcome.Done.class::isInstance);
    }

    private List<String> openAlerts() throws SQLException {
        return fixture.texts("select alert_key from alerts where status <> 'RESOLVED' order by seq");
    }

    private List<String> orders() throws SQLException {
        return fixture.texts("""
                select concat_ws(' ', order_id, current_status, current_stage, 'last', last_event_type, 'of', user_id, product_id,
                    shipping_address, channel) from orders order by order_id""");
    }

    private List<String> holds(String orderId) throws SQLException {
        return fixture.texts("select concat_ws(' ', reason, ordinal,"
                + " coalesce(release_cause || ' by ' || released_by, 'active')) from holds where order_id = '" + orderId
                + "' and retracted_at is null order by 1");
    }

    private List<String> history(String orderId) throws SQLException {
        return fixture.texts("select concat_ws(' ', to_status, 'by', actor, 'saying ' || note) from order_history"
                + " where order_id = '" + orderId + "' order by at, position");
    }

    private List<String> stock() throws SQLException {
        return fixture.texts("select reserved || ' of ' || stock from products where stock is not null");
    }

    private List<String> everything() throws SQLException {
        List<String> all = new ArrayList<>();
        for (String table :
                List.of("orders", "holds", "hold_history", "alerts", "alert_steps", "events", "reservations")) {
            all.addAll(fixture.texts("select t::text from " + table + " t order by 1"));
        }
        all.addAll(fixture.texts("select notification_id || reason || group_subject from notifications order by 1"));
        return all;
    }

    private void register(String productId, @Nullable Long stock) {
        Change<Long> units = stock == null ? Change.none() : Change.to(stock);
        assertThat(catalogue.put(new ProductEdit(productId, Change.none(), units), "admin"))
                .isInstanceOf(ManageCatalogue.Outcome.Saved.class);
    }

    private void ingest(String message) {
        Instant now = now();
        RawMessage.Position position = new RawMessage.Position(TOPIC, 0, nextOffset++);
        ingestEvents.ingest(
                List.of(new RawMessage(position, now, now, null, message.getBytes(StandardCharsets.UTF_8))));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Seconds from the start of the story to so many from now. */
    private int ahead(int seconds) {
        return Math.toIntExact(Duration.between(start, now()).toSeconds() + seconds);
    }

    private String order(String orderId, String status, int second) {
        return """
                {"order_id":"%s","user_id":"u1","product_id":"rice","address":"1 Sejong-daero","channel":"store","status":"%s","occurred_at":"%s"}""".formatted(orderId, status, start.plusSeconds(second));
    }
}
