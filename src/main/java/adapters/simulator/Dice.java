package adapters.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The only source of chance in the simulator. Rests on {@link Random}, whose sequence its contract fixes, so that one seed
 * gives the same traffic on every Java version.
 */
final class Dice {
    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    /** A number between the two, both included. */
    int between(int lowest, int highest) {
        return lowest + random.nextInt(highest - lowest + 1);
    }

    boolean chance(int permille) {
        return random.nextInt(1000) < permille;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> List<T> shuffled(List<T> cards) {
        List<T> shuffled = new ArrayList<>(cards);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
