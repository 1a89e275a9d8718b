package adapters.simulator;

import domain.order.OrderStatus;
import java.time.Instant;
import java.util.List;

/** Orders that arrive without user, product or a usable address: most are completed later, some cancelled, some forgotten. */
final class MissingData {
    private static final List<String> NO_ADDRESS = List.of("", "?", "unknown", "N/A", "-", "(none)", "서울");

    private MissingData() {}

    static void unfold(Market market, Instant at) {
        Purchase complete = market.order(at);
        Instant paid = LifeCycle.begin(market, incomplete(market.dice(), complete));
        int fate = market.dice().between(1, 10);
        if (fate <= 6) {
            Instant completed = market.after(paid);
            market.report(complete, OrderStatus.PAID, completed);
            LifeCycle.goOn(market, complete, completed);
        } else if (fate <= 8) {
            market.report(incomplete(market.dice(), complete), OrderStatus.CANCELED, market.after(paid));
        }
    }

    private static Purchase incomplete(Dice dice, Purchase purchase) {
        Buyer buyer = purchase.buyer();
        return switch (dice.between(1, 4)) {
            case 1 -> purchase.by(buyer.withoutUser());
            case 2 -> purchase.of(List.of(purchase.firstLine().withoutProduct()));
            case 3 -> purchase.by(buyer.livingAt(null));
            default -> purchase.by(buyer.livingAt(dice.oneOf(NO_ADDRESS)));
        };
    }
}
