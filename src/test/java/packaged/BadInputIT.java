package packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fixtures.LocalStack;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a careless or hostile channel may send, each message between two good ones. */
class BadInputIT {
    private static final String TOPIC = "bad";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** A message and what must become of it: a reason code, or {@code null} where it is a good event. */
    @SuppressWarnings("ArrayRecordComponent") // cases are never compared
    private record Case(
            String name, byte @Nullable [] value, @Nullable String code) {}

    @Test
    void everyMessageIsKeptAndNoneHarmsItsNeighbours(@TempDir Path folder) throws Exception {
        try (LocalStack stack = LocalStack.start(folder, "unused")) {
            Database database = Database.create(stack, TOPIC);
            try (Channel channel = new Channel(stack.bootstrapServers(), TOPIC, 1);
                    PackagedApplication application =
                            PackagedApplication.start(database.environment(stack, TOPIC), "bad-input")) {
                List<Case> cases = cases();
                for (Case bad : cases) {
                    channel.send(0, good("before " + bad.name()));
                    channel.send(0, bad.value());
                    channel.send(0, good("after " + bad.name()));
                }
                channel.flush();
                await().atMost(PATIENCE)
                        .until(() -> database.number("select count(*) from orders_raw") == cases.size() * 3L);

                assertThat(database.rawCopies()).isEqualTo(channel.sent());
                assertThat(codes(database)).isEqualTo(expectedCodes(cases));
                assertThat(
                                database.number(
                                        "select count(*) from orders where order_id like 'before %' or order_id like 'after %'"))
                        .isEqualTo(cases.size() * 2L);
                assertThat(database.number(
                                "select count(*) from orders where order_id like '% %' and current_status <> 'PAID'"))
                        .isZero();
                assertThat(database.number(
                                "select count(*) from events where reason_code is not null and explanation is null"))
                        .isZero();
                assertThat(database.number("select count(*) from alerts where kind = 'EVENT' and status = 'OPEN'"))
                        .isEqualTo(
                                cases.stream().filter(bad -> bad.code() != null).count());
                assertThat(application.status("/q/health/live")).isEqualTo(200);
                assertDerivedText(database);
            }
        }
    }

    private static void assertDerivedText(Database database) throws Exception {
        Map<String, String> users = new TreeMap<>();
        database.rows(
                "select order_id, user_id from orders where order_id in ('nul', 'surrogate', 'number')",
                row -> users.put(row.getString(1), String.valueOf(row.getString(2))));
        assertThat(users)
                .containsEntry("nul", "a\uFFFDb")
                .containsEntry("surrogate", "a\uFFFDb")
                .containsEntry("number", "1e400");
        assertThat(database.number("select quantity from orders where order_id = 'number'"))
                .isEqualTo(2);
    }

    /** By offset of the message: its code, or {@code good}. */
    private static Map<Long, String> codes(Database database) throws Exception {
        Map<Long, String> codes = new TreeMap<>();
        database.rows(
                "select \"offset\", coalesce(reason_code, 'good') from events where \"offset\" % 3 = 1",
                row -> codes.put(row.getLong(1), row.getString(2)));
        return codes;
    }

    private static Map<Long, String> expectedCodes(List<Case> cases) {
        Map<Long, String> codes = new TreeMap<>();
        for (int i = 0; i < cases.size(); i++) {
            String code = cases.get(i).code();
            codes.put(3L * i + 1, code == null ? "good" : code);
        }
        return codes;
    }

    private static List<Case> cases() {
        Map<String, String> texts = new LinkedHashMap<>();
        List<Case> cases = new ArrayList<>();
        cases.add(new Case("no value", null, "EVT-EMPTY"));
        texts.put("", "EVT-EMPTY");
        texts.put(" \r\n\t", "EVT-EMPTY");
        texts.put("{}", "EVT-EMPTY");
        texts.put("{\"run_id\":\"r\",\"seq\":7}", "EVT-EMPTY");
        texts.put("hello", "EVT-PARSE");
        texts.put("null", "EVT-PARSE");
        texts.put("[{\"order_id\":\"x\"}]", "EVT-PARSE");
        texts.put("\"text\"", "EVT-PARSE");
        texts.put("{\"order_id\":\"x\"", "EVT-PARSE");
        texts.put("{\"order_id\":\"x\"} {}", "EVT-PARSE");
        texts.put("{\"order_id\":'x'}", "EVT-PARSE");
        texts.put("[".repeat(10_000) + "]".repeat(10_000), "EVT-PARSE");
        texts.put("[".repeat(10_000), "EVT-PARSE");
        texts.put("{\"user_id\":\"u\"}", "EVT-SCHEMA");
        texts.put("{\"order_id\":\"\"}", "EVT-SCHEMA");
        texts.put("{\"order_id\":null}", "EVT-SCHEMA");
        texts.put("{\"order_id\":true}", "EVT-SCHEMA");
        texts.put("{\"order_id\":[\"x\"]}", "EVT-SCHEMA");
        texts.put("{\"order_id\":\"" + "x".repeat(201) + "\"}", "EVT-SCHEMA");
        texts.put(order("status", "\"current_status\":\"FLYING\""), "EVT-SCHEMA");
        texts.put(order("status2", "\"current_status\":\"paid\""), "EVT-SCHEMA");
        texts.put(order("quantity0", "\"quantity\":0"), "EVT-SCHEMA");
        texts.put(order("quantity-", "\"quantity\":-3"), "EVT-SCHEMA");
        texts.put(order("quantity.", "\"quantity\":1.5"), "EVT-SCHEMA");
        texts.put(order("quantity text", "\"quantity\":\"3\""), "EVT-SCHEMA");
        texts.put(order("quantity huge", "\"quantity\":1e400"), "EVT-SCHEMA");
        texts.put(order("quantity long", "\"quantity\":" + "9".repeat(5_000)), "EVT-SCHEMA");
        texts.put(order("time", "\"occurred_at\":\"yesterday\""), "EVT-SCHEMA");
        texts.put(order("time1999", "\"occurred_at\":\"1999-12-31T23:59:59Z\""), "EVT-SCHEMA");
        texts.put(
                order("time ahead", "\"occurred_at\":\"" + Instant.now().plus(Duration.ofHours(25)) + "\""),
                "EVT-SCHEMA");
        texts.put(order("time millis", "\"occurred_at\":99999999999999999999"), "EVT-SCHEMA");
        texts.put(order("items", "\"items\":\"none\""), "EVT-SCHEMA");
        texts.put(order("items0", "\"items\":[{\"product_id\":\"p\",\"quantity\":0}]"), "EVT-SCHEMA");
        texts.put(order("items1", "\"items\":[1]"), "EVT-SCHEMA");
        texts.put(order("twice", "\"user_id\":\"somebody else\""), "EVT-SCHEMA");
        texts.put(order("long", "\"product_name\":\"" + "x".repeat(10_001) + "\""), "EVT-SCHEMA");
        texts.put(order("state", "\"current_status\":\"DELIVERED\",\"occurred_at\":\"2026-02-01T00:00:00Z\""), null);
        texts.put(
                order("state", "\"current_status\":\"PICKING\",\"occurred_at\":\"2026-02-02T00:00:00Z\""), "EVT-STATE");
        texts.put("{\"order_id\":\"held\",\"occurred_at\":\"2026-02-01T00:00:00Z\"}", null);
        texts.put(
                order(
                        "held",
                        "\"current_status\":\"SHIPPED\",\"shipping_address\":\"?\",\"occurred_at\":\"2026-02-02T00:00:00Z\""),
                "EVT-HELD");
        texts.put(order("conflict", "\"event_id\":\"e-1\",\"occurred_at\":\"2026-02-01T00:00:00Z\""), null);
        texts.put(order("conflict!", "\"event_id\":\"e-1\",\"occurred_at\":\"2026-02-01T00:00:00Z\""), "EVT-CONFLICT");
        texts.put(order("deep", "\"extra\":" + "[".repeat(10_000) + "]".repeat(10_000)), null);
        texts.put(order("large", "\"extra\":\"" + "가".repeat(300_000) + "\""), null);
        texts.put("\uFEFF" + order("mark", "\"quantity\":1"), null);
        texts.put("{\"order_id\":\"nul\",\"user_id\":\"a\\u0000b\"}", null);
        texts.put("{\"order_id\":\"surrogate\",\"user_id\":\"a\\ud800b\"}", null);
        texts.put("{\"order_id\":\"number\",\"user_id\":1e400,\"quantity\":2}", null);
        texts.put(order("injection", "\"event_type\":\"'; drop table orders; --\""), null);
        texts.forEach((text, code) ->
                cases.add(new Case("case " + cases.size(), text.getBytes(StandardCharsets.UTF_8), code)));
        cases.add(new Case("not UTF-8", bytes("{\"order_id\":\"x", 0xC3, 0x28, "\"}"), "EVT-PARSE"));
        cases.add(new Case("overlong", bytes("{\"order_id\":\"x", 0xC0, 0xAF, "\"}"), "EVT-PARSE"));
        cases.add(new Case("UTF-16", "{\"order_id\":\"x\"}".getBytes(StandardCharsets.UTF_16), "EVT-PARSE"));
        return cases;
    }

    private static String good(String id) {
        return order(id, "\"quantity\":1");
    }

    private static String order(String id, String more) {
        boolean address = more.contains("shipping_address");
        return "{\"order_id\":\"%s\",\"user_id\":\"user of %s\",\"product_id\":\"p of %s\",%s%s}"
                .formatted(id, id, id, address ? "" : "\"shipping_address\":\"서울특별시 중구 세종대로 110\",", more);
    }

    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer one) {
                bytes.write(one);
            } else {
                bytes.writeBytes(part.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
