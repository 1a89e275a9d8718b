package bench;

import adapters.devstack.Folders;
import adapters.devstack.RunningStack;
import adapters.devstack.StackAddresses;
import adapters.devstack.StackPlan;
import adapters.postgres.RollUpAccess;
import application.ports.MetricsWindows;
import application.ports.MetricsWindows.Comparison;
import application.ports.MetricsWindows.Done;
import domain.metrics.RollUpBasis;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * How long the roll-up takes: all of thirty days at once, and the run of every minute; and what the same rows would cost by a loop of one
 * statement per window. Run it by {@code bench/rollup}.
 */
public final class RollUpBenchmark {
    private static final String TOPIC = "event";
    private static final RollUpBasis BASIS = new RollUpBasis(ZoneId.of("Asia/Seoul"), Duration.ofHours(2));

    /** One window as one would write it first: each figure by the window's bounds, the snapshots from the last change before its end. */
    private static final String ONE_WINDOW = """
            with bounds as (select ?::timestamptz as lo, ?::timestamptz as hi),
            shown as (
                select distinct on (order_id) order_id, to_status, at from order_history, bounds where at < hi
                order by order_id, at desc, position desc)
            select
                (select count(*) from orders, bounds where created_at >= lo and created_at < hi) as orders,
                (select count(*) from events, bounds where occurred_at >= lo and occurred_at < hi and next_status = 'PAID') as payments,
                (select count(*) from events, bounds where occurred_at >= lo and occurred_at < hi and next_status = 'SHIPPED') as shipped,
                (select count(*) from events, bounds where ingested_at >= lo and ingested_at < hi) as event_total,
                (select percentile_cont(0.95) within group (order by date_part('epoch', ingested_at - occurred_at))
                    from events, bounds where ingested_at >= lo and ingested_at < hi) as delay_p95_sec,
                (select count(*) from shown where to_status = 'PAID') as backlog,
                (select count(*) from shown where to_status = 'HOLD') as holds_now,
                (select count(*) from shown, bounds where to_status = 'PAID' and at < hi - interval '2 hours') as late_orders
            """;

    private static final String NEWEST_ORDERS = """
            insert into dirty_orders
            select array_agg(order_id) from (select order_id from orders order by created_at desc limit 100) newest
            """;

    /** Each touches its order and the moment at which it happened. */
    private static final String LATE_EVENTS = """
            with late as (
                select order_id, occurred_at from (
                    select now() - random() * interval '29 days' as moment from generate_series(1, 100)) m,
                    lateral (select * from events where occurred_at >= moment and next_status is not null
                        order by occurred_at limit 1) e
            ), orders as (
                insert into dirty_orders select array_agg(order_id) from late
            )
            insert into dirty_windows select occurred_at from late
            """;

    private final Options options;
    private final Report report = new Report();

    /** What a run is asked for. */
    static final class Options {
        @Option(names = "--events", paramLabel = "<n>", description = "Stored events. Default: ${DEFAULT-VALUE}.")
        long events = 8_000_000;

        @Option(names = "--runs", paramLabel = "<n>", description = "Runs of the minute. Default: ${DEFAULT-VALUE}.")
        int runs = 30;

        @Option(names = "--looped", paramLabel = "<n>", description = "Windows of the loop. Default: ${DEFAULT-VALUE}.")
        int looped = 5;

        @Option(
                names = "--folder",
                paramLabel = "<path>",
                description = "Where the data lie meanwhile. Default: ${DEFAULT-VALUE}.")
        Path folder = Path.of("target", "bench-rollup").toAbsolutePath();
    }

    private RollUpBenchmark(Options options) {
        this.options = options;
    }

    public static void main(String... arguments) throws Exception {
        Options options = new Options();
        new CommandLine(options).parseArgs(arguments);
        new RollUpBenchmark(options).run();
    }

    private void run() throws Exception {
        Folders.delete(options.folder);
        StackPlan stackPlan = StackPlan.in(options.folder, TOPIC)
                .withBinaries(options.folder.resolveSibling("postgres-bin"))
                .withDurable(true);
        try (RunningStack stack = RunningStack.start(stackPlan, 0, reason -> System.out.println(reason));
                Database database = new Database(stack.addresses())) {
            Database.migrate(stack.addresses());
            StoredMonth.fill(database, options.events);
            report.machine(database);
            report.contents(database);
            try (AgroalDataSource pool = pool(stack.addresses())) {
                measure(RollUpAccess.on(pool), database);
            }
        }
        Folders.delete(options.folder);
    }

    private void measure(MetricsWindows windows, Database database) throws SQLException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        long begin = System.nanoTime();
        Done all = (Done) windows.refresh(BASIS, now, true);
        double scratch = secondsSince(begin);
        report.say("From nothing: %,d windows in %.1f s", all.rows(), scratch);

        double[] minutes = new double[options.runs];
        for (int i = 0; i < options.runs; i++) {
            database.execute(
                    "insert into dirty_windows select now() - i * interval '30 seconds' from generate_series(0, 10) i");
            database.execute(NEWEST_ORDERS);
            begin = System.nanoTime();
            windows.refresh(BASIS, now.plusSeconds(30L * i), true);
            minutes[i] = secondsSince(begin) * 1_000;
        }
        Arrays.sort(minutes);
        report.say(
                "Run of every minute: median %.0f ms, slowest of %d %.0f ms",
                minutes[options.runs / 2], options.runs, minutes[options.runs - 1]);

        double[] late = new double[options.runs];
        for (int i = 0; i < options.runs; i++) {
            database.execute(LATE_EVENTS);
            begin = System.nanoTime();
            windows.refresh(BASIS, now.plusSeconds(30L * (options.runs + i)), true);
            late[i] = secondsSince(begin) * 1_000;
        }
        Arrays.sort(late);
        report.say("The same with 100 late events all over the month: median %.0f ms", late[options.runs / 2]);

        begin = System.nanoTime();
        Comparison comparison = windows.recompute(
                BASIS,
                now.plusSeconds(30L * 3 * options.runs),
                now.minus(Duration.ofDays(31)),
                now.plus(Duration.ofDays(1)));
        report.say(
                "Recomputed and compared: %,d windows in %.1f s, %d differences",
                comparison.windows(),
                secondsSince(begin),
                comparison.differences().size());

        double each = loop(database.connection(), now);
        report.say(
                "A loop of one statement per window: %.1f s each over %d windows, so %,.0f s for %,d; ratio %.4f",
                each, options.looped, each * all.rows(), all.rows(), scratch / (each * all.rows()));
    }

    private double loop(Connection connection, Instant now) throws SQLException {
        long begin = System.nanoTime();
        for (int i = 1; i <= options.looped; i++) {
            Instant start = BASIS.windowOf(now.minus(Duration.ofDays(30L * i / (options.looped + 1))));
            try (PreparedStatement statement = connection.prepareStatement(ONE_WINDOW)) {
                statement.setObject(1, utc(start));
                statement.setObject(2, utc(start.plus(RollUpBasis.WINDOW)));
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                }
            }
        }
        return secondsSince(begin) / options.looped;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Connections that stay open, as those of the application do: a new one has to learn the catalogue first. */
    private static AgroalDataSource pool(StackAddresses addresses) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(2)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(addresses.jdbcUrl())
                                .principal(new NamePrincipal(StackAddresses.DATABASE))
                                .credential(new SimplePassword(StackAddresses.DATABASE)))));
    }
}
