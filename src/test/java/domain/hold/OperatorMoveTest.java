package domain.hold;

import static domain.order.ShownStatus.CANCELED;
import static domain.order.ShownStatus.CREATED;
import static domain.order.ShownStatus.DELIVERED;
import static domain.order.ShownStatus.HOLD;
import static domain.order.ShownStatus.PACKED;
import static domain.order.ShownStatus.PAID;
import static domain.order.ShownStatus.PICKING;
import static domain.order.ShownStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import domain.hold.OperatorMove.Objection;
import domain.order.Fold;
import domain.order.OrderData;
import domain.order.OrderEvent;
import domain.order.OrderStatus;
import domain.order.ShownStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OperatorMoveTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final ValidRule RULE = new ValidRule(false, new Catalogue(Map.of()));

    static Stream<Arguments> moves() {
        return Stream.of(
                Arguments.of(OrderStatus.CREATED, List.of(PAID, PICKING, PACKED, SHIPPED, DELIVERED, CANCELED, HOLD)),
                Arguments.of(OrderStatus.PAID, List.of(PICKING, PACKED, SHIPPED, DELIVERED, CANCELED, HOLD)),
                Arguments.of(OrderStatus.PICKING, List.of(PACKED, SHIPPED, DELIVERED, CANCELED, HOLD)),
                Arguments.of(OrderStatus.PACKED, List.of(SHIPPED, DELIVERED, CANCELED, HOLD)),
                Arguments.of(OrderStatus.SHIPPED, List.of(DELIVERED)),
                Arguments.of(OrderStatus.DELIVERED, List.of()),
                Arguments.of(OrderStatus.CANCELED, List.of()));
    }

    @ParameterizedTest
    @MethodSource("moves")
    void anOrderThatIsNotHeldMovesOnlyForward(OrderStatus status, List<ShownStatus> allowed) {
        assertThat(OperatorMove.allowed(status, List.of())).isEqualTo(allowed);
    }

    @Test
    void aHeldOrderCanOnlyBeCancelledOrHeldByAnOperatorToo() {
        assertThat(OperatorMove.allowed(OrderStatus.PAID, List.of(HoldReason.VALID, HoldReason.INV)))
                .containsExactly(CANCELED, HOLD);
        assertThat(OperatorMove.allowed(OrderStatus.PAID, List.of(HoldReason.VALID, HoldReason.MANUAL)))
                .containsExactly(CANCELED);
        assertThat(OperatorMove.allowed(OrderStatus.SHIPPED, List.of(HoldReason.MANUAL)))
                .isEmpty();
    }

    @Test
    void anObjectionSaysWhatToDoAboutIt() {
        assertThat(OperatorMove.objection(PAID, OrderStatus.PAID, List.of())).contains(Objection.SAME_STATUS);
        assertThat(OperatorMove.objection(CREATED, OrderStatus.PAID, List.of())).contains(Objection.ILLEGAL_MOVE);
        assertThat(OperatorMove.objection(PICKING, OrderStatus.PAID, List.of(HoldReason.CHANNEL)))
                .contains(Objection.HELD);
        assertThat(OperatorMove.objection(HOLD, OrderStatus.PAID, List.of(HoldReason.MANUAL)))
                .contains(Objection.HELD_BY_OPERATOR);
        assertThat(OperatorMove.objection(HOLD, OrderStatus.SHIPPED, List.of())).contains(Objection.NOT_HOLDABLE);
    }

    @Test
    void aChangeBeforeLaterEventsTakesEffectOnlyIfItTakesNothingFromThem() {
        List<OrderEvent> events = List.of(channel(PAID, 0), channel(PICKING, 100));

        assertThat(takesEffect(events, operator(PACKED, 50))).isFalse();
        assertThat(takesEffect(events, operator(CANCELED, 50))).isFalse();
        assertThat(takesEffect(events, operator(HOLD, 50))).isTrue();
        assertThat(takesEffect(events, operator(PACKED, 101))).isTrue();
    }

    @Test
    void whatWasIllegalBeforeMayStaySo() {
        List<OrderEvent> events = List.of(channel(PACKED, 0), channel(PAID, 100));

        assertThat(takesEffect(events, operator(SHIPPED, 50))).isTrue();
    }

    @Test
    void noChangeCanComeBeforeTheFirstEventOfItsOrder() {
        List<OrderEvent> events = List.of(channel(PAID, 100));

        assertThat(takesEffect(events, operator(CREATED, 50))).isFalse();
        assertThat(takesEffect(events, operator(HOLD, 50))).isFalse();
    }

    @Test
    void aHoldThatARecentReleaseCoversDoesNotTakeEffect() {
        Judgement held = judge(List.of(channel(PAID, 0), operator(HOLD, 50)), List.of());
        Decision release = Decision.of(
                held.holds().get(0), new Release(START.plusSeconds(50), Release.Cause.OPERATOR, "kim"), null);
        List<OrderEvent> events = List.of(channel(PAID, 0), operator(HOLD, 50));
        OrderEvent again = event("again", HOLD, 50, "kim");

        assertThat(OperatorMove.takesEffect(
                        "again", judge(events, List.of(release)), judge(with(events, again), List.of(release))))
                .isFalse();
    }

    @Test
    void theOneWhoCancelsEndsTheHoldsAndTheOneWhoHoldsIsNamedInTheHistory() {
        Judgement judged =
                judge(List.of(channel(PAID, 0), operator(HOLD, 50), event("c", CANCELED, 60, "lee")), List.of());

        assertThat(judged.holds())
                .extracting(Hold::release)
                .containsExactly(new Release(START.plusSeconds(60), Release.Cause.CANCELED, "lee"));
        assertThat(judged.holdChanges())
                .extracting(ShownHistory.HoldChange::actor)
                .containsExactly("kim", "lee");
    }

    private static boolean takesEffect(List<OrderEvent> events, OrderEvent change) {
        return OperatorMove.takesEffect(
                change.eventId(), judge(events, List.of()), judge(with(events, change), List.of()));
    }

    private static List<OrderEvent> with(List<OrderEvent> events, OrderEvent more) {
        List<OrderEvent> all = new ArrayList<>(events);
        all.add(more);
        return all;
    }

    private static Judgement judge(List<OrderEvent> events, List<Decision> decisions) {
        return Judgement.of(Fold.of(events), RULE, HoldCauses.NONE, decisions);
    }

    private static OrderEvent channel(ShownStatus status, int second) {
        return event("channel-" + second, status, second, null);
    }

    private static OrderEvent operator(ShownStatus status, int second) {
        return event("operator-" + second, status, second, "kim");
    }

    private static OrderEvent event(String id, ShownStatus status, int second, @Nullable String actor) {
        Instant at = START.plusSeconds(second);
        OrderData data = actor == null
                ? new OrderData("store", "u1", "p1", null, 1, List.of(), "1 Sejong-daero", null, null)
                : OrderData.NOTHING;
        return new OrderEvent(id, "o1", status.name(), status, at, at, data, actor, null);
    }
}
