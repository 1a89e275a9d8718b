package adapters.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Work that of all instances one does at a time, by a lock of its session: taken before a transaction begins, so that who had to wait sees
 * what the one before left, and gone with the connection, so that a dead instance never keeps it.
 */
final class Turns {
    static final int ROLL_UP = 7303;
    static final int RETENTION = 7304;

    private static final Duration LONGEST_WORK = Duration.ofHours(2);
    private static final String TRY = "select pg_try_advisory_lock(?) as taken";
    private static final String AWAIT = "select pg_advisory_lock(?)";
    private static final String END = "select pg_advisory_unlock(?)";

    private final Sql sql;

    Turns(Sql sql) {
        this.sql = sql;
    }

    /** Empty: it is somebody else's turn. */
    <T> Optional<T> tryNow(int turn, Sql.Work<T> work) {
        return sql.run(connection -> new Query(TRY, turn)
                        .first(connection, row -> row.getBoolean("taken"))
                        .orElse(false)
                ? Optional.of(patiently(connection, turn, work))
                : Optional.empty());
    }

    <T> T await(int turn, Sql.Work<T> work) {
        return sql.run(connection -> {
            new Query(AWAIT, turn).list(connection, row -> true);
            return patiently(connection, turn, work);
        });
    }

    private static <T> T patiently(Connection connection, int turn, Sql.Work<T> work) throws SQLException {
        int patience = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, (int) LONGEST_WORK.toMillis());
        try {
            return inTurn(connection, turn, work);
        } finally {
            if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, patience);
            }
        }
    }

    /** Whatever happens, the session leaves its turn; one that is lost has left it already. */
    private static <T> T inTurn(Connection connection, int turn, Sql.Work<T> work) throws SQLException {
        try {
            T result = work.on(connection);
            leave(connection, turn);
            return result;
        } catch (SQLException | RuntimeException failure) {
            try {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                leave(connection, turn);
            } catch (SQLException lost) {
                failure.addSuppressed(lost);
            }
            throw failure;
        }
    }

    private static void leave(Connection connection, int turn) throws SQLException {
        connection.setAutoCommit(true);
        new Query(END, turn).list(connection, row -> true);
    }
}
