package packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What the account under which the application runs must not be able to do, whatever somebody makes it say. */
final class LeastRights {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final List<String> FORBIDDEN = List.of(
            "drop table orders",
            "alter table orders add column mine int",
            "alter table alert_steps disable trigger all",
            "create table mine (number int)",
            "create function mine() returns int language sql as 'select 1'",
            "create schema mine",
            "drop function ensure_month_partitions(date, int)",
            "truncate orders",
            "truncate orders_raw",
            "update orders_raw set value = null",
            "delete from orders_raw",
            "delete from orders_raw_default",
            "update alert_steps set actor = 'nobody'",
            "delete from alert_steps",
            "update access_log set actor = 'nobody'",
            "delete from access_log",
            "delete from alerts",
            "delete from accounts",
            "update flyway_schema_history set success = false");

    private LeastRights() {}

    static void assertOf(Database database) throws SQLException {
        try (Connection connection = database.connectAsApplication();
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("select * from orders")).isTrue();
            for (String forbidden : FORBIDDEN) {
                assertThatExceptionOfType(SQLException.class)
                        .as(forbidden)
                        .isThrownBy(() -> statement.execute(forbidden))
                        .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
            }
        }
        assertThat(
                        database.number(
                                "select count(*) from pg_class where pg_get_userbyid(relowner) = 'fulfilment_running' and relpersistence <> 't'"))
                .isZero();
    }
}
