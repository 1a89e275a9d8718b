package adapters.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Statements on the connection of the running transaction; a failure is a {@link DatabaseFailure} that keeps the SQL state. */
@ApplicationScoped
class Sql {
    private final DataSource dataSource;

    Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads one row. */
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /**
     * Reads all rows.
     *
     * @param parameters text, numbers, booleans, {@link Instant}s, and arrays of text for {@code text[]}
     */
    <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(mapper.map(rows));
            }
            return result;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    int update(String sql, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Loads rows by binary COPY.
     *
     * @param target table and columns, as in {@code holds (hold_id, order_id)}
     */
    void copy(String target, BinaryRows rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin (format binary)", rows.finish());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        } catch (IOException impossible) {
            throw new IllegalStateException("rows in memory cannot fail to be read", impossible);
        }
    }

    /** One value of each element, as a parameter for {@code text[]}. */
    static <T> String[] column(List<T> elements, Function<T, @Nullable String> value) {
        return elements.stream().map(value).toArray(String[]::new);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, sqlValue(connection, parameters[i]));
        }
        return statement;
    }

    private static @Nullable Object sqlValue(Connection connection, @Nullable Object value) throws SQLException {
        if (value instanceof Instant time) {
            return time.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof String[] texts) {
            return connection.createArrayOf("text", texts);
        }
        return value;
    }
}
