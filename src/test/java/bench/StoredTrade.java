package bench;

import adapters.devstack.Folders;
import adapters.devstack.RunningStack;
import adapters.devstack.StackAddresses;
import adapters.devstack.StackPlan;
import adapters.simulator.SampleData;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The packaged application on tables full of orders, with PostgreSQL (fsync on) and Kafka of its own.
 *
 * @param port where it serves
 */
record StoredTrade(StackAddresses addresses, Database database, Application application, int port) {
    static final String TOPIC = "event";

    /** What is measured. */
    interface Work {
        void on(StoredTrade trade) throws SQLException, IOException, InterruptedException;
    }

    /**
     * @param name of the folder below {@code target}, which is deleted before and after
     * @param settings environment variables of the application
     */
    static void with(String name, int orders, int events, Map<String, String> settings, Report report, Work work)
            throws SQLException, IOException, InterruptedException {
        Path folder = Path.of("target", name);
        Folders.delete(folder);
        StackPlan plan = StackPlan.in(folder, TOPIC)
                .withBinaries(folder.resolveSibling("postgres-bin"))
                .withDurable(true);
        Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar");
        int port = Application.freePort();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        try (RunningStack stack = RunningStack.start(plan, 0, reason -> report.say("%s", reason));
                Database database = new Database(stack.addresses())) {
            report.machine(database);
            Database.migrate(stack.addresses());
            database.register(SampleData.products());
            new OrderHistoryFill(database.connection()).run(orders, events);
            report.contents(database);
            try (Application application = Application.start(jar, stack.addresses(), TOPIC, folder, environment)) {
                work.on(new StoredTrade(stack.addresses(), database, application, port));
                application.checkAlive();
            }
        }
        Folders.delete(folder);
    }

    /** The first roll-up of full tables takes a while; then the condition. Ends early if the application does. */
    void await(Callable<Boolean> condition) {
        application.await(() -> database.isRolledUp() && condition.call());
    }
}
