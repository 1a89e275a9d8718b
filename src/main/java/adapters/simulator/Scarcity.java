package adapters.simulator;

import domain.order.OrderStatus;
import java.time.Instant;
import java.util.List;

/** Orders of products of which there are only a few: the first get theirs, the others wait, give up, or are picked by mistake. */
final class Scarcity {

    private Scarcity() {}

    static void unfold(Market market, Instant at) {
        Line line = Line.of(market.nextScarceProduct(), market.dice().between(1, 4));
        Purchase purchase = market.order(at, market.anyChannel(), market.nextCustomer(), List.of(line));
        Instant paid = LifeCycle.begin(market, purchase);
        int fate = market.dice().between(1, 10);
        if (fate <= 3) {
            market.report(purchase, OrderStatus.CANCELED, market.after(paid));
        } else if (fate == 4) {
            LifeCycle.goOn(market, purchase, paid);
        }
    }
}
