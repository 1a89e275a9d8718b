package drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import packaged.PackagedApplication;

/** Who handles a batch never comes to an end. */
class StuckDrill {

    @Test
    void aBatchThatNeverEndsIsToldByLivenessAndPassesNoPosition() throws Exception {
        try (Scene scene = Scene.of("stuck").with("INGESTION_STUCK_AFTER", "5s")) {
            PackagedApplication application = scene.start();
            long consumed = scene.inMidBatch(100, soFar -> {
                await("liveness to be down")
                        .atMost(Scene.PATIENCE)
                        .until(() -> application.status("/q/health/live") == 503);
                assertThat(scene.consumed()).isEqualTo(soFar);
                assertThat(scene.database().number("select sum(next_offset) from consumer_positions"))
                        .isEqualTo(soFar);
                application.kill();
            });
            application.restart();
            scene.assertIntact(application);
            assertThat(application.status("/q/health/live")).isEqualTo(200);
            scene.saw("not live after 5 s with a batch in hand at %d consumed, and killed for it".formatted(consumed));
        }
    }
}
