package packaged;

import fixtures.LocalStack;
import fixtures.oracle.OnlineRetail.Expected;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the application wrote, read without it. */
public final class Database {
    private final String url;
    private final String name;

    private Database(String url, String name) {
        this.url = url;
        this.name = name;
    }

    /** A new, empty database on the stack's server. */
    public static Database create(LocalStack stack, String name) throws SQLException {
        String server = "jdbc:postgresql://127.0.0.1:" + stack.addresses().postgresPort() + "/";
        try (Connection connection = DriverManager.getConnection(server + "postgres", stack.user(), stack.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new Database(server + name + "?user=" + stack.user() + "&password=" + stack.password(), name);
    }

    /** The application's settings for this database, a topic and the real orders' unknown products. */
    public Map<String, String> environment(LocalStack stack, String topic) {
        Map<String, String> environment = new HashMap<>(stack.environment());
        environment.put("DB_NAME", name);
        environment.put("KAFKA_TOPIC", topic);
        environment.put("KAFKA_GROUP_ID", topic);
        environment.put("RULE_UNKNOWN_PRODUCT", "accept");
        return environment;
    }

    /** The first column of the first row; -1 while the database or the table is not there. */
    public long number(String query) {
        try {
            return rows(query, row -> row.getLong(1)).get(0);
        } catch (SQLException away) {
            return -1;
        }
    }

    /** Every raw copy: position to MD5 of the value, {@code -} for none. */
    public Map<String, String> rawCopies() throws SQLException {
        Map<String, String> copies = new TreeMap<>();
        rows(
                "select partition || '/' || \"offset\" as at, coalesce(md5(value), '-') as md5 from orders_raw",
                row -> copies.put(row.getString("at"), row.getString("md5")));
        return copies;
    }

    /** The windows in which something was counted, as {@link RetailWindows} tells them. */
    List<String> windows() throws SQLException {
        return rows(
                """
                select window_start, orders, payments, shipped, holds from metrics_window
                where orders + payments + shipped + holds > 0 order by window_start""",
                row -> row.getObject(1, OffsetDateTime.class).toInstant() + " "
                        + List.of(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
    }

    /** Every order in the words of the expected outcomes. */
    public List<Expected> outcomes() throws SQLException {
        Map<String, TreeSet<String>> held = new HashMap<>();
        rows(
                "select order_id, reason from holds where retracted_at is null",
                row -> held.computeIfAbsent(row.getString(1), id -> new TreeSet<>())
                        .add(row.getString(2)));
        return rows(
                "select order_id, current_status, underlying_status, hold_reason_code from orders order by order_id",
                row -> new Expected(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        held.getOrDefault(row.getString(1), new TreeSet<>())));
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** Reads one row. */
    public interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    public <T> List<T> rows(String query, Mapper<T> mapper) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(mapper.map(rows));
            }
            return result;
        }
    }
}
