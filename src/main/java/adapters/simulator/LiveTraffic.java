package adapters.simulator;

import adapters.settings.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gentle mixed traffic while the application runs, so that a newcomer's dashboard lives. On in dev mode, off elsewhere; Kafka may
 * come late or go away meanwhile.
 */
@ApplicationScoped
class LiveTraffic {
    private static final Logger LOG = Logger.getLogger(LiveTraffic.class);
    private static final double EVENTS_PER_SECOND = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** After a longer gap (a laptop asleep, no Kafka) traffic begins anew instead of making up for it. */
    private static final Duration LONGEST_LAG = Duration.ofMinutes(1);

    private final boolean wanted;
    private final SampleCatalogue catalogue;
    private final String servers;
    private final String topic;
    private final Clock clock;
    private final Pacing pacing = new Pacing();
    private final Thread sender = new Thread(this::run, "simulator");

    @Inject
    LiveTraffic(
            Settings settings,
            SampleCatalogue catalogue,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "mp.messaging.incoming.events.topic") String topic,
            Clock clock) {
        this(settings.simulator(), catalogue, servers, topic, clock);
    }

    LiveTraffic(boolean wanted, SampleCatalogue catalogue, String servers, String topic, Clock clock) {
        this.wanted = wanted;
        this.catalogue = catalogue;
        this.servers = servers;
        this.topic = topic;
        this.clock = clock;
    }

    void start(@Observes StartupEvent startup) {
        if (wanted) {
            LOG.infof(
                    "The simulator sends %.0f events/s to topic %s; SIMULATOR=off stops that",
                    EVENTS_PER_SECOND, topic);
            sender.setDaemon(true);
            sender.start();
        }
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        pacing.stop();
        sender.join(PATIENCE.plusSeconds(1).toMillis());
    }

    private void run() {
        boolean goesOn = stocksUp();
        while (goesOn) {
            try (TopicWriter writer = new TopicWriter(servers, topic, PATIENCE)) {
                goesOn = writer.reachesTopic() ? sendsUntilLate(writer) : pacing.pause(PATIENCE);
            } catch (KafkaException unusable) {
                LOG.debugf(unusable, "The simulator waits for Kafka");
                goesOn = pacing.pause(PATIENCE);
            }
        }
    }

    /** @return whether to go on; false when stopped */
    private boolean stocksUp() {
        while (true) {
            try {
                catalogue.registerMissing();
                return true;
            } catch (RuntimeException noDatabaseYet) {
                LOG.debugf(noDatabaseYet, "The simulator waits for the database");
                if (!pacing.pause(PATIENCE)) {
                    return false;
                }
            }
        }
    }

    /** @return whether to go on; false when stopped */
    private boolean sendsUntilLate(TopicWriter writer) {
        Instant start = clock.instant();
        Iterator<Message> traffic =
                Scenario.MIXED.traffic(TrafficPlan.at(start, EVENTS_PER_SECOND, start.toEpochMilli()));
        while (true) {
            Message message = traffic.next();
            Duration early = Duration.between(clock.instant(), message.at());
            if (!pacing.pause(early)) {
                return false;
            }
            if (early.plus(LONGEST_LAG).isNegative()) {
                return true;
            }
            writer.write(message);
        }
    }
}
