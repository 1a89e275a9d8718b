package adapters.postgres.console;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement that grows by its conditions, each with the values it takes; values never become part of its text. */
final class Query {
    private final StringBuilder text;
    private final List<Object> values = new ArrayList<>();
    private boolean conditional;

    Query(String select, Object... values) {
        this.text = new StringBuilder(select);
        this.values.addAll(List.of(values));
    }

    /** How a row is read. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    Query where(String condition, Object... conditionValues) {
        return then((conditional ? "and " : "where ") + condition, conditionValues)
                .conditional();
    }

    /** Adds the condition only where there is something to compare with. */
    Query whereGiven(String condition, @Nullable Object value) {
        return value == null ? this : where(condition, value);
    }

    Query then(String clause, Object... clauseValues) {
        text.append('\n').append(clause);
        values.addAll(List.of(clauseValues));
        return this;
    }

    <T> List<T> list(Connection connection, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
                return result;
            }
        }
    }

    <T> Optional<T> first(Connection connection, RowReader<T> reader) throws SQLException {
        return list(connection, reader).stream().findFirst();
    }

    private Query conditional() {
        conditional = true;
        return this;
    }
}
