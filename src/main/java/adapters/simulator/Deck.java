package adapters.simulator;

import java.util.List;

/**
 * Deals every card once before it shuffles anew. Independent draws would now and then hit one user or product often enough
 * to look like a burst; a deck cannot, so bursts happen where a scenario wants them and nowhere else.
 */
final class Deck<T> {
    private final Dice dice;
    private List<T> cards;
    private int next;

    Deck(List<T> cards, Dice dice) {
        this.dice = dice;
        this.cards = dice.shuffled(cards);
    }

    T deal() {
        if (next == cards.size()) {
            cards = dice.shuffled(cards);
            next = 0;
        }
        return cards.get(next++);
    }
}
