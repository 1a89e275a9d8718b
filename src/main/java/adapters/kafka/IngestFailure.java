package adapters.kafka;

import adapters.kafka.IngestionState.StoppedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Set;

/** Tells a broken database, which is waited for, from a message that cannot be stored, which is set aside. */
final class IngestFailure {
    /** SQL state classes: data exception, integrity constraint violation, program limit exceeded. */
    private static final Set<String> CLASSES_OF_DATA = Set.of("22", "23", "54");

    private IngestFailure() {}

    static boolean isForTheMessages(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state != null && state.length() == 5 && CLASSES_OF_DATA.contains(state.substring(0, 2));
            }
            if (cause instanceof StoppedException
                    || cause instanceof RollbackException
                    || cause instanceof SystemException) {
                return false;
            }
        }
        return true;
    }
}
