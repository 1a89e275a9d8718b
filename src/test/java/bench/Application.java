package bench;

import adapters.devstack.StackAddresses;
import fixtures.TestAdmin;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged application as a process of its own. */
final class Application implements AutoCloseable {
    private final Process process;
    private final Path log;

    private Application(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * @param settings environment variables besides those that point to the servers
     */
    static Application start(
            Path jar, StackAddresses addresses, String topic, Path folder, Map<String, String> settings)
            throws IOException {
        Path log = folder.resolve("application.log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "DB_HOST",
                        StackAddresses.HOST,
                        "DB_PORT",
                        Integer.toString(addresses.postgresPort()),
                        "DB_NAME",
                        StackAddresses.DATABASE,
                        "DB_USER",
                        StackAddresses.DATABASE,
                        "DB_PASSWORD",
                        StackAddresses.DATABASE,
                        "KAFKA_BOOTSTRAP_SERVERS",
                        addresses.bootstrapServers(),
                        "KAFKA_TOPIC",
                        topic,
                        "KAFKA_GROUP_ID",
                        "bench",
                        "SIMULATOR",
                        "off",
                        "QUARKUS_HTTP_PORT",
                        "0"));
        builder.environment().putAll(TestAdmin.environment());
        builder.environment().putAll(settings);
        Process process = builder.start();
        process.getOutputStream().close();
        return new Application(process, log);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    long pid() {
        return process.pid();
    }

    /** @throws IllegalStateException with the end of its log, if it has ended */
    void checkAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("The application ended:\n" + logTail());
        }
    }

    /** Waits for what it does, however long that takes. Ends early if the application does. */
    void await(Callable<Boolean> condition) {
        Awaitility.await().forever().pollInterval(Duration.ofMillis(500)).until(() -> {
            checkAlive();
            return condition.call();
        });
    }

    /** Waits until it serves pages. */
    void awaitReady(int port) throws IOException {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .until(() -> answers(URI.create("http://localhost:" + port + "/q/health/ready")));
        checkAlive();
    }

    private static boolean answers(URI address) throws IOException {
        return ((HttpURLConnection) address.toURL().openConnection()).getResponseCode() == 200;
    }

    String logTail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
