package adapters.postgres;

import application.ports.StoreUnavailable;
import java.sql.SQLException;
import java.util.Set;

/** The database refused what it was asked; the cause keeps the SQL state. */
final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** SQLSTATE classes of connection failures, lack of resources and operator intervention. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    private DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Tells a database that is away from a statement that it refuses. */
    static RuntimeException of(SQLException failure) {
        String state = failure.getSQLState();
        boolean away = state == null || AWAY.contains(state.substring(0, 2));
        return away ? new StoreUnavailable("The database cannot be reached", failure) : new DatabaseFailure(failure);
    }
}
