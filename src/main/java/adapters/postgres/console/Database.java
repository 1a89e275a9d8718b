package adapters.postgres.console;

import application.ports.StoreUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/** Hands out connections, and tells a database that is away from a statement that is wrong. */
@ApplicationScoped
class Database {
    /** SQLSTATE classes of connection failures, lack of resources and operator intervention. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Some work on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Some statements, in the running transaction where there is one. */
    <T> T read(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException failure) {
            throw explained(failure);
        }
    }

    /** Several statements that see one and the same state of the database. */
    <T> T readSnapshot(Work<T> work) {
        return read(connection -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
                return work.on(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    private static RuntimeException explained(SQLException failure) {
        String state = failure.getSQLState();
        boolean away = state == null || AWAY.contains(state.substring(0, 2));
        return away
                ? new StoreUnavailable("The database cannot be reached", failure)
                : new IllegalStateException("The database refused a statement", failure);
    }
}
