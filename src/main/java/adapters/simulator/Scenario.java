package adapters.simulator;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The kinds of traffic one can ask for, each as what it adds to ordinary trade (SPEC §12). Figures are permille. */
public enum Scenario {
    NORMAL(Map.of(), Map.of()),
    MISSING_DATA(Map.of(Plot.DATA_MISSING, 300), Map.of()),
    OUT_OF_STOCK(Map.of(Plot.SCARCE_PRODUCT, 400), Map.of()),
    USER_BURST(Map.of(Plot.USER_BURST, 40), Map.of()),
    PRODUCT_BURST(Map.of(Plot.PRODUCT_BURST, 40), Map.of()),
    EMPTY_JSON(Map.of(), Map.of(Noise.EMPTY, 200)),
    BAD_JSON(Map.of(), Map.of(Noise.BROKEN, 200)),
    DUPLICATE(Map.of(), Map.of(Noise.REPEATED, 250)),
    OUT_OF_ORDER(Map.of(), Map.of(Noise.DELAYED, 300)),
    MIXED(
            Map.of(
                    Plot.DATA_MISSING,
                    25,
                    Plot.SCARCE_PRODUCT,
                    15,
                    Plot.USER_BURST,
                    3,
                    Plot.PRODUCT_BURST,
                    2,
                    Plot.CHANNEL_HOLD,
                    5),
            Map.of(Noise.EMPTY, 4, Noise.BROKEN, 6, Noise.REPEATED, 20, Noise.DELAYED, 20));

    private final Map<Plot, Integer> plots;
    private final Map<Noise, Integer> noise;

    Scenario(Map<Plot, Integer> plots, Map<Noise, Integer> noise) {
        this.plots = plots;
        this.noise = noise;
    }

    /** Endless traffic of this kind over the catalogue of {@link SampleData}: a function of the plan alone. */
    public Iterator<Message> traffic(TrafficPlan plan) {
        return traffic(plan, SampleData.products());
    }

    Iterator<Message> traffic(TrafficPlan plan, List<Product> catalogue) {
        return new NoisyTraffic(new OrderTraffic(plan, new Market(plan, catalogue), plots), noise, plan.seed());
    }

    /** As it is written on the command line: {@code user-burst}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
