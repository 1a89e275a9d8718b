package bench;

import adapters.devstack.Folders;
import adapters.devstack.RunningStack;
import adapters.devstack.StackPlan;
import adapters.simulator.SampleData;
import java.io.IOException;
import java.sql.SQLException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** From Kafka to PostgreSQL, measured against what PostgreSQL can do at best. Run it by {@code bench/ingest}. */
public final class IngestBenchmark {
    private static final String TOPIC = "event";

    private final Plan plan;
    private final Report report = new Report();

    private IngestBenchmark(Plan plan) {
        this.plan = plan;
    }

    public static void main(String... options) throws Exception {
        Plan plan = new Plan();
        CommandLine syntax = new CommandLine(plan);
        try {
            syntax.parseArgs(options);
        } catch (ParameterException wrong) {
            System.err.println(wrong.getMessage() + ". All options: bench/ingest --help");
            System.exit(2);
        }
        if (plan.help) {
            syntax.usage(System.out);
            return;
        }
        new IngestBenchmark(plan).run();
    }

    private void run() throws SQLException, IOException, InterruptedException {
        Folders.delete(plan.folder);
        StackPlan stackPlan = StackPlan.in(plan.folder, TOPIC)
                .withBinaries(plan.folder.resolveSibling("postgres-bin"))
                .withDurable(true);
        try (RunningStack stack = RunningStack.start(stackPlan, 0, reason -> report.say("%s", reason));
                Database database = new Database(stack.addresses())) {
            report.machine(database);
            Database.migrate(stack.addresses());
            database.register(SampleData.products());
            report.traffic(plan, Preload.run(plan, stack.addresses(), TOPIC));
            IngestRun.Result ingest = ingest(stack, database);
            check(database);
            report.contents(database);
            report.result(ingest, new BareCopy(database, plan.folder).measure());
        }
        Folders.delete(plan.folder);
    }

    private IngestRun.Result ingest(RunningStack stack, Database database)
            throws SQLException, IOException, InterruptedException {
        database.execute("checkpoint");
        try (Application application =
                Application.start(plan.application, stack.addresses(), TOPIC, plan.folder, plan.settings())) {
            IngestRun.Result result = new IngestRun(database, stack, application).measure(plan.count);
            report.memory(HeapLog.read(plan.heapLog()), ProcessAccounts.mostResidentKilobytes(application.pid()));
            return result;
        }
    }

    /** A figure for work that was not done is worth nothing. */
    private void check(Database database) throws SQLException {
        long raw = database.number("select count(*) from orders_raw");
        long positions = database.number(
                "select count(*) from (select distinct topic, partition, \"offset\" from orders_raw) as positions");
        if (raw != plan.count || positions != plan.count) {
            throw new IllegalStateException(
                    "Of %d messages there are %d raw copies from %d positions".formatted(plan.count, raw, positions));
        }
    }
}
