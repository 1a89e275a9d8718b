package drills;

import static drills.Scene.redelivered;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import packaged.PackagedApplication;

/** The process of the application ends in the middle of a batch. */
class KilledDrill {

    @Test
    void threeKillsInMidBatchChangeNothing() throws Exception {
        try (Scene scene = Scene.of("killed")) {
            PackagedApplication application = scene.start();
            StringBuilder seen = new StringBuilder("killed with a batch in hand at");
            for (int kill = 1; kill <= 3; kill++) {
                try (Standstill standstill = scene.standstill()) {
                    scene.sendUpTo(25 * kill);
                    standstill.letOneThrough();
                    standstill.letOneThrough();
                    seen.append(' ').append(scene.assertMidway());
                    application.kill();
                }
                application.restart();
            }
            scene.sendAll();
            scene.assertIntact(application);
            scene.saw(seen + " consumed");
        }
    }

    @Test
    void aRequestToEndFinishesTheBatchInHand() throws Exception {
        try (Scene scene = Scene.of("terminated")) {
            PackagedApplication application = scene.start();
            long before = scene.inMidBatch(100, soFar -> {
                application.signal("TERM");
                // it does not run away from its batch
                assertThat(application.isAlive()).isTrue();
            });
            int exit = application.awaitExit(Duration.ofSeconds(10));
            assertThat(exit).isZero();
            long after = scene.assertMidway();
            assertThat(after).isGreaterThan(before);

            application.restart();
            scene.awaitAllConsumed();
            assertThat(redelivered(application.awaitReady())).isZero();
            scene.assertIntact(application);
            scene.saw("exit %d, %d consumed before and %d after the batch in hand, 0 redelivered"
                    .formatted(exit, before, after));
        }
    }
}
