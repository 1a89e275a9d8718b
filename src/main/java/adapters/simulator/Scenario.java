package adapters.simulator;

import java.util.Iterator;
import java.util.Locale;

/** The kinds of traffic one can ask for (SPEC §12). */
public enum Scenario {
    NORMAL,
    MISSING_DATA,
    OUT_OF_STOCK,
    USER_BURST,
    PRODUCT_BURST,
    EMPTY_JSON,
    BAD_JSON,
    DUPLICATE,
    OUT_OF_ORDER,
    MIXED;

    /** Endless traffic of this kind over the catalogue of {@link SampleData}: a function of the plan alone. */
    public Iterator<Message> traffic(TrafficPlan plan) {
        return recipe().traffic(plan, SampleData.products());
    }

    private Recipe recipe() {
        return switch (this) {
            case NORMAL -> Recipe.ORDINARY;
            case MISSING_DATA -> Recipe.with(Plot.DATA_MISSING, 300);
            case OUT_OF_STOCK -> Recipe.with(Plot.SCARCE_PRODUCT, 400);
            case USER_BURST -> Recipe.with(Plot.USER_BURST, 40);
            case PRODUCT_BURST -> Recipe.with(Plot.PRODUCT_BURST, 40);
            case EMPTY_JSON -> Recipe.with(Noise.EMPTY, 200);
            case BAD_JSON -> Recipe.with(Noise.BROKEN, 200);
            case DUPLICATE -> Recipe.with(Noise.REPEATED, 250);
            case OUT_OF_ORDER -> Recipe.with(Noise.DELAYED, 300);
            case MIXED -> Recipe.MIX;
        };
    }

    /** As it is written on the command line: {@code user-burst}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
