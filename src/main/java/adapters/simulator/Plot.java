package adapters.simulator;

import java.time.Instant;

/** What may happen to an order, or to a group of them. Each begins with a report at the moment it is given. */
enum Plot {
    LIFE_CYCLE,
    DATA_MISSING,
    SCARCE_PRODUCT,
    USER_BURST,
    PRODUCT_BURST,
    CHANNEL_HOLD;

    void unfold(Market market, Instant at) {
        switch (this) {
            case LIFE_CYCLE -> LifeCycle.follow(market, market.order(at));
            case DATA_MISSING -> MissingData.unfold(market, at);
            case SCARCE_PRODUCT -> Scarcity.unfold(market, at);
            case USER_BURST -> Bursts.ofOneUser(market, at);
            case PRODUCT_BURST -> Bursts.onOneProduct(market, at);
            case CHANNEL_HOLD -> LifeCycle.heldByChannel(market, at);
        }
    }
}
