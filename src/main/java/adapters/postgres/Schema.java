package adapters.postgres;

import application.ports.StoreOpened;
import application.ports.StoreUnavailable;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
    /** Version of the last file in {@code db/migration}. */
    static final String NEWEST = "19";

    private static final String HISTORY = "select true where to_regclass('flyway_schema_history') is not null";
    private static final String NEWEST_APPLIED =
            "select version from flyway_schema_history where success order by installed_rank desc limit 1";
    private static final List<String> PARTITIONED = List.of("orders_raw", "events");
    private static final String MAKE_PARTITION = "select ensure_month_partition(?, ?::text::date) as moved";

    private final Flyway flyway;
    private final RunningAccount account;
    private final Sql sql;
    private final OwnersSql ownersSql;
    private final Clock clock;
    private final Event<StoreOpened> opened;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean ready;

    Schema(
            @FlywayDataSource("owner") Flyway flyway,
            RunningAccount account,
            Sql sql,
            OwnersSql ownersSql,
            Clock clock,
            Event<StoreOpened> opened) {
        this.flyway = flyway;
        this.account = account;
        this.sql = sql;
        this.ownersSql = ownersSql;
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
        YearMonth thisMonth = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        for (int i = 0; i < MONTHS_AHEAD; i++) {
            for (String table : PARTITIONED) {
                makePartition(table, thisMonth.plusMonths(i));
            }
        }
    }

    private void makePartition(String table, YearMonth month) {
        try {
            long moved = sql.query(
                            MAKE_PARTITION,
                            row -> row.getLong("moved"),
                            table,
                            month.atDay(1).toString())
                    .get(0);
            if (moved > 0) {
                LOG.infof("%d rows of %s that came without a partition have one for %s now", moved, table, month);
            }
        } catch (DatabaseFailure | StoreUnavailable failure) {
            LOG.warnf(
                    "%s has no partition for %s yet, the default one takes its rows: %s",
                    table, month, failure.getMessage());
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Database schema").status(ready).build();
    }

    private boolean migrate() {
        try {
            requireVersion();
            if (!isCurrent()) {
                flyway.migrate();
            }
            account.mayUseTheTables();
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

    /** Whether the newest migration is there: to look at each takes a quarter of a second on the Java machine. */
    private boolean isCurrent() {
        return ownersSql.run(
                connection -> new Query(HISTORY).first(connection, row -> true).isPresent()
                        && new Query(NEWEST_APPLIED)
                                .first(connection, row -> row.getString("version"))
                                .equals(Optional.of(NEWEST)));
    }

    private void requireVersion() {
        ServerVersion version = sql.query(
                        ServerVersion.QUERY, row -> new ServerVersion(row.getInt("number"), row.getString("shown")))
                .get(0);
        version.complaint().ifPresent(complaint -> {
            throw new IllegalStateException(complaint);
        });
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
