package adapters.postgres.console;

import static adapters.postgres.Sql.instant;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.ports.StandingViews;
import application.views.Standing;
import application.views.Standing.Age;
import application.views.Standing.Unresolved;
import domain.hold.HoldReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Looks at what is held and what is open only, each by an index of just these rows. */
@ApplicationScoped
class PostgresStandingViews implements StandingViews {
    private static final String HELD = """
            select hold_reason_code, count(*) as orders from orders where hold_reason_code is not null group by hold_reason_code""";
    private static final String UNRESOLVED = """
            select reason, case when last_opened_at > ? then 'UNDER_5_MINUTES' when last_opened_at > ? then 'UNDER_1_HOUR'
                                when last_opened_at > ? then 'UNDER_1_DAY' else 'OLDER' end as age,
                   count(*) as alerts, min(last_opened_at) as oldest
            from alerts where status <> 'RESOLVED' group by 1, 2""";
    private static final String ROLLED_UP = "select refreshed_at from metrics_basis";

    private final Sql sql;

    PostgresStandingViews(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Standing at(Instant now) {
        return sql.readSnapshot(connection -> {
            Map<HoldReason, Long> held = new EnumMap<>(HoldReason.class);
            new Query(HELD)
                    .list(
                            connection,
                            row -> held.put(
                                    HoldReason.ofCode(row.getString("hold_reason_code")), row.getLong("orders")));
            Query unresolved = new Query(
                    UNRESOLVED,
                    now.minus(Duration.ofMinutes(5)),
                    now.minus(Duration.ofHours(1)),
                    now.minus(Duration.ofDays(1)));
            return new Standing(
                    held,
                    unresolved.list(connection, PostgresStandingViews::unresolved),
                    new Query(ROLLED_UP)
                            .first(connection, row -> instant(row, "refreshed_at"))
                            .orElse(null));
        });
    }

    private static Unresolved unresolved(ResultSet row) throws SQLException {
        return new Unresolved(
                row.getString("reason"),
                Age.valueOf(row.getString("age")),
                row.getLong("alerts"),
                instant(row, "oldest"));
    }
}
