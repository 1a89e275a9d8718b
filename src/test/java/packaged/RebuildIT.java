package packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fixtures.LocalStack;
import fixtures.oracle.OnlineRetail;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import packaged.PackagedApplication.Ran;

/** All tables recomputed from the raw copies of a year of real orders, between which operators acted. */
class RebuildIT {
    private static final String NAME = "rebuilt";
    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String TOLD =
            "select md5(string_agg(n::text, ' ' order by notification_id)) from notifications n";

    private static final String FIGURES = """
            orders, payments, shipped, holds, event_total, event_errors, ingest_count, parse_errors, schema_missing, backlog, holds_now,
            late_orders, in_progress, completed, alerts_open, alerts_ack, alerts_resolved, alerts_retry, backlog_net, holds_net, late_net,
            in_progress_net, completed_net""";

    @Test
    void whatIsStoredFollowsFromTheRawCopiesAndWhatDoesNotIsFoundAndMended(@TempDir Path folder) throws Exception {
        List<String> messages = OnlineRetail.messages();
        int half = messages.size() / 2;
        try (LocalStack stack = LocalStack.start(folder, "unused");
                Channel channel = new Channel(stack.bootstrapServers(), NAME, PARTITIONS)) {
            Database database = Database.create(stack, NAME);
            Map<String, String> environment = database.environment(stack, NAME);
            environment.put("ROLL_UP_EVERY", "1s");
            try (PackagedApplication application =
                    PackagedApplication.start(environment, NAME).awaitReady()) {
                send(channel, messages.subList(0, half), 0);
                awaitConsumed(database, channel);
                operatorsAct(application, database);
                send(channel, messages.subList(half, messages.size()), 0);
                send(channel, messages.subList(half - 500, half + 500), 1);
                send(channel, nasty(), 0);
                awaitConsumed(database, channel);
                act(application, "RETRY", "FUL-INV");
                awaitRetried(database);
                assertThat(run(environment, 3).said()).contains("stop all instances first");
                awaitRolledUp(database);
            }
            String told = text(database, TOLD);
            waitedForTheFirstMessage(database);

            assertThat(run(environment, 0).said()).contains("All tables are identical.", "and 3 changes of operators");

            tamper(database);
            assertThat(run(environment, 1).said())
                    .contains("536366: current_status DELIVERED instead of HOLD")
                    .contains("no-such-order: not in the rebuilt table")
                    .contains("event:")
                    .contains("What is stored differs");
            assertThat(run(environment, 0, "--replace").said()).contains("in the place of what was stored");
            assertThat(text(database, TOLD)).as("nobody is told of a rebuild").isEqualTo(told);

            try (PackagedApplication application = PackagedApplication.start(
                            Database.withoutOwner(environment), NAME + "-again")
                    .awaitReady()) {
                send(channel, List.of(order("536370", "PICKING", "2026-01-05T06:00:00Z")), 0);
                awaitConsumed(database, channel);
                move(application, "536371", "{\"next_status\":\"CANCELED\"}");
                awaitRolledUp(database);
            }
            assertThat(run(environment, 0).said()).contains("All tables are identical.", "and 4 changes of operators");
            assertThat(database.number("select count(*) from pg_namespace where nspname = 'rebuild'"))
                    .isZero();
        }
    }

    private static Ran run(Map<String, String> environment, int exitCode, String... options) throws Exception {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "rebuild";
        System.arraycopy(options, 0, arguments, 1, options.length);
        Ran ran = PackagedApplication.run(Database.asOwner(environment), "rebuild-command", arguments);
        assertThat(ran.exitCode()).as(ran.said()).isEqualTo(exitCode);
        return ran;
    }

    private static void operatorsAct(PackagedApplication application, Database database) {
        act(application, "ACK", "FUL-FRAUD-USER");
        act(application, "RESOLVE", "FUL-FRAUD-USER");
        act(application, "RETRY", "FUL-VALID");
        send(application, "PUT", "/api/products/POST", "{\"stock\":3}");
        move(application, "536366", "{\"next_status\":\"HOLD\",\"note\":\"the buyer asked\"}");
        move(application, "536367", "{\"next_status\":\"HOLD\"}");
        send(
                application,
                "POST",
                "/api/alerts/actions",
                "{\"action\":\"RESOLVE\",\"filter\":{\"reason\":\"FUL-MANUAL\",\"order_id\":\"536367\"}}");
        move(application, "536368", "{\"next_status\":\"CANCELED\"}");
        send(
                application,
                "POST",
                "/api/exemptions",
                "{\"kind\":\"USER\",\"subject\":\"13089\",\"reason\":\"a wholesale buyer\"}");
        awaitRetried(database);
    }

    private static void awaitRetried(Database database) {
        await("the retries")
                .atMost(PATIENCE)
                .until(() -> database.number("select count(*) from alerts where status = 'RETRY_REQUESTED'") == 0);
    }

    private static void act(PackagedApplication application, String action, String reason) {
        send(
                application,
                "POST",
                "/api/alerts/actions",
                "{\"action\":\"%s\",\"filter\":{\"reason\":\"%s\"}}".formatted(action, reason));
    }

    private static void move(PackagedApplication application, String orderId, String wish) {
        send(application, "POST", "/api/orders/" + orderId + "/status", wish);
    }

    private static void send(PackagedApplication application, String method, String path, String json) {
        assertThat(application.send(method, path, json).statusCode()).isBetween(200, 201);
    }

    /** Messages that change what was judged before, or cannot be used. */
    private static List<String> nasty() {
        return List.of(
                order("536365", "CREATED", "2026-01-04T23:59:59Z"),
                order("536372", "PICKING", "2026-01-05T00:30:00Z"),
                order("536373", "DELIVERED", "2026-01-05T00:40:00Z"),
                order("536373", "PAID", "2026-01-05T00:50:00Z"),
                order("536374", "CANCELED", "2026-01-05T00:00:01Z"),
                "{\"order_id\":\"two-lines\",\"user_id\":\"u\",\"address\":\"1 Sejong-daero\",\"occurred_at\":\"2026-01-05T00:00:00Z\",\"items\":["
                        + "{\"product_id\":\"POST\",\"quantity\":1},{\"product_id\":\"M\",\"quantity\":2}]}",
                "{\"event_id\":\"051913d2-f000-5c33-869b-5d5ba1f1a3ea\",\"order_id\":\"another\",\"status\":\"PAID\"}",
                "no json",
                "{}",
                "{\"order_id\":\"lost\",\"status\":\"LOST\"}");
    }

    private static String order(String id, String status, String at) {
        return "{\"order_id\":\"%s\",\"status\":\"%s\",\"occurred_at\":\"%s\",\"channel\":\"uci-online-retail\"}"
                .formatted(id, status, at);
    }

    /** As if an instance had run for half an hour before anything came. */
    private static void waitedForTheFirstMessage(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into metrics_window (window_start, window_end, as_of, %s)
                    select min(window_start) - interval '30 minutes', min(window_start), min(window_start), %s from metrics_window
                    """.formatted(FIGURES, FIGURES.replaceAll("\\w+", "0")));
        }
    }

    private static void tamper(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("update orders set current_status = 'DELIVERED' where order_id = '536366'");
            statement.execute(
                    "insert into orders select (jsonb_populate_record(o, '{\"order_id\":\"no-such-order\"}')).*"
                            + " from orders o where order_id = '536365'");
            statement.execute("delete from alerts where kind = 'EVENT' and reason = 'EVT-SCHEMA'");
            statement.execute("truncate order_lines, late_spells, hold_history");
            statement.execute("update metrics_window set orders = orders + 1 where orders > 0");
        }
    }

    private static void send(Channel channel, List<String> messages, int shift) throws Exception {
        int partition = shift;
        for (String message : messages) {
            channel.send(Math.floorMod(partition++, PARTITIONS), message);
        }
        channel.flush();
    }

    private static void awaitConsumed(Database database, Channel channel) {
        await("all messages to be consumed")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> database.number("select count(*) from orders_raw")
                        == channel.sent().size());
    }

    private static void awaitRolledUp(Database database) {
        await("the figures")
                .atMost(PATIENCE)
                .until(() -> database.number(
                                "select (select count(*) from dirty_windows) + (select count(*) from dirty_orders)")
                        == 0);
    }

    private static String text(Database database, String query) throws SQLException {
        return database.rows(query, row -> row.getString(1)).get(0);
    }
}
