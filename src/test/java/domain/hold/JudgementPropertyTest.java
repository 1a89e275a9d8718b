package domain.hold;

import static org.assertj.core.api.Assertions.assertThat;

import domain.hold.BurstRule.Occurrence;
import domain.hold.BurstRule.Trigger;
import domain.hold.HoldCauses.BurstKey;
import domain.hold.Judgement.JudgedEvent;
import domain.order.Fold;
import domain.order.OrderEvent;
import domain.order.OrderState;
import fixtures.OracleMapping;
import fixtures.oracle.Oracle;
import fixtures.oracle.OracleChange;
import fixtures.oracle.OracleJudgement;
import fixtures.oracle.OracleScenario;
import fixtures.oracle.ScenarioGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The domain against the brute-force oracle, on random events in random order. */
class JudgementPropertyTest {
    private static final int SEEDS = 600;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void judgesAsTheOracleDoes(long seed) {
        ScenarioGenerator generator = new ScenarioGenerator(seed);
        OracleScenario scenario = generator.scenario();
        OracleJudgement expected = Oracle.judge(scenario.events(), scenario.rules(), List.of());

        Map<String, Judgement> judged = judge(scenario);

        assertThat(judged.keySet()).isEqualTo(expected.orders().keySet());
        judged.forEach((id, judgement) ->
                assertThat(describe(judgement)).isEqualTo(OracleMapping.describe(expected.order(id))));
    }

    @SuppressWarnings("NullAway") // the compiler of JDK 17 does not see @Nullable on nested types of other class files
    private static Map<String, Judgement> judge(OracleScenario scenario) {
        RuleSettings rules = OracleMapping.settings(scenario.rules());
        ValidRule valid = new ValidRule(
                rules.holdUnknownProducts(), new Catalogue(scenario.rules().catalogue()));
        Map<String, OrderEvent> kept = new LinkedHashMap<>();
        scenario.events().forEach(event -> kept.putIfAbsent(event.eventId(), OracleMapping.event(event)));
        Map<String, List<OrderEvent>> byOrder = new TreeMap<>();
        kept.values()
                .forEach(event -> byOrder.computeIfAbsent(event.orderId(), id -> new ArrayList<>())
                        .add(event));
        Map<String, Fold.Result> folded = new TreeMap<>();
        byOrder.forEach((id, events) -> folded.put(id, Fold.of(events)));
        Map<String, Judgement> judged = new TreeMap<>();
        folded.forEach((id, order) -> judged.put(
                id, Judgement.of(order, valid, new HoldCauses(bursts(order.state(), folded, rules), null), List.of())));
        return judged;
    }

    private static Map<BurstKey, Evidence.Burst> bursts(
            OrderState order, Map<String, Fold.Result> all, RuleSettings rules) {
        Map<BurstKey, Evidence.Burst> bursts = new HashMap<>();
        if (order.burstUser() != null) {
            add(bursts, BurstKey.user(order.burstUser()), rules.userRule(), order, all);
        }
        order.burstProducts().forEach(p -> add(bursts, BurstKey.product(p), rules.productRule(), order, all));
        return bursts;
    }

    private static void add(
            Map<BurstKey, Evidence.Burst> bursts,
            BurstKey key,
            BurstRule rule,
            OrderState order,
            Map<String, Fold.Result> all) {
        List<Occurrence> occurrences = all.values().stream()
                .map(Fold.Result::state)
                .filter(state -> key.reason() == HoldReason.FRAUD_USER
                        ? key.subject().equals(state.burstUser())
                        : state.burstProducts().contains(key.subject()))
                .map(JudgementPropertyTest::occurrence)
                .sorted(Comparator.comparing(Occurrence::createdAt))
                .toList();
        NavigableMap<Instant, Trigger> triggers = rule.triggers(occurrences);
        rule.holding(occurrence(order), triggers)
                .ifPresent(trigger -> bursts.put(key, new Evidence.Burst(trigger, rule)));
    }

    private static Occurrence occurrence(OrderState state) {
        return new Occurrence(state.orderId(), state.createdAt(), state.leftAt(), null);
    }

    private static List<String> describe(Judgement judgement) {
        List<String> lines = new ArrayList<>();
        lines.add(judgement.shownStatus() + " " + judgement.state().status() + " "
                + judgement.state().createdAt() + " " + judgement.state().leftAt() + " "
                + judgement.state().data().userId() + " "
                + judgement.state().data().shippingAddress() + " "
                + judgement.state().lastOccurredAt() + " "
                + judgement.shownReason().map(HoldReason::code).orElse(null));
        judgement.holds().forEach(hold -> lines.add(OracleMapping.line(hold)));
        judgement.events().stream()
                .sorted(Comparator.comparing(event -> event.step().event().eventId()))
                .forEach(event -> lines.add(event.step().event().eventId() + " "
                        + (event.reason() == null ? "NONE" : event.reason().name())));
        OracleChange.perMoment(history(judgement))
                .forEach(change -> lines.add(change.at() + " " + change.from() + " " + change.to()));
        return lines;
    }

    private static List<OracleChange> history(Judgement judgement) {
        List<OracleChange> changes = new ArrayList<>();
        for (JudgedEvent event : judgement.events()) {
            if (event.visible()) {
                String from = event.step().before() == null
                        ? null
                        : event.step().before().name();
                changes.add(new OracleChange(
                        event.step().event().occurredAt(),
                        from,
                        event.step().after().name(),
                        OracleChange.Kind.EVENT,
                        event.step().event().eventId()));
            }
        }
        judgement
                .holdChanges()
                .forEach(change -> changes.add(new OracleChange(
                        change.at(), change.from().name(), change.to().name(), OracleChange.Kind.HOLD, "")));
        changes.sort(Comparator.comparing(OracleChange::at));
        return changes;
    }
}
