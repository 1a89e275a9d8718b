package drills;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import packaged.PackagedApplication;

/** Kafka is killed, or not there. */
class BrokerDrill {

    @Test
    void aKilledBrokerChangesNothing() throws Exception {
        try (Scene scene = Scene.of("brokerkilled")) {
            PackagedApplication application = scene.start();
            long consumed = scene.inMidBatch(60, soFar -> scene.stack().killKafka());
            try {
                scene.assertLivesUnready(application, Duration.ofSeconds(10));
            } finally {
                scene.stack().startKafka();
            }
            scene.sendAll();
            scene.assertIntact(application);
            scene.saw("killed at " + consumed + " consumed, live and not ready for 10 s");
        }
    }

    @Test
    void aStartWithoutTheBrokerWaitsForIt() throws Exception {
        try (Scene scene = Scene.of("brokerabsent")) {
            scene.sendAll();
            scene.stack().stopKafka();
            PackagedApplication application;
            try {
                application = scene.start();
                scene.assertLivesUnready(application, Duration.ofSeconds(10));
            } finally {
                scene.stack().startKafka();
            }
            scene.assertIntact(application);
            scene.saw("started without Kafka, live and not ready for 10 s");
        }
    }
}
