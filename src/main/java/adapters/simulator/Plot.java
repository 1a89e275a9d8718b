package adapters.simulator;

import java.time.Instant;

/** What may happen to an order, or to a group of them. Each begins with a report at the moment it is given. */
enum Plot {
    LIFE_CYCLE((market, at) -> LifeCycle.follow(market, market.order(at))),
    DATA_MISSING(MissingData::unfold),
    SCARCE_PRODUCT(Scarcity::unfold),
    USER_BURST(Bursts::ofOneUser),
    PRODUCT_BURST(Bursts::onOneProduct),
    CHANNEL_HOLD(LifeCycle::heldByChannel);

    private final Story story;

    Plot(Story story) {
        this.story = story;
    }

    void unfold(Market market, Instant at) {
        story.unfold(market, at);
    }

    private interface Story {
        void unfold(Market market, Instant at);
    }
}
