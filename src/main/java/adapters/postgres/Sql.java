package adapters.postgres;

import adapters.postgres.Query.RowMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Statements on the connection of the running transaction, where there is one; a database that is away is told from one that refuses. */
@ApplicationScoped
public class Sql {
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";

    /** A channel of ten orders and one of a million are not looked up the same way. */
    private static final String PLANNED_SNAPSHOT = SNAPSHOT + "; set local plan_cache_mode = force_custom_plan";

    private final DataSource dataSource;

    Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Some statements on one connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    public <T> T run(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException failure) {
            throw DatabaseFailure.of(failure);
        }
    }

    /** Several statements that see one and the same state of the database and change nothing. */
    public <T> T readSnapshot(Work<T> work) {
        return readOnly(SNAPSHOT, work);
    }

    /** The same, each statement planned for its very values, which may take longer than to look up a few rows by their key. */
    public <T> T readPlannedSnapshot(Work<T> work) {
        return readOnly(PLANNED_SNAPSHOT, work);
    }

    private <T> T readOnly(String settings, Work<T> work) {
        return run(connection -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(settings);
                return work.on(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    /** Reads all rows; of the parameters see {@link Query}. */
    <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return list(new Query(sql, parameters), mapper);
    }

    public <T> List<T> list(Query query, RowMapper<T> mapper) {
        return run(connection -> query.list(connection, mapper));
    }

    public int update(String sql, @Nullable Object... parameters) {
        return run(connection -> new Query(sql, parameters).update(connection));
    }

    /**
     * Loads rows by binary COPY.
     *
     * @param target table and columns, as in {@code holds (hold_id, order_id)}
     */
    void copy(String target, BinaryRows rows) {
        if (!rows.isEmpty()) {
            run(connection -> copyIn(connection, "copy " + target + " from stdin (format binary)", rows));
        }
    }

    private static long copyIn(Connection connection, String statement, BinaryRows rows) throws SQLException {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, rows.finish());
        } catch (IOException impossible) {
            throw new IllegalStateException("rows in memory cannot fail to be read", impossible);
        }
    }

    /** One value of each element, as a parameter for {@code text[]}. */
    public static <T> String[] column(List<T> elements, Function<T, @Nullable String> value) {
        return elements.stream().map(value).toArray(String[]::new);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
