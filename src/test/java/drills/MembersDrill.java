package drills;

import static drills.Scene.PATIENCE;
import static drills.Scene.redelivered;
import static drills.Scene.retries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import packaged.PackagedApplication;

/** Instances of one group come, go, and come back from the dead. */
class MembersDrill {

    @Test
    void aRollingRestartOfThreeInstancesChangesNothing() throws Exception {
        try (Scene scene = Scene.of("rolling")) {
            List<PackagedApplication> instances = List.of(scene.start(), scene.start(), scene.start());
            instances.forEach(PackagedApplication::awaitReady);
            List<Long> consumed = new ArrayList<>();
            for (PackagedApplication instance : instances) {
                consumed.add(scene.inMidBatch(30 * (consumed.size() + 1), soFar -> instance.signal("TERM")));
                assertThat(instance.awaitExit(Duration.ofSeconds(20))).isZero();
                instance.restart();
                instance.awaitReady();
            }
            scene.sendAll();
            scene.assertIntact(instances.get(0));
            scene.saw("each ended and started again at " + consumed + " consumed");
        }
    }

    @Test
    void aMemberThatJoinsDuringASlowTransactionChangesNothing() throws Exception {
        try (Scene scene = Scene.of("joining")) {
            PackagedApplication first = scene.start();
            PackagedApplication second;
            long consumed;
            try (Standstill standstill = scene.standstill()) {
                scene.sendAll();
                standstill.letOneThrough();
                second = scene.start();
                await("two members").atMost(PATIENCE).until(() -> scene.members() == 2);
                // the batch stands until both have been told of their partitions
                await().during(Duration.ofSeconds(5)).atMost(PATIENCE).until(() -> scene.members() == 2);
                consumed = scene.assertMidway();
            }
            scene.awaitAllConsumed();
            scene.assertIntact(first);
            scene.saw("joined at %d consumed, %d and %d messages offered again and passed over"
                    .formatted(consumed, redelivered(first), redelivered(second.awaitReady())));
        }
    }

    @Test
    void aZombiesWriteChangesNothing() throws Exception {
        try (Scene scene = Scene.of("zombie")) {
            String events = " -Dmp.messaging.incoming.events.";
            scene.with(
                    "JAVA_TOOL_OPTIONS",
                    events + "max.poll.interval.ms=8000" + events + "session.timeout.ms=6000" + events
                            + "heartbeat.interval.ms=2000");
            PackagedApplication zombie = scene.start();
            try (Standstill standstill = scene.standstill()) {
                scene.sendUpTo(60);
                standstill.letOneThrough();
                scene.assertMidway();
                // it keeps its batch and loses its session
                scene.administer("alter database %s allow_connections false");
                scene.administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'");
                await().atMost(PATIENCE).until(() -> retries(zombie) >= 2);
                zombie.signal("STOP");
            }
            scene.administer("alter database %s allow_connections true");
            PackagedApplication successor = scene.start();
            scene.sendAll().awaitAllConsumed();

            zombie.signal("CONT");
            await("the zombie's write").atMost(PATIENCE).until(() -> redelivered(zombie) > 0);
            scene.assertIntact(successor);
            scene.saw(
                    "stopped with a batch in hand until another had consumed all; %d messages of the zombie passed over"
                            .formatted(redelivered(zombie)));
        }
    }
}
