package bench;

import adapters.devstack.StackAddresses;
import adapters.simulator.Product;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** The benchmark's own connection to the server under test. */
final class Database implements AutoCloseable {
    private final Connection connection;

    Database(StackAddresses addresses) throws SQLException {
        this.connection =
                DriverManager.getConnection(addresses.jdbcUrl(), StackAddresses.DATABASE, StackAddresses.DATABASE);
    }

    /** Partitions from the past months, for what is filled in; those to come are the application's business. */
    private static final String PARTITIONS =
            "select ensure_month_partitions((date_trunc('month', now()) - interval '2 months')::date, 3)";

    /** Lays out the tables, which the application would do as well, so that the catalogue and a history can be there before it. */
    static void migrate(StackAddresses addresses) throws SQLException {
        Flyway.configure()
                .dataSource(addresses.jdbcUrl(), StackAddresses.DATABASE, StackAddresses.DATABASE)
                .load()
                .migrate();
        try (Database database = new Database(addresses)) {
            database.execute(PARTITIONS);
        }
    }

    Connection connection() {
        return connection;
    }

    void register(List<Product> catalogue) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into products (product_id, product_name, stock, registered_at, updated_at, updated_by)
                values (?, ?, ?, now() - interval '1 year', now(), 'bench')""")) {
            for (Product product : catalogue) {
                insert.setString(1, product.id());
                insert.setString(2, product.name());
                if (product.stock().isPresent()) {
                    insert.setLong(3, product.stock().getAsLong());
                } else {
                    insert.setNull(3, Types.BIGINT);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Messages of the topic whose effects are committed. */
    boolean isRolledUp() throws SQLException {
        return number("select count(*) from metrics_window") > 0;
    }

    long consumed() throws SQLException {
        return number("select coalesce(sum(next_offset), 0) from consumer_positions");
    }

    /** The process id of the server's parent process. */
    long postmaster() throws SQLException {
        return ProcessAccounts.parentOf(number("select pg_backend_pid()"));
    }

    long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Names with their counts, as the query gives them. */
    Map<String, Long> counts(String query) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
