package application;

import application.ports.ConsumerPositions;
import application.ports.Decoded;
import application.ports.EventLog;
import application.ports.MessageDecoder;
import application.ports.RawMessage;
import application.ports.RawMessage.Partition;
import application.ports.RawMessages;
import application.ports.StateLock;
import domain.event.EventReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes messages in: one transaction keeps the raw copies, the events, everything that follows for orders, holds, stock and alerts, and
 * the position in the topic. Either all of it happens or nothing, so that a redelivery finds it done or does it.
 */
@ApplicationScoped
public class IngestEvents {
    private final ConsumerPositions positions;
    private final RawMessages rawMessages;
    private final MessageDecoder decoder;
    private final StateLock lock;
    private final EventLog eventLog;
    private final JudgeOrders judgeOrders;
    private final RecordRejections recordRejections;

    IngestEvents(
            ConsumerPositions positions,
            RawMessages rawMessages,
            MessageDecoder decoder,
            StateLock lock,
            EventLog eventLog,
            JudgeOrders judgeOrders,
            RecordRejections recordRejections) {
        this.positions = positions;
        this.rawMessages = rawMessages;
        this.decoder = decoder;
        this.lock = lock;
        this.eventLog = eventLog;
        this.judgeOrders = judgeOrders;
        this.recordRejections = recordRejections;
    }

    /**
     * What became of a batch, in messages.
     *
     * @param seen had been consumed before and were passed over
     * @param rejected bad messages, each with an entry and an alert, by what is wrong with them
     * @param marked events that became errors by the fold, among them such as were accepted earlier
     */
    public record Report(
            int seen,
            int accepted,
            int duplicates,
            Map<EventReason, Integer> rejected,
            Map<EventReason, Integer> marked) {}

    /**
     * Ingests messages of any partitions.
     *
     * @param batch within a partition by rising offset; all received at one time
     * @throws RuntimeException where the database fails: nothing was kept, and the batch may be given again
     */
    @Transactional
    public Report ingest(List<RawMessage> batch) {
        return ingest(batch, batch.stream().map(decoder::decode).toList());
    }

    /**
     * Keeps a message of which the database refuses some derived value: raw copy, entry and alert, but no event.
     *
     * @param explanation what the database said of it
     */
    @Transactional
    public Report ingestAsUnstorable(RawMessage message, String explanation) {
        return ingest(List.of(message), List.of(decoder.reject(message, EventReason.SCHEMA, explanation)));
    }

    private Report ingest(List<RawMessage> batch, List<Decoded> decoded) {
        Map<Partition, Long> next = new HashMap<>(positions.lock(
                batch.stream().map(raw -> raw.position().inPartition()).collect(Collectors.toSet())));
        List<Decoded> unseen = new ArrayList<>(decoded.size());
        for (Decoded message : decoded) {
            Partition partition = message.raw().position().inPartition();
            long offset = message.raw().position().offset();
            if (offset >= next.getOrDefault(partition, 0L)) {
                unseen.add(message);
                next.put(partition, offset + 1);
            }
        }
        if (unseen.isEmpty()) {
            return new Report(batch.size(), 0, 0, Map.of(), Map.of());
        }
        rawMessages.append(unseen.stream().map(Decoded::raw).toList());
        lock.acquire();
        Admission admission = Admission.of(unseen, eventLog::known, decoder);
        Instant receivedAt = unseen.get(0).raw().receivedAt();
        Map<EventReason, Integer> marked = judgeOrders.judge(admission.accepted(), receivedAt);
        recordRejections.record(admission.rejected(), receivedAt);
        positions.advance(next);
        return new Report(
                batch.size() - unseen.size(),
                admission.accepted().size(),
                admission.duplicates(),
                admission.rejectedByReason(),
                marked);
    }
}
