package adapters.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What the channels are going to report, earliest first, ties in the order they were planned. */
final class Agenda {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::position));
    private long planned;

    void add(ChannelEvent event) {
        entries.add(new Entry(event.at(), planned++, event));
    }

    boolean hasDue(Instant now) {
        Entry first = entries.peek();
        return first != null && !first.at().isAfter(now);
    }

    ChannelEvent next() {
        return entries.remove().event();
    }

    private record Entry(Instant at, long position, ChannelEvent event) {}
}
