package adapters.postgres.rebuild;

import java.util.List;

/** Two schemas with the same tables: the live one, and the one beside it into which a process that rebuilds writes. */
public final class TablesBeside {
    static final String LIVE = "public";
    static final String BESIDE = "rebuild";

    /** By what the sessions of instances are known in {@code pg_stat_activity}. */
    static final String INSTANCE = "fulfilment-pipeline";

    private TablesBeside() {}

    /** Lets everything that this process writes by unqualified names go into the tables beside. To be called before the start. */
    public static void useInThisProcess() {
        for (String account : List.of("quarkus.datasource.", "quarkus.datasource.owner.")) {
            String connection = account + "jdbc.additional-jdbc-properties.";
            System.setProperty(connection + "currentSchema", BESIDE);
            System.setProperty(connection + "ApplicationName", "fulfilment-rebuild");
            // sorting large tables takes a while, and nobody waits for this process
            System.setProperty(connection + "socketTimeout", "0");
            System.setProperty(connection + "options", "-c idle_in_transaction_session_timeout=0");
        }
        System.setProperty("quarkus.flyway.owner.default-schema", BESIDE);
    }
}
