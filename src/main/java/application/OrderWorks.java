package application;

import application.ports.OrderRecord;
import application.ports.Orders;
import application.ports.Stock;
import domain.hold.RuleSettings;
import domain.hold.ValidRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes orders off the shelf to judge them: as they are stored, with their history where it counts, folded. */
@ApplicationScoped
class OrderWorks {
    private final Orders orders;
    private final OrderHistories histories;
    private final Stock stock;
    private final RuleSettings rules;
    private final ForeknownDecisions foreknown;

    OrderWorks(Orders orders, OrderHistories histories, Stock stock, RuleSettings rules, ForeknownDecisions foreknown) {
        this.orders = orders;
        this.histories = histories;
        this.stock = stock;
        this.rules = rules;
        this.foreknown = foreknown;
    }

    /** The orders with their new events, in the order of the map. */
    Map<String, OrderWork> open(Map<String, List<NewEvent>> byOrder) {
        Map<String, OrderRecord> stored = orders.find(byOrder.keySet());
        Map<String, OrderWork> works = new LinkedHashMap<>();
        byOrder.forEach((id, fresh) -> works.put(id, new OrderWork(id, stored.get(id), fresh, foreknown.concern(id))));
        return works;
    }

    /** Stored orders without new events, each folded from its whole history; without those that are sealed. */
    Map<String, OrderWork> reopen(Collection<String> orderIds, ProductShelf shelf) {
        Map<String, List<NewEvent>> byOrder = new LinkedHashMap<>();
        orderIds.forEach(id -> byOrder.put(id, List.of()));
        Map<String, OrderWork> works = open(byOrder);
        works.values().removeIf(OrderWork::sealed);
        refold(works.values(), shelf);
        return works;
    }

    void loadHistories(Collection<OrderWork> works) {
        histories.load(works);
    }

    void fold(Collection<OrderWork> works, ProductShelf shelf) {
        works.forEach(OrderWork::fold);
        Set<String> products = new HashSet<>();
        for (OrderWork work : works) {
            products.addAll(work.state().data().productIds());
            work.events().forEach(event -> products.addAll(event.data().productIds()));
        }
        shelf.fetch(products);
    }

    void refold(Collection<OrderWork> works, ProductShelf shelf) {
        loadHistories(works);
        fold(works, shelf);
    }

    ProductShelf shelf() {
        return new ProductShelf(stock);
    }

    ValidRule validRule(ProductShelf shelf) {
        return new ValidRule(rules.holdUnknownProducts(), shelf.catalogue());
    }
}
