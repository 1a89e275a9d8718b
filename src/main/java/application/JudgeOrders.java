package application;

import application.ports.Decoded.Accepted;
import application.ports.OrderRecord;
import application.ports.Orders;
import application.ports.Stock;
import domain.hold.Evidence.Burst;
import domain.hold.HoldCauses.BurstKey;
import domain.hold.RuleSettings;
import domain.hold.ValidRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Folds new events into their orders and works out everything that follows: holds of these orders and of others that a burst reaches,
 * stock, marks, history. The caller holds the state lock.
 */
@ApplicationScoped
class JudgeOrders {
    private final Orders orders;
    private final OrderHistories histories;
    private final Stock stock;
    private final DetectBursts detectBursts;
    private final ClaimStock claimStock;
    private final RecordJudgements recordJudgements;
    private final RuleSettings rules;

    JudgeOrders(
            Orders orders,
            OrderHistories histories,
            Stock stock,
            DetectBursts detectBursts,
            ClaimStock claimStock,
            RecordJudgements recordJudgements,
            RuleSettings rules) {
        this.orders = orders;
        this.histories = histories;
        this.stock = stock;
        this.detectBursts = detectBursts;
        this.claimStock = claimStock;
        this.recordJudgements = recordJudgements;
        this.rules = rules;
    }

    /**
     * Judges the orders of new events and all others that they concern.
     *
     * @param events without duplicates, in the order of their arrival
     */
    void judge(List<Accepted> events, Instant now) {
        if (events.isEmpty()) {
            return;
        }
        Map<String, OrderWork> works = open(events);
        ProductShelf shelf = new ProductShelf(stock);
        histories.load(select(works, OrderWork::needsHistory));
        fold(works.values(), shelf);
        ValidRule validRule = validRule(shelf);
        refold(select(works, work -> work.turnsOutHeld(validRule)), shelf);
        applyBursts(works, detectBursts.detect(works.values()), shelf);
        claimStock.claim(works.values(), shelf);
        refold(select(works, work -> work.turnsOutHeld(validRule)), shelf);
        recordJudgements.record(works.values(), validRule(shelf), now);
    }

    private Map<String, OrderWork> open(List<Accepted> events) {
        Map<String, List<Accepted>> byOrder = new LinkedHashMap<>();
        for (Accepted accepted : events) {
            byOrder.computeIfAbsent(accepted.event().orderId(), id -> new ArrayList<>())
                    .add(accepted);
        }
        return open(byOrder);
    }

    private Map<String, OrderWork> open(Map<String, List<Accepted>> byOrder) {
        Map<String, OrderRecord> stored = orders.find(byOrder.keySet());
        Map<String, OrderWork> works = new LinkedHashMap<>();
        byOrder.forEach((id, fresh) -> works.put(id, new OrderWork(id, stored.get(id), fresh)));
        return works;
    }

    /** Brings in the orders that a burst newly holds or no longer holds, with their histories. */
    private void applyBursts(
            Map<String, OrderWork> works, Map<String, Map<BurstKey, Optional<Burst>>> changes, ProductShelf shelf) {
        Map<String, List<Accepted>> others = new LinkedHashMap<>();
        changes.keySet().stream().filter(id -> !works.containsKey(id)).forEach(id -> others.put(id, List.of()));
        works.putAll(open(others));
        refold(select(works, work -> changes.containsKey(work.orderId()) && !work.whole()), shelf);
        changes.forEach((id, bursts) -> {
            OrderWork work = Objects.requireNonNull(works.get(id));
            bursts.forEach((key, burst) -> work.setBurst(key, burst.orElse(null)));
        });
    }

    private void refold(List<OrderWork> works, ProductShelf shelf) {
        histories.load(works);
        fold(works, shelf);
    }

    private static void fold(Collection<OrderWork> works, ProductShelf shelf) {
        works.forEach(OrderWork::fold);
        Set<String> products = new HashSet<>();
        for (OrderWork work : works) {
            products.addAll(work.state().data().productIds());
            work.events().forEach(event -> products.addAll(event.data().productIds()));
        }
        shelf.fetch(products);
    }

    private static List<OrderWork> select(Map<String, OrderWork> works, Predicate<OrderWork> wanted) {
        return works.values().stream().filter(wanted).toList();
    }

    private ValidRule validRule(ProductShelf shelf) {
        return new ValidRule(rules.holdUnknownProducts(), shelf.catalogue());
    }
}
