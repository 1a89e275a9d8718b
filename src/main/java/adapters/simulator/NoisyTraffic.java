package adapters.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Traffic as it arrives: some messages late, some twice, useless ones in between. The sound messages themselves stay those of
 * the source, byte for byte.
 */
final class NoisyTraffic implements Iterator<Message> {
    private static final int LONGEST_DELAY = 60;

    private final Iterator<Message> source;
    private final Map<Noise, Integer> permille;
    private final Dice dice;
    private final BrokenMessages broken;
    private final PriorityQueue<Held> held =
            new PriorityQueue<>(Comparator.comparingLong(Held::due).thenComparingLong(Held::position));
    private Instant lastTaken = Instant.EPOCH;
    private long emitted;
    private long heldBack;

    NoisyTraffic(Iterator<Message> source, Map<Noise, Integer> permille, long seed) {
        this.source = source;
        this.permille = permille;
        this.dice = new Dice(~seed);
        this.broken = new BrokenMessages(dice);
    }

    @Override
    public boolean hasNext() {
        return source.hasNext();
    }

    @Override
    public Message next() {
        emitted++;
        Held first = held.peek();
        return first != null && first.due() <= emitted
                ? held.remove().message().sentAt(lastTaken)
                : disturbed(takeOnTime());
    }

    private Message takeOnTime() {
        Message message = take();
        while (happens(Noise.DELAYED)) {
            hold(message, dice.between(5, LONGEST_DELAY));
            message = take();
        }
        return message;
    }

    private Message disturbed(Message message) {
        if (happens(Noise.REPEATED)) {
            hold(message, dice.between(1, LONGEST_DELAY));
        }
        if (happens(Noise.EMPTY)) {
            hold(message, 1);
            return broken.empty(message);
        }
        if (happens(Noise.BROKEN)) {
            hold(message, 1);
            return broken.broken(message);
        }
        return message;
    }

    private boolean happens(Noise kind) {
        int chance = permille.getOrDefault(kind, 0);
        return chance > 0 && dice.chance(chance);
    }

    private Message take() {
        Message message = source.next();
        lastTaken = message.at();
        return message;
    }

    private void hold(Message message, int messages) {
        held.add(new Held(emitted + messages, heldBack++, message));
    }

    private record Held(long due, long position, Message message) {}
}
