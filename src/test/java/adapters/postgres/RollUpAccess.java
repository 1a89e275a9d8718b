package adapters.postgres;

import application.ports.MetricsWindows;
import javax.sql.DataSource;

/** The roll-up on a database of one's own, for benchmarks that run it without the application. */
public final class RollUpAccess {
    private RollUpAccess() {}

    public static MetricsWindows on(DataSource dataSource) {
        return new PostgresMetricsWindows(new Sql(dataSource), new ChangeMessages());
    }
}
