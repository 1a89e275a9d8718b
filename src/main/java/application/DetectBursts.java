package application;

import application.ports.Exemptions;
import application.ports.OrderRecord;
import application.ports.Orders;
import application.ports.Orders.Neighbour;
import application.ports.Orders.Neighbourhood;
import application.ports.Orders.Probe;
import domain.hold.BurstRule;
import domain.hold.BurstRule.Occurrence;
import domain.hold.BurstRule.Trigger;
import domain.hold.Evidence.Burst;
import domain.hold.HoldCauses.BurstKey;
import domain.hold.HoldReason;
import domain.hold.RuleSettings;
import domain.order.OrderState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out which orders a burst holds or no longer holds after some orders came, went or moved in time (SPEC §4.3, §4.4). It looks at
 * the stored orders around those times, so that it does not matter when and in which batch an order arrives. What was held before its user or
 * product was exempted stays held until somebody releases it.
 */
@ApplicationScoped
class DetectBursts {
    private static final Comparator<Neighbour> BY_CREATION = Comparator.comparing(
                    (Neighbour neighbour) -> neighbour.occurrence().createdAt())
            .thenComparing(neighbour -> neighbour.occurrence().orderId());

    /** So many orders near a change are a crowd, whatever their times. */
    private static final int MANY = 200;

    private static final List<Neighbourhood> NOWHERE = List.of();

    private final Orders orders;
    private final Exemptions exemptions;
    private final RuleSettings rules;

    DetectBursts(Orders orders, Exemptions exemptions, RuleSettings rules) {
        this.orders = orders;
        this.exemptions = exemptions;
        this.rules = rules;
    }

    /**
     * What changed, by order and by user or product: the trigger that holds the order from now on, or none.
     *
     * @param works folded orders; their stored states are superseded by what they are now
     */
    Map<String, Map<BurstKey, Optional<Burst>>> detect(Collection<OrderWork> works) {
        Map<BurstKey, Span> touched = touched(works);
        Map<BurstKey, List<OrderWork>> here = byKey(works, touched.keySet());
        Map<String, Map<BurstKey, Optional<Burst>>> changes = new HashMap<>();
        detect(HoldReason.FRAUD_USER, touched, here, changes);
        detect(HoldReason.FRAUD_PROD, touched, here, changes);
        return changes;
    }

    private void detect(
            HoldReason reason,
            Map<BurstKey, Span> touched,
            Map<BurstKey, List<OrderWork>> here,
            Map<String, Map<BurstKey, Optional<Burst>>> changes) {
        BurstRule rule = rules.burstRule(reason);
        Map<BurstKey, Span> crowded = crowded(reason, touched, here);
        Map<BurstKey, Instant> exempt = crowded.isEmpty() ? Map.of() : exemptions.until(crowded.keySet());
        List<Probe> probes = probes(reason, crowded, exempt);
        for (Neighbourhood neighbourhood : probes.isEmpty() ? NOWHERE : orders.around(reason, rule, probes)) {
            BurstKey key = new BurstKey(reason, neighbourhood.subject());
            List<Neighbour> neighbours = overlay(neighbourhood, key, here.getOrDefault(key, List.of()));
            judge(rule, key, neighbours, exempt.getOrDefault(key, Instant.MIN), changes);
        }
    }

    /** The users or products with a trigger near the change, before or after it: to all others nothing happens. */
    private Map<BurstKey, Span> crowded(
            HoldReason reason, Map<BurstKey, Span> touched, Map<BurstKey, List<OrderWork>> here) {
        BurstRule rule = rules.burstRule(reason);
        List<Probe> probes = probes(reason, touched, Map.of());
        Map<String, List<Instant>> stored =
                probes.isEmpty() ? Map.of() : orders.timesAround(reason, rule, probes, MANY);
        Map<BurstKey, Span> crowded = new HashMap<>();
        for (Probe probe : probes) {
            BurstKey key = new BurstKey(reason, probe.subject());
            List<Instant> times = new ArrayList<>(stored.getOrDefault(probe.subject(), List.of()));
            boolean all = times.size() < MANY;
            here.getOrDefault(key, List.of())
                    .forEach(work -> times.add(work.state().createdAt()));
            Collections.sort(times);
            if (!all || rule.triggerTimes(times).ceiling(probe.from()) != null) {
                crowded.put(key, new Span(probe.from(), probe.to()));
            }
        }
        return crowded;
    }

    private static List<Probe> probes(HoldReason reason, Map<BurstKey, Span> touched, Map<BurstKey, Instant> exempt) {
        return touched.entrySet().stream()
                .filter(entry -> entry.getKey().reason() == reason)
                .filter(entry -> !Instant.MAX.equals(exempt.get(entry.getKey())))
                .map(entry -> new Probe(
                        entry.getKey().subject(),
                        entry.getValue().from(),
                        entry.getValue().to(),
                        exempt.containsKey(entry.getKey())))
                .toList();
    }

    /**
     * Times of the triggers, as the rules and exemptions are now, that may reach orders.
     *
     * @param works folded orders; of each those of its users and products that are among the keys count
     */
    Map<BurstKey, NavigableSet<Instant>> triggersNear(Collection<OrderWork> works, Set<BurstKey> keys, Instant now) {
        Map<BurstKey, Span> spans = new HashMap<>();
        for (OrderWork work : works) {
            Set<BurstKey> own = OrderWork.burstKeys(work.state());
            own.retainAll(keys);
            touch(spans, own, work.state().createdAt());
        }
        Map<BurstKey, Instant> exempt = spans.isEmpty() ? Map.of() : exemptions.until(spans.keySet());
        Map<BurstKey, NavigableSet<Instant>> triggers = new HashMap<>();
        for (HoldReason reason : List.of(HoldReason.FRAUD_USER, HoldReason.FRAUD_PROD)) {
            BurstRule rule = rules.burstRule(reason);
            List<Probe> probes = probes(reason, spans, Map.of());
            Map<String, List<Instant>> times =
                    probes.isEmpty() ? Map.of() : orders.timesAround(reason, rule, probes, Integer.MAX_VALUE);
            times.forEach((subject, created) -> {
                BurstKey key = new BurstKey(reason, subject);
                Instant until = exempt.getOrDefault(key, Instant.MIN);
                NavigableSet<Instant> all =
                        rule.triggerTimes(created.stream().sorted().toList());
                triggers.put(key, until.isAfter(now) ? Collections.emptyNavigableSet() : all.tailSet(until, true));
            });
        }
        return triggers;
    }

    /** The neighbourhood as it is now: the orders at hand replace their stored selves. */
    private static List<Neighbour> overlay(Neighbourhood neighbourhood, BurstKey key, List<OrderWork> works) {
        Set<String> judgedAnyway = neighbourhood.neighbours().stream()
                .filter(Neighbour::judged)
                .map(neighbour -> neighbour.occurrence().orderId())
                .collect(Collectors.toSet());
        Set<String> superseded = new HashSet<>();
        List<Neighbour> neighbours = new ArrayList<>();
        for (OrderWork work : works) {
            superseded.add(work.orderId());
            if (OrderWork.burstKeys(work.state()).contains(key)) {
                neighbours.add(neighbour(neighbourhood, key, work, judgedAnyway.contains(work.orderId())));
            }
        }
        neighbourhood.neighbours().stream()
                .filter(neighbour -> !superseded.contains(neighbour.occurrence().orderId()))
                .forEach(neighbours::add);
        neighbours.sort(BY_CREATION);
        return neighbours;
    }

    private static Neighbour neighbour(
            Neighbourhood neighbourhood, BurstKey key, OrderWork work, boolean judgedAnyway) {
        OrderState state = work.state();
        Instant at = state.createdAt();
        boolean judged =
                judgedAnyway || (!at.isBefore(neighbourhood.judgeFrom()) && !at.isAfter(neighbourhood.judgeTo()));
        Burst burst = work.burst(key);
        Occurrence occurrence = new Occurrence(work.orderId(), at, state.leftAt(), work.releasedThrough(key));
        return new Neighbour(occurrence, judged, burst == null ? null : burst.trigger());
    }

    private static void judge(
            BurstRule rule,
            BurstKey key,
            List<Neighbour> neighbours,
            Instant exemptUntil,
            Map<String, Map<BurstKey, Optional<Burst>>> changes) {
        NavigableMap<Instant, Trigger> triggers = rule.triggers(
                        neighbours.stream().map(Neighbour::occurrence).toList())
                .tailMap(exemptUntil, true);
        for (Neighbour neighbour : neighbours) {
            Trigger before = neighbour.trigger();
            if (!neighbour.judged() || (before != null && before.at().isBefore(exemptUntil))) {
                continue;
            }
            Optional<Trigger> now = rule.holding(neighbour.occurrence(), triggers);
            if (!now.equals(Optional.ofNullable(neighbour.trigger()))) {
                changes.computeIfAbsent(neighbour.occurrence().orderId(), id -> new HashMap<>())
                        .put(key, now.map(trigger -> new Burst(trigger, rule)));
            }
        }
    }

    private static Map<BurstKey, Span> touched(Collection<OrderWork> works) {
        Map<BurstKey, Span> touched = new HashMap<>();
        for (OrderWork work : works) {
            OrderState after = work.state();
            Set<BurstKey> keys = OrderWork.burstKeys(after);
            OrderRecord stored = work.stored();
            if (stored == null) {
                touch(touched, keys, after.createdAt());
                continue;
            }
            Set<BurstKey> keysBefore = OrderWork.burstKeys(stored.state());
            if (!keys.equals(keysBefore)
                    || !after.createdAt().equals(stored.state().createdAt())) {
                touch(touched, keysBefore, stored.state().createdAt());
                touch(touched, keys, after.createdAt());
            }
        }
        return touched;
    }

    private static void touch(Map<BurstKey, Span> touched, Set<BurstKey> keys, Instant at) {
        keys.forEach(key -> touched.merge(key, new Span(at, at), Span::with));
    }

    private static Map<BurstKey, List<OrderWork>> byKey(Collection<OrderWork> works, Set<BurstKey> touched) {
        Map<BurstKey, List<OrderWork>> byKey = new HashMap<>();
        for (OrderWork work : works) {
            Set<BurstKey> keys = OrderWork.burstKeys(work.state());
            OrderRecord stored = work.stored();
            if (stored != null) {
                keys.addAll(OrderWork.burstKeys(stored.state()));
            }
            keys.retainAll(touched);
            keys.forEach(
                    key -> byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(work));
        }
        return byKey;
    }

    /** From the earliest to the latest of some times. */
    private record Span(Instant from, Instant to) {
        Span with(Span other) {
            return new Span(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
        }
    }
}
