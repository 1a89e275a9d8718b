package adapters.postgres.rebuild;

import java.util.Map;

/** Two schemas with the same tables: the live one, and the one beside it into which a process that rebuilds writes. */
public final class TablesBeside {
    static final String LIVE = "public";
    static final String BESIDE = "rebuild";

    /** By what the sessions of instances are known in {@code pg_stat_activity}. */
    static final String INSTANCE = "fulfilment-pipeline";

    private static final String CONNECTION = "quarkus.datasource.jdbc.additional-jdbc-properties.";

    private TablesBeside() {}

    /** Lets everything that this process writes by unqualified names go into the tables beside. To be called before the start. */
    public static void useInThisProcess() {
        Map.of(
                        CONNECTION + "currentSchema",
                        BESIDE,
                        CONNECTION + "ApplicationName",
                        "fulfilment-rebuild",
                        // sorting large tables takes a while, and nobody waits for this process
                        CONNECTION + "socketTimeout",
                        "0",
                        CONNECTION + "options",
                        "-c idle_in_transaction_session_timeout=0",
                        "quarkus.flyway.default-schema",
                        BESIDE)
                .forEach(System::setProperty);
    }
}
