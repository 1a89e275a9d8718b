package adapters.kafka;

import adapters.kafka.IngestionState.StoppedException;
import application.FailureSummary;
import application.IngestEvents;
import application.IngestEvents.Report;
import application.ports.RawMessage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes batches from Kafka. A batch is acknowledged after its transaction; while the database is away it is tried again and again, with
 * growing pauses. A message that the database refuses is found by halving the batch and kept as a bad one: nothing stops a partition.
 */
@ApplicationScoped
class EventConsumer {
    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    /** Of OpenTelemetry's conventions for messaging. */
    private static final String BATCH_SIZE = "messaging.batch.message_count";

    private static final Instant EARLIEST_RECORD = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST_RECORD = Instant.parse("9999-01-01T00:00:00Z");
    private static final Duration TO_THE_END_OF_A_BATCH = Duration.ofSeconds(8);

    private final IngestEvents ingestEvents;
    private final IngestionState state;
    private final Clock clock;

    EventConsumer(IngestEvents ingestEvents, IngestionState state, Clock clock) {
        this.ingestEvents = ingestEvents;
        this.state = state;
        this.clock = clock;
    }

    /**
     * Ingests a batch.
     *
     * @return done when the batch is committed; never done where the application stops before: the batch is neither taken nor refused, and
     *     comes again after the next start
     */
    @Incoming("events")
    @Blocking
    @WithSpan("ingest batch")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        Span.current().setAttribute(BATCH_SIZE, records.count());
        Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<RawMessage> batch = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> message : records) {
            batch.add(raw(message, receivedAt));
        }
        try {
            deliver(batch);
            return Uni.createFrom().voidItem();
        } catch (StoppedException stopped) {
            LOG.infof("%s: %d messages come again after the next start", stopped.getMessage(), batch.size());
            return Uni.createFrom().nothing();
        }
    }

    /** While the database can still be reached. */
    void stop(@Observes ShutdownEvent shutdown) {
        if (!state.stop(TO_THE_END_OF_A_BATCH)) {
            LOG.warn("the batch in hand does not end in time; it comes again after the next start");
        }
    }

    private void deliver(List<RawMessage> batch) throws InterruptedException {
        Backoff backoff = new Backoff();
        while (true) {
            try {
                state.ingested(state.timed(batch.size(), () -> ingestEvents.ingest(batch)));
                return;
            } catch (StoppedException stopped) {
                throw stopped;
            } catch (RuntimeException failure) {
                if (IngestFailure.isForTheMessages(failure)) {
                    separate(batch, failure);
                    return;
                }
                LOG.warnf(
                        "%d messages wait for the database, next try in %d ms: %s",
                        batch.size(), backoff.next().toMillis(), FailureSummary.of(failure));
                state.waiting(FailureSummary.of(failure));
                state.pause(backoff);
            }
        }
    }

    private void separate(List<RawMessage> batch, RuntimeException failure) throws InterruptedException {
        if (batch.size() > 1) {
            int half = batch.size() / 2;
            deliver(batch.subList(0, half));
            deliver(batch.subList(half, batch.size()));
            return;
        }
        RawMessage message = batch.get(0);
        String explanation = FailureSummary.unstorable(failure);
        LOG.errorf(failure, "message %s is kept as a bad one", message.position());
        Report report = ingestEvents.ingestAsUnstorable(message, explanation);
        state.ingested(report);
    }

    private static RawMessage raw(ConsumerRecord<byte[], byte[]> message, Instant receivedAt) {
        Instant recordAt = Instant.ofEpochMilli(message.timestamp());
        boolean plausible = recordAt.isAfter(EARLIEST_RECORD) && recordAt.isBefore(LATEST_RECORD);
        return new RawMessage(
                new RawMessage.Position(message.topic(), message.partition(), message.offset()),
                plausible ? recordAt : receivedAt,
                receivedAt,
                message.key(),
                message.value());
    }
}
