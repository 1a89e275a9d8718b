package adapters.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * Gives the account under which the application runs what it needs of the tables and no more, where another account owns them. It is
 * done at each start, since an upgrade may have made new tables.
 */
@ApplicationScoped
class RunningAccount {
    private static final String GRANTS = "/db/grants.sql";
    private static final String NAME = "select quote_ident(current_user) as name";

    /** Rights that two instances give at once would be in each other's way. */
    private static final String ALONE = "select pg_advisory_xact_lock(7306)";

    private final Sql sql;
    private final OwnersSql ownersSql;

    RunningAccount(Sql sql, OwnersSql ownersSql) {
        this.sql = sql;
        this.ownersSql = ownersSql;
    }

    void mayUseTheTables() {
        String account = sql.run(RunningAccount::name);
        ownersSql.run(connection -> name(connection).equals(account) || grant(connection, account));
    }

    private static String name(Connection connection) throws SQLException {
        return new Query(NAME).first(connection, row -> row.getString("name")).orElseThrow();
    }

    private static boolean grant(Connection connection, String account) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(ALONE);
            statement.execute(grants().replace(":account", account));
            connection.commit();
            return true;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static String grants() {
        try (InputStream file = Objects.requireNonNull(RunningAccount.class.getResourceAsStream(GRANTS), GRANTS)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
