package adapters.devstack;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What makes {@code ./mvnw quarkus:dev} enough: with {@code -Dlocal.stack=true} the application starts its own
 * PostgreSQL and Kafka and finds them through the same settings as any other.
 */
public final class DevStack {

    private static final int POSTGRES_PORT = 25432;
    private static final int KAFKA_PORT = 29092;
    private static final int SECONDS_TO_END = 8;
    private static final Path FOLDER = Path.of(".local-stack");

    private DevStack() {}

    /** Whether servers of its own are asked for by {@code -Dlocal.stack=true}, which dev mode does. */
    public static boolean isWanted() {
        return Boolean.getBoolean("local.stack");
    }

    /** Does nothing unless {@linkplain #isWanted() asked for}. A server that is configured is not started. */
    public static void startIfWanted() {
        Set<StackServer> missing = EnumSet.noneOf(StackServer.class);
        if (configured("DB_HOST").isEmpty()) {
            missing.add(StackServer.POSTGRES);
        }
        if (configured("KAFKA_BOOTSTRAP_SERVERS").isEmpty()) {
            missing.add(StackServer.KAFKA);
        }
        if (!isWanted() || missing.isEmpty()) {
            return;
        }
        Path folder = Optional.ofNullable(System.getProperty("local.stack.folder"))
                .map(Path::of)
                .orElse(FOLDER);
        StackPlan plan = StackPlan.in(folder, configured("KAFKA_TOPIC").orElse("event"))
                .withServers(missing)
                .withPorts(POSTGRES_PORT, KAFKA_PORT)
                .withDurable(Boolean.getBoolean("local.stack.durable"));
        try {
            RunningStack stack = RunningStack.start(plan, supervisor(), DevStack::giveUp);
            configure(plan, stack.addresses());
        } catch (StackFailure explained) {
            System.err.println(explained.getMessage());
            System.exit(1);
        }
    }

    /** Maven, without which dev mode has no terminal; it may have been killed while the application was being built. */
    private static long supervisor() {
        if (!Boolean.getBoolean("local.stack.supervised")) {
            return 0;
        }
        return ProcessHandle.current()
                .parent()
                .filter(parent -> parent.info().command().orElse("java").contains("java"))
                .map(ProcessHandle::pid)
                .orElseThrow(() -> new StackFailure("Maven has ended, so dev mode ends too."));
    }

    private static void configure(StackPlan plan, StackAddresses addresses) {
        if (plan.servers().contains(StackServer.POSTGRES)) {
            System.setProperty("DB_HOST", StackAddresses.HOST);
            System.setProperty("DB_PORT", String.valueOf(addresses.postgresPort()));
            System.setProperty("DB_NAME", StackAddresses.DATABASE);
            System.setProperty("DB_USER", StackAddresses.DATABASE);
            System.setProperty("DB_PASSWORD", StackAddresses.DATABASE);
            announce("PostgreSQL", POSTGRES_PORT, addresses.postgresPort());
        }
        if (plan.servers().contains(StackServer.KAFKA)) {
            System.setProperty("KAFKA_BOOTSTRAP_SERVERS", addresses.bootstrapServers());
            announce("Kafka", KAFKA_PORT, addresses.kafkaPort());
        }
    }

    private static void announce(String server, int preferred, int actual) {
        String where = server + " of the local stack listens on " + StackAddresses.HOST + ":" + actual;
        System.out.println(actual == preferred ? where : where + " (port " + preferred + " is in use)");
    }

    private static void giveUp(String reason) {
        System.err.println(reason);
        System.exit(1);
    }

    /**
     * Dev mode's console never finishes its shutdown when the terminal has been closed, and a shutdown without a
     * database takes long: an application that is asked to end is gone after a while, come what may. It begins before
     * anything that may refuse to start, since a refusal is such an end too; a live reload need not begin it again.
     */
    public static void endInTimeOnceAsked() {
        if (!isWanted() || System.setProperty("local.stack.ends.in.time", "true") != null) {
            return;
        }
        Thread timer = new Thread(DevStack::haltInTime, "halt-in-time");
        timer.setDaemon(true);
        Runtime.getRuntime().addShutdownHook(new Thread(timer::start, "halt-timer"));
    }

    private static void haltInTime() {
        try {
            TimeUnit.SECONDS.sleep(SECONDS_TO_END);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static Optional<String> configured(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(name)))
                .filter(value -> !value.isBlank());
    }
}
