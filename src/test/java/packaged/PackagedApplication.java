package packaged;

import static org.awaitility.Awaitility.await;

import fixtures.TestAdmin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One instance of the packaged application in a process of its own, which a test may kill and start again. */
public final class PackagedApplication implements AutoCloseable {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final String EXECUTABLE = System.getProperty("packaged.executable", "");
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

    private final Map<String, String> environment;
    private final Path log;
    private final String memory;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private Process process;

    private PackagedApplication(Map<String, String> environment, Path log, String memory) {
        this.environment = environment;
        this.log = log;
        this.memory = memory;
        this.port = freePort();
        this.process = launch();
    }

    /**
     * Starts an instance; {@link #awaitReady} tells when it works.
     *
     * @param environment its settings, besides the port
     * @param name of its log under {@code target}
     */
    public static PackagedApplication start(Map<String, String> environment, String name) {
        return start(environment, name, "384m");
    }

    /** The same with as much memory as {@code -Xmx} takes. */
    public static PackagedApplication start(Map<String, String> environment, String name, String memory) {
        return new PackagedApplication(environment, Path.of("target", name + ".log"), memory);
    }

    public PackagedApplication awaitReady() {
        await("ready, see " + log).atMost(STARTS_WITHIN).until(() -> status("/q/health/ready") == 200);
        return this;
    }

    /** The HTTP status of a page; 0 where nothing answers. */
    public int status(String path) {
        try {
            return get(path).statusCode();
        } catch (UncheckedIOException silent) {
            return 0;
        }
    }

    public HttpResponse<String> get(String path) {
        return answer(request(path).build());
    }

    /** A page, as a browser gets it that is signed in. */
    public HttpResponse<String> page(String path) {
        TestAdmin.Session session = TestAdmin.signIn(URI.create("http://localhost:" + port));
        return answer(request(path).header("Cookie", session.cookie()).build());
    }

    /** Sends JSON. */
    public HttpResponse<String> send(String method, String path, String json) {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", TestAdmin.basic())
                .timeout(Duration.ofMinutes(2));
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** As by {@code kill -9}; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Sends a signal, such as {@code TERM}. */
    public void signal(String name) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        await("the signal").until(() -> !kill.isAlive());
    }

    /** The exit code of a process that is asked to end, or was. */
    public int awaitExit(Duration within) {
        await("the end, see " + log).atMost(within).until(() -> !process.isAlive());
        return process.exitValue();
    }

    public Path log() {
        return log;
    }

    public void restart() {
        process = launch();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        await("the end of the process").atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive());
    }

    /** What a command of the application said on its standard output, and its exit code. */
    public record Ran(int exitCode, String said) {}

    /**
     * Runs a command, such as {@code rebuild}, to its end.
     *
     * @param name of its log under {@code target}
     */
    public static Ran run(Map<String, String> environment, String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(command("384m", 0));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(Path.of("target", name + ".log").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        await("the end of " + name).atMost(STARTS_WITHIN).until(() -> !process.isAlive());
        return new Ran(process.exitValue(), said);
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(command(memory, port));
        builder.environment().putAll(TestAdmin.environment());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return builder.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A native executable where the build made one, otherwise the jar. */
    private static List<String> command(String memory, int port) {
        if (!EXECUTABLE.isEmpty()) {
            return List.of(EXECUTABLE, "-Xmx" + memory, "-Dquarkus.http.port=" + port);
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                // starts sooner where two instances share two cores; what runs is the same
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=" + port,
                "-jar",
                JAR.toString());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
