package adapters.journal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fixtures.Arrivals;
import fixtures.LocalStackResource;
import fixtures.TestAdmin;
import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class JournalTest {
    private static final Logger LOGGER = Logger.getLogger(Journal.class.getName());

    private final Kept log = new Kept();

    @Inject
    Arrivals arrivals;

    private String order;

    @BeforeEach
    void listen() {
        order = "jo-" + UUID.randomUUID();
        LOGGER.addHandler(log);
    }

    @AfterEach
    void listenNoMore() {
        LOGGER.removeHandler(log);
    }

    @Test
    void aHoldAndWhatAnOperatorDoesAboutItAreFoundByOrderAndAlert() {
        arrivals.incompleteOrders(order);
        String key =
                given().get("/api/alerts/page?order_id=" + order).jsonPath().getString("items[0].alert_key");
        given().contentType("application/json").post("/api/alerts/" + key + "/ack");
        given().contentType("application/json").post("/api/alerts/" + key + "/resolve");
        given().contentType("application/json")
                .body("{\"next_status\": \"CANCELED\"}")
                .post("/api/orders/" + order + "/status");

        List<ExtLogRecord> lines = log.of(order);
        assertThat(lines.stream().map(ExtLogRecord::getMessage))
                .containsExactly(
                        "FUL-VALID of order " + order + ": alert " + key + " is opened",
                        "ACK of alert " + key + " by test-admin: from OPEN to ACK",
                        "RESOLVE of alert " + key + " by test-admin: from ACK to RESOLVED",
                        "OPERATOR_CANCELED of order " + order + " by test-admin");
        assertThat(lines.get(0).getMdcCopy())
                .isEqualTo(Map.of("alert_key", key, "order_id", order, "reason", "FUL-VALID"));
        assertThat(lines.get(1).getMdcCopy())
                .isEqualTo(Map.of("alert_key", key, "order_id", order, "actor", TestAdmin.NAME));
        assertThat(lines.get(3).getMdcCopy()).containsEntry("actor", TestAdmin.NAME);
    }

    @Test
    void aBadMessageIsFoundByItsEvent() {
        arrivals.badEvent(order + "-e", order);

        assertThat(log.of(order))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line.getMdcCopy())
                        .containsEntry("order_id", order)
                        .containsEntry("reason", "EVT-SCHEMA")
                        .containsEntry("alert_key", "event:" + line.getMdcCopy().get("event_id")));
    }

    @Test
    void whatWasRolledBackIsNotTold() {
        QuarkusTransaction.begin();
        arrivals.incompleteOrders(order);
        QuarkusTransaction.rollback();

        assertThat(log.of(order)).isEmpty();
        arrivals.incompleteOrders(order);
        assertThat(log.of(order)).hasSize(1);
    }

    @Test
    void lineBreaksInIdsGiveOneLine() throws IOException {
        String hostile = order + "\\n2026-01-01 INFO [forged]\\r\\u2028\\u0085\\u202e\\u0007end";
        arrivals.arrive(List.of(
                "{\"event_id\":\"" + hostile + "\",\"order_id\":\"" + hostile + "\",\"user_id\":\"u\"}",
                "{\"event_id\":\"" + hostile + "2\",\"order_id\":\"" + hostile + "\",\"current_status\":\"LOST\"}"));

        List<ExtLogRecord> lines = log.all().stream()
                .filter(line -> line.getMessage().contains(order))
                .toList();
        assertThat(lines).hasSize(2);
        PatternFormatter console = new PatternFormatter("%d{HH:mm:ss} %-5p [%c] (%t) %X %s%e%n");
        for (ExtLogRecord line : lines) {
            assertThat(console.format(line).lines()).hasSize(1);
            assertThat(console.format(line)).contains("\\u000a2026-01-01").doesNotContain("\u2028", "\u0085", "\u202e");
            assertThat(json(line).at("/mdc/order_id").textValue())
                    .isEqualTo(order + "\\u000a2026-01-01 INFO [forged]\\u000d\\u2028\\u0085\\u202e\\u0007end");
        }
    }

    @Test
    void aFloodOfBadMessagesIsCutShort() {
        arrivals.arrive(IntStream.range(0, Journal.MOST_OF_A_TRANSACTION + 7)
                .mapToObj(i -> "{\"event_id\":\"%s-%d\",\"order_id\":\"%s\",\"current_status\":\"LOST\"}"
                        .formatted(order, i, order))
                .toList());

        assertThat(log.of(order)).hasSize(Journal.MOST_OF_A_TRANSACTION);
        assertThat(log.all().stream().map(ExtLogRecord::getMessage)).contains("and 7 more of the same transaction");
    }

    private static JsonNode json(ExtLogRecord line) throws IOException {
        return new ObjectMapper().readTree(new JsonFormatter().format(line));
    }

    private static final class Kept extends Handler {
        private final Queue<ExtLogRecord> lines = new ConcurrentLinkedQueue<>();

        List<ExtLogRecord> of(String order) {
            return lines.stream()
                    .filter(line -> order.equals(line.getMdcCopy().get("order_id")))
                    .toList();
        }

        List<ExtLogRecord> all() {
            return List.copyOf(lines);
        }

        @Override
        public void publish(LogRecord entry) {
            ExtLogRecord line = ExtLogRecord.wrap(entry);
            line.copyMdc();
            lines.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
