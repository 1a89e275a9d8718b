package adapters.devstack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fixtures.StackOwner;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningStackTest {

    private static final Path BINARIES = Path.of("target", "local-stack", "postgres-bin");
    private static final Duration PROMISED = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void dataSurviveAnOrdinaryStop() throws SQLException, ExecutionException, InterruptedException {
        try (RunningStack stack = start(both())) {
            execute(stack, "CREATE TABLE kept (id int)");
            assertThat(partitions(stack)).isEqualTo(6);
        }
        assertThat(Postmaster.of(folder)).isEmpty();
        try (RunningStack stack = start(both())) {
            assertThat(count(stack, "SELECT count(*) FROM pg_tables WHERE tablename = 'kept'"))
                    .isEqualTo(1);
            assertThat(partitions(stack)).isEqualTo(6);
        }
    }

    @Test
    void aKilledOwnerTakesItsServersWithIt() throws IOException {
        Owner owner = Owner.start(folder);
        ProcessHandle postmaster = Postmaster.of(folder).orElseThrow();
        owner.process().destroyForcibly();
        await().atMost(PROMISED).until(() -> !owner.host().isAlive() && !postmaster.isAlive());
    }

    @Test
    void theNextStartTakesOverWhatAKilledRunLeft() throws IOException, SQLException {
        Owner owner = Owner.start(folder);
        ProcessHandle orphan = Postmaster.of(folder).orElseThrow();
        owner.process().destroyForcibly();
        owner.host().destroyForcibly();
        await().atMost(PROMISED)
                .until(() -> !owner.host().isAlive() && !owner.process().isAlive());
        assertThat(orphan.isAlive()).isTrue();
        try (RunningStack stack = start(both())) {
            assertThat(count(stack, "SELECT 7")).isEqualTo(7);
            assertThat(orphan.isAlive()).isFalse();
        }
    }

    @Test
    void aStackInUseIsNotShared() throws IOException {
        Owner owner = Owner.start(folder);
        assertThatThrownBy(() -> start(both()))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("is in use by process " + owner.process().pid());
        owner.process().destroy();
        await().atMost(PROMISED).until(() -> !owner.host().isAlive());
    }

    @Test
    void aLostServerIsExplainedAndTakesTheOtherAlong() {
        CompletableFuture<String> told = new CompletableFuture<>();
        RunningStack stack = RunningStack.start(both(), 0, told::complete);
        Postmaster.of(folder).orElseThrow().destroyForcibly();
        assertThat(told).succeedsWithin(PROMISED).asString().contains("The local stack ends: PostgreSQL has ended.");
        assertThat(stack.host().isAlive()).isFalse();
    }

    @Test
    void aKilledHostLeavesNoDatabaseBehind() {
        CompletableFuture<String> told = new CompletableFuture<>();
        RunningStack stack = RunningStack.start(postgresOnly(), 0, told::complete);
        ProcessHandle postmaster = Postmaster.of(folder).orElseThrow();
        stack.host().destroyForcibly();
        assertThat(told).succeedsWithin(PROMISED).asString().contains("The local stack ended (exit code 137)");
        assertThat(postmaster.isAlive()).isFalse();
    }

    @Test
    void aPortInUseIsAvoided() throws IOException, SQLException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                RunningStack stack = start(postgresOnly().withPorts(taken.getLocalPort(), 0))) {
            assertThat(stack.addresses().postgresPort()).isNotEqualTo(taken.getLocalPort());
            assertThat(count(stack, "SELECT 7")).isEqualTo(7);
        }
    }

    @Test
    void aDamagedDatabaseIsExplained() throws IOException {
        Files.createDirectories(Postmaster.dataOf(folder));
        assertThatThrownBy(() -> start(postgresOnly()))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("The local stack did not start (exit code 1)")
                .hasMessageContaining("is not a database cluster directory")
                .hasMessageContaining("Free disk there:");
    }

    @Test
    void aFolderThatCannotBeIsExplained() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> start(StackPlan.in(file, "event")))
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith("The local stack cannot be started in " + file);
    }

    @Test
    void aDurableDatabaseFlushes() throws SQLException {
        try (RunningStack stack = start(postgresOnly().withDurable(true))) {
            assertThat(count(
                            stack,
                            "SELECT count(*) FROM pg_settings WHERE setting = 'on' AND name IN"
                                    + " ('fsync', 'synchronous_commit', 'full_page_writes')"))
                    .isEqualTo(3);
        }
    }

    private StackPlan both() {
        return StackPlan.in(folder, "event").withBinaries(BINARIES);
    }

    private StackPlan postgresOnly() {
        return both().withServers(EnumSet.of(StackServer.POSTGRES));
    }

    private static RunningStack start(StackPlan plan) {
        return RunningStack.start(plan, 0, reason -> {});
    }

    private static void execute(RunningStack stack, String sql) throws SQLException {
        try (Connection connection = connect(stack);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(RunningStack stack, String sql) throws SQLException {
        try (Connection connection = connect(stack);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connect(RunningStack stack) throws SQLException {
        return DriverManager.getConnection(
                stack.addresses().jdbcUrl(), StackAddresses.DATABASE, StackAddresses.DATABASE);
    }

    private static int partitions(RunningStack stack) throws ExecutionException, InterruptedException {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stack.addresses().bootstrapServers()))) {
            TopicDescription topic =
                    admin.describeTopics(Set.of("event")).allTopicNames().get().get("event");
            return requireNonNull(topic).partitions().size();
        }
    }

    private record Owner(Process process, ProcessHandle host) {

        static Owner start(Path folder) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            StackOwner.class.getName(),
                            folder.toString(),
                            BINARIES.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output = process.inputReader();
            String line = output.readLine();
            assertThat(line).startsWith("owns ");
            return new Owner(
                    process,
                    ProcessHandle.of(Long.parseLong(line.substring("owns ".length())))
                            .orElseThrow());
        }
    }
}
