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
import fixtures.oracle.OracleEvent;
import fixtures.oracle.OracleJudgement;
import fixtures.oracle.OracleRelease;
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
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The domain against the brute-force oracle, on random events in random order. */
class JudgementPropertyTest {
    private static final int SEEDS = 600;
    private static final int RELEASES = 6;
    private static final int CHANGES = 15;
    private static final Instant RELEASED = Instant.parse("2026-02-01T00:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void judgesAsTheOracleDoes(long seed) {
        ScenarioGenerator generator = new ScenarioGenerator(seed);
        OracleScenario scenario = generator.scenario();
        OracleJudgement expected = Oracle.judge(scenario.events(), scenario.rules(), List.of());

        assertSame(judge(scenario.events(), scenario, Map.of()), expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void judgesAsTheOracleDoesWhatWasReleasedOnTheWay(long seed) {
        ScenarioGenerator generator = new ScenarioGenerator(seed);
        OracleScenario scenario = generator.scenario();
        List<OracleEvent> known = scenario.events().subList(0, scenario.events().size() * 2 / 3);
        List<OracleRelease> releases = new ArrayList<>();
        Map<String, List<Decision>> decisions = new HashMap<>();
        for (int i = 0; i < RELEASES; i++) {
            OracleJudgement now = Oracle.judge(known, scenario.rules(), releases);
            Map<String, Judgement> judged = judge(known, scenario, decisions);
            generator.release(now, RELEASED.plusSeconds(i)).ifPresent(release -> {
                releases.add(release);
                decisions
                        .computeIfAbsent(release.orderId(), id -> new ArrayList<>())
                        .add(decision(Objects.requireNonNull(judged.get(release.orderId())), release));
            });
        }

        assertSame(
                judge(scenario.events(), scenario, decisions),
                Oracle.judge(scenario.events(), scenario.rules(), releases));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void judgesAsTheOracleDoesWhatOperatorsAdd(long seed) {
        ScenarioGenerator generator = new ScenarioGenerator(seed);
        OracleScenario channels = generator.scenario();
        List<OracleEvent> events = new ArrayList<>(channels.events());
        for (int i = 0; i < CHANGES; i++) {
            events.add(generator.operatorChange(channels.events(), "operator-" + i, generator.amid(channels.events())));
        }
        OracleScenario scenario = new OracleScenario(events, channels.rules());

        assertSame(judge(events, scenario, Map.of()), Oracle.judge(events, scenario.rules(), List.of()));
    }

    private static void assertSame(Map<String, Judgement> judged, OracleJudgement expected) {
        assertThat(judged.keySet()).isEqualTo(expected.orders().keySet());
        judged.forEach((id, judgement) ->
                assertThat(describe(judgement)).isEqualTo(OracleMapping.describe(expected.order(id))));
    }

    private static Decision decision(Judgement known, OracleRelease release) {
        Hold hold = known.holds().stream()
                .filter(Hold::active)
                .filter(candidate -> candidate.key().reason().code().equals(release.reason())
                        && candidate.key().subject().equals(release.subject()))
                .findFirst()
                .orElseThrow();
        return Decision.of(
                hold, new Release(release.at(), Release.Cause.OPERATOR, "operator"), release.releasedThrough());
    }

    @SuppressWarnings("NullAway") // the compiler of JDK 17 does not see @Nullable on nested types of other class files
    private static Map<String, Judgement> judge(
            List<OracleEvent> events, OracleScenario scenario, Map<String, List<Decision>> decisions) {
        RuleSettings rules = OracleMapping.settings(scenario.rules());
        ValidRule valid = new ValidRule(
                rules.holdUnknownProducts(), new Catalogue(scenario.rules().catalogue()));
        Map<String, OrderEvent> kept = new LinkedHashMap<>();
        events.forEach(event -> kept.putIfAbsent(event.eventId(), OracleMapping.event(event)));
        Map<String, List<OrderEvent>> byOrder = new TreeMap<>();
        kept.values()
                .forEach(event -> byOrder.computeIfAbsent(event.orderId(), id -> new ArrayList<>())
                        .add(event));
        Map<String, Fold.Result> folded = new TreeMap<>();
        byOrder.forEach((id, own) -> folded.put(id, Fold.of(own)));
        Map<String, Judgement> judged = new TreeMap<>();
        folded.forEach((id, order) -> {
            List<Decision> decided = decisions.getOrDefault(id, List.of());
            HoldCauses causes = new HoldCauses(bursts(order.state(), folded, rules, decided), null);
            judged.put(id, Judgement.of(order, valid, causes, decided));
        });
        return judged;
    }

    private static Map<BurstKey, Evidence.Burst> bursts(
            OrderState order, Map<String, Fold.Result> all, RuleSettings rules, List<Decision> decided) {
        Map<BurstKey, Evidence.Burst> bursts = new HashMap<>();
        if (order.burstUser() != null) {
            add(bursts, BurstKey.user(order.burstUser()), rules.userRule(), order, all, decided);
        }
        order.burstProducts().forEach(p -> add(bursts, BurstKey.product(p), rules.productRule(), order, all, decided));
        return bursts;
    }

    private static void add(
            Map<BurstKey, Evidence.Burst> bursts,
            BurstKey key,
            BurstRule rule,
            OrderState order,
            Map<String, Fold.Result> all,
            List<Decision> decided) {
        List<Occurrence> occurrences = all.values().stream()
                .map(Fold.Result::state)
                .filter(state -> key.reason() == HoldReason.FRAUD_USER
                        ? key.subject().equals(state.burstUser())
                        : state.burstProducts().contains(key.subject()))
                .map(state -> occurrence(state, null))
                .sorted(Comparator.comparing(Occurrence::createdAt))
                .toList();
        NavigableMap<Instant, Trigger> triggers = rule.triggers(occurrences);
        rule.holding(occurrence(order, releasedThrough(key, decided)), triggers)
                .ifPresent(trigger -> bursts.put(key, new Evidence.Burst(trigger, rule)));
    }

    private static @Nullable Instant releasedThrough(BurstKey key, List<Decision> decided) {
        Instant latest = null;
        for (Decision decision : decided) {
            Instant through = decision.through();
            boolean same = decision.key().reason() == key.reason()
                    && decision.key().subject().equals(key.subject());
            if (same && through != null && (latest == null || through.isAfter(latest))) {
                latest = through;
            }
        }
        return latest;
    }

    private static Occurrence occurrence(OrderState state, @Nullable Instant releasedThrough) {
        return new Occurrence(state.orderId(), state.createdAt(), state.leftAt(), releasedThrough);
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
