package application;

import static org.assertj.core.api.Assertions.assertThat;

import application.IngestFixture.Writer;
import fixtures.LocalStackResource;
import fixtures.oracle.OracleRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What several instances do at the same moment must come out as if one had done it. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class ConcurrentWritersTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final OracleRules NO_BURSTS =
            OracleRules.accepting().withLimits(Integer.MAX_VALUE - 1, Integer.MAX_VALUE - 1);

    @Inject
    IngestFixture fixture;

    @Test
    void aHundredUnitsServeExactlyAHundredOfAHundredAndFiftyOrders() throws Exception {
        fixture.empty(NO_BURSTS);
        fixture.stock("kimchi", 100);
        List<Writer> writers = writers(4, NO_BURSTS);
        atOnce(writers, writer -> {
            for (int first = 0; first < 150; first += 10) {
                writer.ingest(IntStream.range(first, first + 10)
                        .filter(order -> order % writers.size() == writers.indexOf(writer))
                        .mapToObj(order -> order("o" + order, "PAID", START.plusSeconds(order)))
                        .toList());
            }
        });
        Writer writer = writers.get(0);

        assertThat(fixture.count("select count(*) from orders")).isEqualTo(150);
        assertThat(held()).isEqualTo(50);
        assertStock(100, 100);

        List<String> served =
                fixture.texts("select order_id from orders where hold_reason_code is null order by order_id limit 30");
        writer.ingest(changes(served.subList(0, 10), "CANCELED"));
        assertStock(100, 90);

        writer.ingest(changes(served.subList(10, 30), "SHIPPED"));
        assertStock(80, 70);
        assertThat(held()).isEqualTo(50);
    }

    @Test
    void theSixthOrderIsSeenAlthoughTwoInstancesStoreTheFifthAndTheSixthAtTheSameInstant() throws Exception {
        OracleRules rules = OracleRules.accepting();
        fixture.empty(rules);
        List<Writer> writers = writers(2, rules);
        int rounds = 40;
        for (int round = 0; round < rounds; round++) {
            String user = "u" + round;
            Instant at = START.plusSeconds(600L * round);
            writers.get(0)
                    .ingest(IntStream.range(0, 4)
                            .mapToObj(i -> orderOf(user, user + "-" + i, at.plusMillis(i)))
                            .toList());
            CyclicBarrier together = new CyclicBarrier(2);
            atOnce(writers, writer -> {
                together.await();
                writer.ingest(List.of(orderOf(user, user + "-last" + writers.indexOf(writer), at.plusSeconds(1))));
            });
        }

        assertThat(fixture.count("select count(*) from holds where reason = 'FUL-FRAUD-USER' and released_at is null"))
                .isEqualTo(6L * rounds);
    }

    private List<Writer> writers(int count, OracleRules rules) {
        return IntStream.range(0, count)
                .mapToObj(partition -> fixture.writer(rules, partition))
                .toList();
    }

    private interface Work {
        void accept(Writer writer) throws Exception;
    }

    private static void atOnce(List<Writer> writers, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(writers.size());
        List<Future<Boolean>> results = new ArrayList<>();
        for (Writer writer : writers) {
            Callable<Boolean> task = () -> {
                work.accept(writer);
                return true;
            };
            results.add(threads.submit(task));
        }
        for (Future<Boolean> result : results) {
            assertThat(result.get()).isTrue();
        }
        threads.shutdown();
    }

    private long held() throws Exception {
        return fixture.count("select count(*) from orders where hold_reason_code = 'FUL-INV'");
    }

    private void assertStock(long stock, long reserved) throws Exception {
        assertThat(fixture.count("select stock from products where product_id = 'kimchi'"))
                .isEqualTo(stock);
        assertThat(fixture.count("select reserved from products where product_id = 'kimchi'"))
                .isEqualTo(reserved);
    }

    private static List<String> changes(List<String> orderIds, String status) {
        return orderIds.stream()
                .map(id -> order(id, status, START.plusSeconds(3600)))
                .toList();
    }

    private static String order(String id, String status, Instant at) {
        return """
                {"order_id":"%s","user_id":"user of %s","product_id":"kimchi","quantity":1,"current_status":"%s",
                 "shipping_address":"서울특별시 중구 세종대로 110","occurred_at":"%s"}""".formatted(id, id, status, at);
    }

    private static String orderOf(String user, String id, Instant at) {
        return """
                {"order_id":"%s","user_id":"%s","product_id":"p of %s","current_status":"PAID",
                 "shipping_address":"서울특별시 중구 세종대로 110","occurred_at":"%s"}""".formatted(id, user, id, at);
    }
}
