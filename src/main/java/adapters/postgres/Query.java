package adapters.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement that can grow by its conditions, each with the values it takes; values never become part of its text. They are text,
 * numbers, booleans, {@link Instant}s, and arrays for {@code text[]}, {@code bigint[]}, {@code int[]} and {@code boolean[]}.
 */
public final class Query {
    private final StringBuilder text;
    private final List<@Nullable Object> values = new ArrayList<>();
    private boolean conditional;

    public Query(String text, @Nullable Object... values) {
        this.text = new StringBuilder(text);
        this.values.addAll(Arrays.asList(values));
    }

    /** How a row is read. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    public Query where(String condition, Object... conditionValues) {
        return then((conditional ? "and " : "where ") + condition, conditionValues)
                .conditional();
    }

    /** Adds the condition only where there is something to compare with. */
    public Query whereGiven(String condition, @Nullable Object value) {
        return value == null ? this : where(condition, value);
    }

    public Query then(String clause, Object... clauseValues) {
        text.append('\n').append(clause);
        values.addAll(Arrays.asList(clauseValues));
        return this;
    }

    public <T> List<T> list(Connection connection, RowMapper<T> mapper) throws SQLException {
        try (PreparedStatement statement = prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(mapper.map(rows));
            }
            return result;
        }
    }

    public <T> Optional<T> first(Connection connection, RowMapper<T> mapper) throws SQLException {
        return list(connection, mapper).stream().findFirst();
    }

    int update(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            return statement.executeUpdate();
        }
    }

    private Query conditional() {
        conditional = true;
        return this;
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, sqlValue(connection, values.get(i)));
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
        if (value instanceof Long[] numbers) {
            return connection.createArrayOf("bigint", numbers);
        }
        if (value instanceof Integer[] numbers) {
            return connection.createArrayOf("int", numbers);
        }
        return value instanceof Boolean[] flags ? connection.createArrayOf("boolean", flags) : value;
    }
}
