package drills;

import fixtures.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** One PostgreSQL, flushing to disk, and one Kafka for all drills of a run; a drill that stops one starts it again. */
final class Servers {
    private static final LocalStack STACK = start();

    private Servers() {}

    static LocalStack stack() {
        return STACK;
    }

    /** Executes a statement beside the databases of the drills. */
    static void administer(String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + STACK.addresses().postgresPort() + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, STACK.user(), STACK.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static LocalStack start() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "local-stack"));
            LocalStack stack = LocalStack.start(Files.createTempDirectory(folder, "drills-"), "unused");
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            return stack;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
