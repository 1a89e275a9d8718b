package adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class NotificationsMigrationTest {
    private static final String SCHEMA = "migration_of_alerts";

    @Inject
    DataSource dataSource;

    @Test
    void alertsFromBeforeGetTheirGroupsAndNoMessages() throws SQLException {
        FluentConfiguration flyway = Flyway.configure().dataSource(dataSource).schemas(SCHEMA);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
            flyway.target("1").load().migrate();
            statement.execute("set search_path to " + SCHEMA);
            statement.execute("""
                    insert into holds (hold_id, order_id, reason, subject, ordinal, placed_at, recorded_at, detail) values
                        (1, 'o1', 'FUL-FRAUD-USER', 'user', 0, now(), now(), null),
                        (2, 'o1', 'FUL-FRAUD-PROD', 'prod', 0, now(), now(), null),
                        (3, 'o1', 'FUL-INV', '', 0, now(), now(), '2/1/a/b'),
                        (4, 'o1', 'FUL-VALID', '', 0, now(), now(), 'USER');
                    insert into alerts (alert_key, kind, status, order_id, event_id, hold_id, reason, occurred_at, opened_at) values
                        ('hold:1', 'HOLD', 'OPEN', 'o1', null, 1, 'FUL-FRAUD-USER', now(), '2026-01-01Z'),
                        ('hold:2', 'HOLD', 'OPEN', 'o1', null, 2, 'FUL-FRAUD-PROD', now(), now()),
                        ('hold:3', 'HOLD', 'OPEN', 'o1', null, 3, 'FUL-INV', now(), now()),
                        ('hold:4', 'HOLD', 'OPEN', 'o1', null, 4, 'FUL-VALID', now(), now()),
                        ('event:1', 'EVENT', 'OPEN', 'o2', '1', null, 'EVT-STATE', now(), now()),
                        ('event:2', 'EVENT', 'OPEN', null, '2', null, 'EVT-PARSE', now(), now());
                    """);
            flyway.target("2").load().migrate();

            assertThat(texts(statement, "select group_kind || ' ' || group_subject from alerts order by seq"))
                    .containsExactly("USER user", "PRODUCT prod", "PRODUCT a/b", "ORDER o1", "ORDER o2", "NONE ");
            assertThat(texts(statement, "select count(*) from notifications")).containsExactly("0");
            assertThat(texts(
                            statement,
                            "select count(*) from alerts where last_opened_at = opened_at and open_seq = seq"))
                    .containsExactly("6");
            assertThat(texts(statement, "select nextval('alert_openings') > max(seq) from alerts"))
                    .containsExactly("t");
            statement.execute("set search_path to default");
            statement.execute("drop schema " + SCHEMA + " cascade");
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            List<String> result = new ArrayList<>();
            while (rows.next()) {
                result.add(rows.getString(1));
            }
            return result;
        }
    }
}
