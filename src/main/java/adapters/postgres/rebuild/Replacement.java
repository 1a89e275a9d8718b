package adapters.postgres.rebuild;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Puts the content of the tables beside in the place of what is stored, in one transaction under the locks of all writers and of the roll-up.
 * What no message tells of stays: raw copies, trails, messages to Slack, reservations, accounts, positions.
 */
@ApplicationScoped
class Replacement {
    private static final String ALONE = "select pg_advisory_xact_lock(7302), pg_advisory_xact_lock(7303)";
    private static final List<String> TABLES = List.of(
            "consumed_messages",
            "events",
            "orders",
            "order_lines",
            "order_products",
            "order_marks",
            "order_search",
            "holds",
            "hold_history",
            "alerts",
            "late_spells",
            "metrics_window",
            "counted_minutes",
            "metrics_basis",
            "dirty_windows",
            "dirty_orders");
    private static final String COLUMNS = """
            select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            """;
    private static final String STOCK =
            "update public.products l set reserved = p.reserved from products p where p.product_id = l.product_id and p.reserved <> l.reserved";
    private static final String NUMBERS = """
            select setval('public.hold_ids', greatest((select last_value from public.hold_ids), (select last_value from hold_ids))),
                setval('public.event_seq', greatest((select last_value from public.event_seq), (select last_value from event_seq))),
                setval('public.alert_openings',
                    greatest((select last_value from public.alert_openings), (select last_value from alert_openings))),
                setval(pg_get_serial_sequence('public.alerts', 'seq'), (select coalesce(max(seq), 1) from alerts))
            """;

    private final Sql sql;

    Replacement(Sql sql) {
        this.sql = sql;
    }

    void replace() {
        sql.run(connection -> {
            connection.setAutoCommit(false);
            try {
                new Query(ALONE).list(connection, row -> true);
                execute(connection, "truncate " + live(String.join(", " + TablesBeside.LIVE + ".", TABLES)));
                for (String table : TABLES) {
                    fill(connection, table);
                }
                execute(connection, STOCK);
                new Query(NUMBERS).list(connection, row -> true);
                connection.commit();
                return true;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    private static void fill(Connection connection, String table) throws SQLException {
        String columns = new Query(COLUMNS, live(table))
                .first(connection, row -> row.getString("names"))
                .orElseThrow();
        execute(
                connection,
                "insert into %s (%s) overriding system value select %s from %s.%s"
                        .formatted(live(table), columns, columns, TablesBeside.BESIDE, table));
    }

    private static String live(String table) {
        return TablesBeside.LIVE + "." + table;
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            prepared.executeUpdate();
        }
    }
}
