package adapters.postgres;

import application.ports.StoreOpened;
import application.ports.StoreUnavailable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/** Brings the tables up to date at start, waiting for a database that is not there yet, and makes partitions ahead. */
@Readiness
@ApplicationScoped
class Schema implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(Schema.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MONTHS_AHEAD = 3;
    private static final String MAKE_PARTITIONS = "select ensure_month_partitions(?::text::date, ?)";

    private final Flyway flyway;
    private final Sql sql;
    private final Clock clock;
    private final Event<StoreOpened> opened;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean ready;

    Schema(Flyway flyway, Sql sql, Clock clock, Event<StoreOpened> opened) {
        this.flyway = flyway;
        this.sql = sql;
        this.clock = clock;
        this.opened = opened;
    }

    void start(@Observes StartupEvent startup) {
        if (!migrate()) {
            Thread waiting = new Thread(this::migrateWhenPossible, "schema");
            waiting.setDaemon(true);
            waiting.start();
        }
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopped.countDown();
    }

    @Scheduled(every = "12h", delayed = "12h")
    void makePartitions() {
        if (!ready) {
            return;
        }
        try {
            sql.query(MAKE_PARTITIONS, row -> true, clock.instant().toString().substring(0, 10), MONTHS_AHEAD);
        } catch (DatabaseFailure | StoreUnavailable failure) {
            LOG.warnf("partitions could not be made ahead, the default ones take the rows: %s", failure.getMessage());
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Database schema").status(ready).build();
    }

    private boolean migrate() {
        try {
            flyway.migrate();
            ready = true;
            makePartitions();
            opened.fire(new StoreOpened());
            return true;
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "the database cannot be migrated yet, next try in %d s: %s",
                    PAUSE.toSeconds(), failure.getMessage());
            return false;
        }
    }

    private void migrateWhenPossible() {
        try {
            while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (migrate()) {
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
