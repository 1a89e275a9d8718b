package adapters.web.api;

import application.ReadMetrics;
import application.ports.ChangeFeed;
import application.ports.ChangeFeed.Change;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What changed, for all who look on. The latest entries are kept, so that who was away for a moment gets what he missed; who was away for
 * longer is told to read everything anew.
 */
@ApplicationScoped
class ChangeStream {
    private static final Logger LOG = Logger.getLogger(ChangeStream.class);
    private static final int KEPT = 1_000;
    private static final int BUFFERED = 2 * KEPT;

    private final ChangeFeed feed;
    private final ReadMetrics metrics;
    private final String run;
    private final Deque<Entry> kept = new ArrayDeque<>();
    private final BroadcastProcessor<Entry> live = BroadcastProcessor.create();
    private long count;

    ChangeStream(ChangeFeed feed, ReadMetrics metrics, Clock clock) {
        this.feed = feed;
        this.metrics = metrics;
        this.run = Long.toString(clock.millis(), Character.MAX_RADIX);
    }

    /**
     * An event of the stream.
     *
     * @param name {@code orders}, {@code alerts}, {@code kpis} or {@code reset}
     */
    record Entry(String id, String name, Object data) {}

    /** Orders that changed or of which an event came. */
    record Orders(List<String> orderIds, int count) {}

    /** Alerts that changed. */
    record Alerts(List<String> alertKeys, int count) {}

    /** Nothing to tell but that something may have been missed. */
    record Reset(String reason) {}

    void start(@Observes StartupEvent startup) {
        feed.listen(this::tell, () -> add("reset", new Reset("the connection to the database was lost in between")));
    }

    /**
     * Everything from now on, and before that what came after an entry.
     *
     * @param lastId of the last entry that was seen; {@code null}: none, so nothing was missed
     */
    synchronized Multi<Entry> after(@Nullable String lastId) {
        Multi<Entry> missed = Multi.createFrom().iterable(lastId == null ? List.of(first("begin")) : missed(lastId));
        // joined while nothing can be added, and buffered from then on
        return Multi.createBy()
                .concatenating()
                .streams(missed, live.onOverflow().buffer(BUFFERED));
    }

    private Entry first(String reason) {
        return new Entry(run + "-" + count, "reset", new Reset(reason));
    }

    private List<Entry> missed(String lastId) {
        List<Entry> missed = new ArrayList<>();
        boolean found = lastId.equals(run + "-" + count);
        for (Entry entry : kept) {
            if (found) {
                missed.add(entry);
            }
            found |= entry.id().equals(lastId);
        }
        return found ? missed : List.of(first("away for too long"));
    }

    private void tell(Change change) {
        if (change.orders() > 0) {
            add("orders", new Orders(change.orderIds(), change.orders()));
        }
        if (change.alerts() > 0) {
            add("alerts", new Alerts(change.alertKeys(), change.alerts()));
        }
        if (change.figures()) {
            tellFigures();
        }
    }

    private void tellFigures() {
        try {
            add("kpis", SummaryApi.Summary.of(metrics.today()));
        } catch (RuntimeException away) {
            LOG.debugf("the figures could not be read, the next roll-up tells them: %s", away.getMessage());
        }
    }

    private synchronized void add(String name, Object data) {
        count++;
        Entry entry = new Entry(run + "-" + count, name, data);
        kept.add(entry);
        if (kept.size() > KEPT) {
            kept.remove();
        }
        live.onNext(entry);
    }
}
