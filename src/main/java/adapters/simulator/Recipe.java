package adapters.simulator;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What a kind of traffic is made of.
 *
 * @param plots how many of a thousand beginnings are of a plot; the rest are ordinary life cycles
 * @param noise how many of a thousand messages meet with it
 */
record Recipe(Map<Plot, Integer> plots, Map<Noise, Integer> noise) {
    static final Recipe ORDINARY = new Recipe(Map.of(), Map.of());

    /** A bit of everything, but mostly ordinary trade. */
    static final Recipe MIX = new Recipe(
            Map.of(
                    Plot.DATA_MISSING, 25,
                    Plot.SCARCE_PRODUCT, 15,
                    Plot.USER_BURST, 3,
                    Plot.PRODUCT_BURST, 2,
                    Plot.CHANNEL_HOLD, 5),
            Map.of(Noise.EMPTY, 4, Noise.BROKEN, 6, Noise.REPEATED, 20, Noise.DELAYED, 20));

    static Recipe with(Plot plot, int permille) {
        return new Recipe(Map.of(plot, permille), Map.of());
    }

    static Recipe with(Noise kind, int permille) {
        return new Recipe(Map.of(), Map.of(kind, permille));
    }

    Iterator<Message> traffic(TrafficPlan plan, List<Product> catalogue) {
        return new NoisyTraffic(new OrderTraffic(plan, new Market(plan, catalogue), plots), noise, plan.seed());
    }
}
