package adapters.simulator;

import domain.order.OrderStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** The way of an order from payment to the door, or to its cancellation. */
final class LifeCycle {
    private static final int CANCELLED_PERMILLE = 60;

    private static final List<OrderStatus> BEFORE_LEAVING =
            List.of(OrderStatus.PAID, OrderStatus.PICKING, OrderStatus.PACKED);

    private LifeCycle() {}

    static void follow(Market market, Purchase purchase) {
        goOn(market, purchase, begin(market, purchase));
    }

    /**
     * Reports what a channel reports of a new order: its payment, before it its creation where the channel does.
     *
     * @return when it was paid
     */
    static Instant begin(Market market, Purchase purchase) {
        Instant at = purchase.at();
        if (purchase.channel().reportsCreation()) {
            market.report(purchase, OrderStatus.CREATED, at);
            at = market.after(at);
        }
        market.report(purchase, OrderStatus.PAID, at);
        return at;
    }

    /** From payment on: picked, packed, shipped, delivered, unless the customer changes their mind before it leaves. */
    static void goOn(Market market, Purchase purchase, Instant paid) {
        boolean cancelled = market.dice().chance(CANCELLED_PERMILLE);
        OrderStatus last = cancelled ? market.dice().oneOf(BEFORE_LEAVING) : OrderStatus.DELIVERED;
        Instant at = paid;
        for (OrderStatus status : EnumSet.range(OrderStatus.PICKING, OrderStatus.DELIVERED)) {
            if (status.compareTo(last) <= 0) {
                at = market.after(at);
                market.report(purchase, status, at);
            }
        }
        if (cancelled) {
            market.report(purchase, OrderStatus.CANCELED, market.after(at));
        }
    }

    static void heldByChannel(Market market, Instant at) {
        Purchase purchase = market.order(at);
        Instant held = market.after(begin(market, purchase));
        market.report(purchase, "HOLD", held);
        if (market.dice().chance(500)) {
            market.report(purchase, OrderStatus.CANCELED, market.after(held));
        }
    }
}
