package adapters.postgres;

import application.ports.StateLock;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * An advisory lock of the transaction: it falls with the connection, so that a dead instance never keeps it. The statements of the
 * transaction look a few rows up by their keys, which the planner, without statistics of a young table, would not guess: it would scan, or
 * start processes for a plan in parallel, which cost more than what they look for.
 */
@ApplicationScoped
class PostgresStateLock implements StateLock {
    private static final String ACQUIRE = """
            select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
                   set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true),
                   set_config('plan_cache_mode', 'force_generic_plan', true), pg_advisory_xact_lock(7302)
            """;

    private final Sql sql;

    PostgresStateLock(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void acquire() {
        sql.run(connection -> {
            acquire(connection);
            return true;
        });
    }

    /** The same for the transaction of a connection. */
    static void acquire(Connection connection) throws SQLException {
        new Query(ACQUIRE).list(connection, row -> true);
    }
}
