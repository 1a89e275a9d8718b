package application;

import application.ports.Decoded.Accepted;
import domain.event.EventReason;
import domain.hold.Evidence.Burst;
import domain.hold.HoldCauses.BurstKey;
import domain.hold.ValidRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Folds new events into their orders and works out everything that follows: holds of these orders and of others that a burst reaches,
 * stock, marks, history. The caller holds the state lock.
 */
@ApplicationScoped
class JudgeOrders {
    private final OrderWorks orderWorks;
    private final DetectBursts detectBursts;
    private final ClaimStock claimStock;
    private final RecordJudgements recordJudgements;

    JudgeOrders(
            OrderWorks orderWorks,
            DetectBursts detectBursts,
            ClaimStock claimStock,
            RecordJudgements recordJudgements) {
        this.orderWorks = orderWorks;
        this.detectBursts = detectBursts;
        this.claimStock = claimStock;
        this.recordJudgements = recordJudgements;
    }

    /**
     * Judges the orders of new events and all others that they concern.
     *
     * @param events without duplicates, in the order of their arrival
     * @return how many events became errors, by their reason: new ones and such as were stored before
     */
    Map<EventReason, Integer> judge(List<Accepted> events, Instant now) {
        return judgeAll(events.stream().map(NewEvent::of).toList(), now);
    }

    /** The same for an event that an operator made. */
    void judge(NewEvent event, Instant now) {
        judgeAll(List.of(event), now);
    }

    private Map<EventReason, Integer> judgeAll(List<NewEvent> events, Instant now) {
        if (events.isEmpty()) {
            return Map.of();
        }
        Map<String, OrderWork> works = orderWorks.open(byOrder(events));
        Map<EventReason, Integer> errors = new EnumMap<>(EventReason.class);
        errors.putAll(recordJudgements.refuse(select(works, OrderWork::sealed), now));
        works.values().removeIf(OrderWork::sealed);
        ProductShelf shelf = orderWorks.shelf();
        orderWorks.loadHistories(select(works, OrderWork::needsHistory));
        orderWorks.fold(works.values(), shelf);
        ValidRule validRule = orderWorks.validRule(shelf);
        orderWorks.refold(select(works, work -> work.turnsOutHeld(validRule)), shelf);
        applyBursts(works, detectBursts.detect(works.values()), shelf);
        claimStock.claim(works.values(), shelf);
        orderWorks.refold(select(works, work -> work.turnsOutHeld(validRule)), shelf);
        recordJudgements
                .record(works.values(), orderWorks.validRule(shelf), now)
                .forEach((reason, count) -> errors.merge(reason, count, Integer::sum));
        return errors;
    }

    private static Map<String, List<NewEvent>> byOrder(List<NewEvent> events) {
        Map<String, List<NewEvent>> byOrder = new LinkedHashMap<>();
        for (NewEvent added : events) {
            byOrder.computeIfAbsent(added.event().orderId(), id -> new ArrayList<>())
                    .add(added);
        }
        return byOrder;
    }

    /** Brings in the orders that a burst newly holds or no longer holds, with their histories. */
    private void applyBursts(
            Map<String, OrderWork> works, Map<String, Map<BurstKey, Optional<Burst>>> changes, ProductShelf shelf) {
        Map<String, List<NewEvent>> others = new LinkedHashMap<>();
        changes.keySet().stream().filter(id -> !works.containsKey(id)).forEach(id -> others.put(id, List.of()));
        works.putAll(orderWorks.open(others));
        works.values().removeIf(OrderWork::sealed);
        changes.keySet().retainAll(works.keySet());
        orderWorks.refold(select(works, work -> changes.containsKey(work.orderId()) && !work.whole()), shelf);
        changes.forEach((id, bursts) -> {
            OrderWork work = Objects.requireNonNull(works.get(id));
            bursts.forEach((key, burst) -> work.setBurst(key, burst.orElse(null)));
        });
    }

    private static List<OrderWork> select(Map<String, OrderWork> works, Predicate<OrderWork> wanted) {
        return works.values().stream().filter(wanted).toList();
    }
}
