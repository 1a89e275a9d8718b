package drills;

import static drills.Scene.PATIENCE;
import static drills.Scene.redelivered;
import static drills.Scene.retries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import packaged.PackagedApplication;

/** PostgreSQL goes away, cuts sessions, refuses, or keeps its answer to itself. */
class DatabaseDrill {

    @Test
    void anImmediateStopInMidBatchAndTwentySecondsWithoutPostgresChangeNothing() throws Exception {
        try (Scene scene = Scene.of("pgstopped")) {
            PackagedApplication application = scene.start();
            long consumed = scene.inMidBatch(60, soFar -> scene.stack().stopPostgresImmediately());
            try {
                scene.sendAll();
                scene.assertLivesUnready(application, Duration.ofSeconds(20));
            } finally {
                scene.stack().startPostgres();
            }
            scene.assertIntact(application);
            scene.saw("stopped at " + consumed + " consumed, live and not ready for 20 s");
        }
    }

    @Test
    void aStartWithoutPostgresWaitsForIt() throws Exception {
        try (Scene scene = Scene.of("pgabsent")) {
            scene.sendAll();
            scene.stack().stopPostgres();
            PackagedApplication application;
            try {
                application = scene.start();
                scene.assertLivesUnready(application, Duration.ofSeconds(10));
            } finally {
                scene.stack().startPostgres();
            }
            scene.assertIntact(application);
            scene.saw("started without PostgreSQL, live and not ready for 10 s");
        }
    }

    @Test
    void sessionsThatAreEndedAgainAndAgainChangeNothing() throws Exception {
        try (Scene scene = Scene.of("sessionsended")) {
            PackagedApplication application = scene.start().awaitReady();
            AtomicInteger round = new AtomicInteger();
            AtomicLong ended = new AtomicLong();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(() -> {
                scene.sendUpTo(2 * round.incrementAndGet());
                ended.addAndGet(scene.database().number("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()"""));
                return round.get() == 50;
            });
            assertThat(ended.get()).isGreaterThan(30);
            assertThat(retries(application)).isPositive();
            scene.assertIntact(application);
            scene.saw(ended + " sessions ended, batches tried again " + retries(application) + " times");
        }
    }

    @Test
    void aLockThatIsNotHadInTimeIsTriedForAgain() throws Exception {
        try (Scene scene = Scene.of("locktimeout")) {
            scene.administer("alter database %s set lock_timeout = '300ms'");
            PackagedApplication application = scene.start();
            long retries;
            try (Standstill standstill = scene.standstill()) {
                scene.sendAll();
                standstill.awaitBatch();
                await().atMost(PATIENCE).until(() -> retries(application) >= 4);
                retries = retries(application);
                assertThat(scene.consumed()).isZero();
            }
            scene.assertIntact(application);
            scene.saw("lock time-out, batch tried again " + retries + " times");
        }
    }

    @Test
    void aDeadlockIsTriedAgain() throws Exception {
        try (Scene scene = Scene.of("deadlock")) {
            scene.administer("alter database %s set deadlock_timeout = '3s'");
            PackagedApplication application = scene.start();
            try (Standstill standstill = scene.standstill()) {
                scene.sendAll();
                // only the other side looks for a circle in time, and so is the victim
                standstill.execute("set deadlock_timeout = '10min'");
                standstill.letOneThrough();
                standstill.execute("update consumer_positions set updated_at = updated_at");
                await().atMost(PATIENCE).until(() -> retries(application) == 1);
                scene.assertMidway();
            }
            await().atMost(PATIENCE)
                    .until(() -> scene.database()
                                    .number("select deadlocks from pg_stat_database where datname = current_database()")
                            == 1);
            scene.assertIntact(application);
            scene.saw("1 deadlock, batch tried again once");
        }
    }

    @Test
    void aCommitWhoseAnswerIsLostIsNotDoneTwice() throws Exception {
        try (Scene scene = Scene.of("answerlost");
                CuttingProxy proxy = new CuttingProxy(scene.stack().addresses().postgresPort(), 5)) {
            PackagedApplication application =
                    scene.with("DB_PORT", Integer.toString(proxy.port())).start();
            scene.sendAll().awaitAllConsumed();
            await().atMost(PATIENCE).until(() -> redelivered(application) > 0);
            assertThat(proxy.cuts()).isEqualTo(5);
            scene.assertIntact(application);
            scene.saw("5 commits without an answer, %d messages offered again and passed over"
                    .formatted(redelivered(application)));
        }
    }
}
