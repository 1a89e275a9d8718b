package adapters.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real PostgreSQL server whose data stay in the stack's folder. */
final class PostgresServer {

    private static final int SECONDS_AT_MOST = 60;

    private final StackPlan plan;
    private final int port;
    private final Path log;

    PostgresServer(StackPlan plan, int port) {
        this.plan = plan;
        this.port = port;
        this.log = plan.folder().resolve("postgres.log");
    }

    void start() throws IOException, InterruptedException {
        Path data = Postmaster.dataOf(plan.folder());
        Postmaster.clear(plan.folder());
        if (!Files.isDirectory(data)) {
            initialise(data);
        }
        run(
                "pg_ctl",
                "-D",
                data.toString(),
                "-w",
                "-t",
                "" + SECONDS_AT_MOST,
                "-l",
                log.toString(),
                "-o",
                options(),
                "start");
        createDatabase();
    }

    void stop() throws IOException, InterruptedException {
        Path data = Postmaster.dataOf(plan.folder());
        run("pg_ctl", "-D", data.toString(), "-w", "-t", "10", "-m", "fast", "stop");
    }

    /** Made beside and renamed: a half-made cluster would be taken for a good one. */
    private void initialise(Path data) throws IOException, InterruptedException {
        Path fresh = Files.createTempDirectory(plan.folder(), "postgres-new-");
        Path password = Files.writeString(plan.folder().resolve("postgres.password"), StackAddresses.DATABASE);
        run(
                "initdb",
                "-D",
                fresh.toString(),
                "-U",
                StackAddresses.DATABASE,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private String options() {
        String flush = plan.durable() ? "on" : "off";
        return String.join(
                " -c ",
                "-p " + port,
                "listen_addresses=" + StackAddresses.HOST,
                "unix_socket_directories=",
                "max_connections=200",
                "timezone=UTC",
                "fsync=" + flush,
                "synchronous_commit=" + flush,
                "full_page_writes=" + flush);
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        Path binaries = PostgresBinaries.in(plan.binaries());
        List<String> command = new ArrayList<>(Root.asSomebodyElse());
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(SECONDS_AT_MOST + 5, TimeUnit.SECONDS);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            String how = ended ? "ended with exit code " + process.exitValue() : "did not end";
            throw new StackFailure("PostgreSQL cannot run: " + program + " " + how + ". Its log:"
                    + System.lineSeparator() + LogTail.of(log));
        }
    }

    private void createDatabase() throws IOException {
        String url = "jdbc:postgresql://" + StackAddresses.HOST + ":" + port + "/postgres";
        String user = StackAddresses.DATABASE;
        try (Connection connection = DriverManager.getConnection(url, user, StackAddresses.DATABASE);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT 1 FROM pg_database WHERE datname = '" + StackAddresses.DATABASE + "'")) {
            if (!found.next()) {
                try (Statement create = connection.createStatement()) {
                    create.execute("CREATE DATABASE " + StackAddresses.DATABASE);
                }
            }
        } catch (SQLException refused) {
            throw new StackFailure("PostgreSQL runs but refuses its own stack", refused);
        }
    }
}
