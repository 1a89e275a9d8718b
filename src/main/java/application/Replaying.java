package application;

import application.ports.LiveTables;
import application.ports.RawMessage;
import application.ports.RawMessage.Partition;
import application.ports.StoreUnavailable;
import domain.order.OrderEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run through everything that was taken in. */
final class Replaying implements LiveTables.Replay {
    private final IngestEvents ingestEvents;
    private final ReplaySteps steps;
    private final Map<Partition, Long> next = new HashMap<>();
    private long messages;
    private long changes;

    Replaying(IngestEvents ingestEvents, ReplaySteps steps) {
        this.ingestEvents = ingestEvents;
        this.steps = steps;
    }

    long messages() {
        return messages;
    }

    long changes() {
        return changes;
    }

    @Override
    public void messages(List<RawMessage> batch) {
        turnBack(batch);
        ingest(batch);
        messages += batch.size();
    }

    @Override
    public void change(OrderEvent event) {
        steps.change(event);
        changes++;
    }

    /** Every raw copy counts, also those of a topic that was made anew and those that come after later ones. */
    private void turnBack(List<RawMessage> batch) {
        Set<Partition> behind = new HashSet<>();
        for (RawMessage message : batch) {
            Partition partition = message.position().inPartition();
            Long expected = next.put(partition, message.position().offset() + 1);
            if (expected == null || message.position().offset() < expected) {
                behind.add(partition);
            }
        }
        if (!behind.isEmpty()) {
            steps.begin(behind, "replayed after " + messages);
        }
    }

    /** As consumption does it: a message that the database refuses is found by halving and kept as a bad one. */
    private void ingest(List<RawMessage> batch) {
        try {
            ingestEvents.ingest(batch);
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException refused) {
            if (batch.size() == 1) {
                ingestEvents.ingestAsUnstorable(batch.get(0), FailureSummary.unstorable(refused));
            } else {
                int half = batch.size() / 2;
                ingest(batch.subList(0, half));
                ingest(batch.subList(half, batch.size()));
            }
        }
    }
}
