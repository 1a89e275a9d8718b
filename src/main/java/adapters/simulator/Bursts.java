package adapters.simulator;

import domain.order.OrderStatus;
import java.time.Instant;
import java.util.List;

/**
 * Many orders within moments, as resellers and bots place them: more than 5 of one user within 10 s, or of one product within
 * 1 s (the default limits of SPEC §4.3 and §4.4).
 */
final class Bursts {
    private static final int USER_WINDOW_MILLIS = 9_500;
    private static final int PRODUCT_WINDOW_MILLIS = 900;

    private Bursts() {}

    static void ofOneUser(Market market, Instant at) {
        SalesChannel channel = market.anyChannel();
        Buyer buyer = market.nextCustomer();
        int orders = market.dice().between(6, 9);
        for (int i = 0; i < orders; i++) {
            Instant moment = at.plusMillis((long) USER_WINDOW_MILLIS * i / orders);
            place(market, market.order(moment, channel, buyer, List.of(Line.of(market.nextProduct(), 1))));
        }
    }

    static void onOneProduct(Market market, Instant at) {
        Product product = market.nextProduct();
        int orders = market.dice().between(7, 11);
        for (int i = 0; i < orders; i++) {
            Instant moment = at.plusMillis((long) PRODUCT_WINDOW_MILLIS * i / orders);
            List<Line> lines = List.of(Line.of(product, 1));
            place(market, market.order(moment, market.anyChannel(), market.nextCustomer(), lines));
        }
    }

    /** Most wait for somebody to look at them; a few are cancelled, or go on as if nothing had happened. */
    private static void place(Market market, Purchase purchase) {
        Instant paid = LifeCycle.begin(market, purchase);
        int fate = market.dice().between(1, 10);
        if (fate == 1) {
            LifeCycle.goOn(market, purchase, paid);
        } else if (fate <= 3) {
            market.report(purchase, OrderStatus.CANCELED, market.after(paid));
        }
    }
}
