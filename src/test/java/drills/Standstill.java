package drills;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import packaged.Database;

/**
 * Holds the lock that every batch takes in the middle of its transaction, after its raw copies: the writers stand still there, and a
 * fault meets them in mid-batch, however fast the machine is.
 */
final class Standstill implements AutoCloseable {
    private static final String WAITING = """
            select count(*) from pg_locks where locktype = 'advisory' and objid = 7302 and not granted
                and database = (select oid from pg_database where datname = current_database())""";

    private final Database database;
    private final Connection connection;

    Standstill(Database database) throws SQLException {
        this.database = database;
        this.connection = database.connect();
        execute("select pg_advisory_lock(7302)");
    }

    /** Returns when a batch has come to the middle of its transaction. */
    void awaitBatch() {
        await("a batch in mid-transaction")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> database.number(WAITING) > 0);
    }

    /** Lets the batch that waits come to its end, and keeps the next one waiting. */
    void letOneThrough() throws SQLException {
        awaitBatch();
        execute("select pg_advisory_unlock(7302)");
        execute("select pg_advisory_lock(7302)");
        awaitBatch();
    }

    /** Executes a statement of the connection that holds the lock. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
