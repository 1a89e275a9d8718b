package adapters.simulator;

import java.time.Instant;
import java.util.Iterator;
import java.util.Map;

/** Sound order events, one per time slot: whatever is due, and where nothing is, the beginning of something new. */
final class OrderTraffic implements Iterator<Message> {
    private final TrafficPlan plan;
    private final Market market;
    private final Map<Plot, Integer> permille;
    private long slot;

    OrderTraffic(TrafficPlan plan, Market market, Map<Plot, Integer> permille) {
        this.plan = plan;
        this.market = market;
        this.permille = permille;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Message next() {
        Instant now = plan.timeOf(slot++);
        if (!market.agenda().hasDue(now)) {
            nextPlot().unfold(market, now);
        }
        ChannelEvent event = market.agenda().next();
        Purchase purchase = event.purchase();
        return new Message(now, purchase.orderId(), purchase.channel().dialect().write(event));
    }

    private Plot nextPlot() {
        int drawn = market.dice().between(0, 999);
        for (Plot plot : Plot.values()) {
            drawn -= permille.getOrDefault(plot, 0);
            if (drawn < 0) {
                return plot;
            }
        }
        return Plot.LIFE_CYCLE;
    }
}
