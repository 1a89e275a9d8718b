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
    private static final String OWNER = "fulfilment_owner";
    private static final String RUNNING = "fulfilment_running";
    private static final String ROLE = """
            do $$ begin
                if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s login password '%1$s'; end if;
            end $$
            """;

    private final String server;
    private final String url;
    private final String name;

    private Database(String server, String superuser, String name) {
        this.server = server;
        this.url = server + name + superuser;
        this.name = name;
    }

    /** A new, empty database on the stack's server, of one account for another, as the operations page makes it. */
    public static Database create(LocalStack stack, String name) throws SQLException {
        String server = "jdbc:postgresql://127.0.0.1:" + stack.addresses().postgresPort() + "/";
        try (Connection connection = DriverManager.getConnection(server + "postgres", stack.user(), stack.password());
                Statement statement = connection.createStatement()) {
            statement.execute(ROLE.formatted(OWNER));
            statement.execute(ROLE.formatted(RUNNING));
            statement.execute("create database " + name + " owner " + OWNER);
            statement.execute("revoke all on database " + name + " from public");
            statement.execute("grant connect, temporary on database " + name + " to " + RUNNING);
        }
        return new Database(server, "?user=" + stack.user() + "&password=" + stack.password(), name);
    }

    /** The application's settings for this database, a topic and the real orders' unknown products. */
    public Map<String, String> environment(LocalStack stack, String topic) {
        Map<String, String> environment = new HashMap<>(stack.environment());
        environment.put("DB_NAME", name);
        environment.put("DB_USER", RUNNING);
        environment.put("DB_PASSWORD", RUNNING);
        environment.put("DB_MIGRATION_USER", OWNER);
        environment.put("DB_MIGRATION_PASSWORD", OWNER);
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

    /** The same settings for whoever is the owner of the tables himself. */
    static Map<String, String> asOwner(Map<String, String> environment) {
        Map<String, String> owners = withoutOwner(environment);
        owners.put("DB_USER", OWNER);
        owners.put("DB_PASSWORD", OWNER);
        return owners;
    }

    /** The same settings for an instance that does not know the owner of the tables. */
    static Map<String, String> withoutOwner(Map<String, String> environment) {
        Map<String, String> restricted = new HashMap<>(environment);
        restricted.remove("DB_MIGRATION_USER");
        restricted.remove("DB_MIGRATION_PASSWORD");
        return restricted;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** As the account under which the application runs. */
    Connection connectAsApplication() throws SQLException {
        return DriverManager.getConnection(server + name, RUNNING, RUNNING);
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
