package drills;

import static org.assertj.core.api.Assertions.assertThat;

import fixtures.oracle.OnlineRetail.Expected;
import fixtures.oracle.OracleJudgement;
import fixtures.oracle.OracleMark;
import fixtures.oracle.OracleOrder;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import packaged.Database;
import packaged.PackagedApplication;

/** What must hold after every drill: nothing lost, nothing doubled, nothing made up. */
final class Aftermath {
    private final Database database;
    private final Traffic traffic;
    private final Map<String, String> sent;
    private final OracleJudgement expected;

    /**
     * @param sent what the broker took: position to MD5 of the value
     */
    Aftermath(Database database, Traffic traffic, Map<String, String> sent) {
        this.database = database;
        this.traffic = traffic;
        this.sent = sent;
        this.expected = traffic.judged();
    }

    void assertIntact(String bootstrapServers, String topic, PackagedApplication witness) throws Exception {
        assertRawCopies();
        assertEvents();
        assertOrders();
        assertHolds();
        assertAlerts();
        assertMetrics(witness);
        assertThat(positions(topic)).as("positions and log end").isEqualTo(logEnd(bootstrapServers, topic));
    }

    private void assertRawCopies() throws SQLException {
        assertThat(sent).hasSizeGreaterThan(1_000);
        assertThat(database.number("select count(*) from orders_raw")).isEqualTo(sent.size());
        assertThat(database.rawCopies()).isEqualTo(sent);
    }

    /** Accepted ones under their identity with their mark, bad ones by reason. */
    private void assertEvents() throws SQLException {
        Map<String, String> marks = new TreeMap<>();
        for (OracleOrder order : expected.orders().values()) {
            order.marks().forEach((event, mark) -> marks.put(event, mark == OracleMark.NONE ? "none" : "EVT-" + mark));
        }
        Map<String, String> found = new TreeMap<>();
        database.rows(
                "select event_id, coalesce(reason_code, 'none') from events where current_status is not null",
                row -> found.put(row.getString(1), row.getString(2)));
        assertThat(found).isEqualTo(marks);
        int badOnes =
                traffic.bad().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(database.number("select count(*) from events")).isEqualTo(marks.size() + repeats() * badOnes);
        Map<String, Integer> bad = new TreeMap<>();
        database.rows(
                "select reason_code, count(*) from events where current_status is null group by reason_code",
                row -> bad.put(row.getString(1), row.getInt(2)));
        Map<String, Integer> wanted = new TreeMap<>(traffic.bad());
        wanted.replaceAll((reason, count) -> count * repeats());
        assertThat(bad).isEqualTo(wanted);
    }

    /** How often all of the traffic was sent: a bad message has no identity, each is one of its own. */
    private int repeats() {
        return sent.size() / traffic.messages().size();
    }

    private void assertOrders() throws SQLException {
        assertThat(database.outcomes())
                .containsExactlyInAnyOrderElementsOf(
                        expected.orders().values().stream().map(Expected::of).toList());
    }

    private void assertHolds() throws SQLException {
        List<String> holds = expected.orders().values().stream()
                .flatMap(order -> order.holds().stream())
                .map(hold -> String.join(
                        " ",
                        hold.orderId(),
                        hold.reason(),
                        hold.subject(),
                        "" + (hold.ordinal() - 1),
                        hold.isActive() ? "active" : "ended"))
                .toList();
        assertThat(database.rows("""
                select concat_ws(' ', order_id, reason, subject, ordinal, case when released_at is null then 'active' else 'ended' end)
                from holds where retracted_at is null""", row -> row.getString(1))).containsExactlyInAnyOrderElementsOf(holds);
        assertThat(holds).hasSizeGreaterThan(100);
    }

    private void assertAlerts() throws SQLException {
        String causes = """
                select 'hold:' || hold_id from holds where released_at is null and retracted_at is null
                union all select 'event:' || event_id from events where reason_code is not null""";
        assertThat(new TreeSet<>(database.rows(
                        "select alert_key from alerts where status <> 'RESOLVED'", row -> row.getString(1))))
                .isEqualTo(new TreeSet<>(database.rows(causes, row -> row.getString(1))));
    }

    private void assertMetrics(PackagedApplication witness) {
        HttpResponse<String> recomputed =
                witness.send("POST", "/api/metrics/recompute?from=2026-01-01&to=2027-12-31", "");
        assertThat(recomputed.statusCode()).as(recomputed.body()).isEqualTo(200);
        assertThat(recomputed.body()).contains("\"ok\":true");
        assertThat(database.number("select sum(ingest_count) from metrics_window"))
                .isEqualTo(sent.size());
    }

    private Map<Integer, Long> positions(String topic) throws SQLException {
        Map<Integer, Long> positions = new HashMap<>();
        database.rows(
                "select partition, next_offset from consumer_positions where topic = '" + topic + "'",
                row -> positions.put(row.getInt(1), row.getLong(2)));
        return positions;
    }

    private static Map<Integer, Long> logEnd(String bootstrapServers, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, Scene.PARTITIONS)
                    .boxed()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(topic, partition), partition -> OffsetSpec.latest()));
            Map<Integer, Long> ends = new HashMap<>();
            admin.listOffsets(asked)
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
            return ends;
        }
    }
}
