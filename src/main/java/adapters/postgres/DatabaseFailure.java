package adapters.postgres;

import java.sql.SQLException;
import java.util.Optional;

/** The database did not do what it was asked. */
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** The five-character SQL state; empty where the driver gave none. */
    public Optional<String> sqlState() {
        return getCause() instanceof SQLException failure
                ? Optional.ofNullable(failure.getSQLState())
                : Optional.empty();
    }
}
