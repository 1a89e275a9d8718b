package application;

import static org.assertj.core.api.Assertions.assertThat;

import application.IngestFixture.Writer;
import fixtures.LocalStackResource;
import fixtures.Rows;
import fixtures.oracle.OracleRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From messages of channels to the groups that operators are told of, with one row in the outbox for each. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class AlertGroupsTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String GROUPS =
            "select distinct reason || ' ' || group_kind || ' ' || group_subject as it from alerts order by it";
    private static final String OUTBOX =
            "select reason || ' ' || group_kind || ' ' || group_subject as it from notifications order by it";

    @Inject
    IngestFixture fixture;

    @Inject
    Rows rows;

    private Writer writer;

    @BeforeEach
    void empty() throws SQLException {
        OracleRules rules = OracleRules.accepting();
        fixture.empty(rules);
        rows.execute("delete from notifications");
        writer = fixture.writer(rules, 0);
    }

    @AfterEach
    void forget() {
        rows.execute("delete from notifications");
    }

    @Test
    void everyReasonIsGroupedByItsSubjectAndHasOneMessage() throws SQLException {
        fixture.stock("rare/1", 1);
        writer.ingest(List.of(
                order("i-1", "a", "rare/1", "PAID", START),
                order("i-2", "b", "rare/1", "PAID", START.plusSeconds(100)),
                order("i-3", "c", "rare/1", "PAID", START.plusSeconds(200)),
                order("v-1", "", "x", "PAID", START),
                order("c-1", "d", "y", "HOLD", START),
                order("s-1", "e", "z", "SHIPPED", START),
                order("s-1", "e", "z", "PAID", START.plusSeconds(9)),
                "no json",
                "{}",
                "not json either",
                "{\"order_id\":\"bad-1\",\"current_status\":\"LOST\"}"));
        writer.ingest(IntStream.range(0, 9)
                .mapToObj(i -> order("u-" + i, "greedy", "p" + i, "PAID", START.plusMillis(i)))
                .toList());
        writer.ingest(IntStream.range(0, 9)
                .mapToObj(i -> order("p-" + i, "u" + i, "hot", "PAID", START.plusMillis(i)))
                .toList());

        List<String> groups = List.of(
                "EVT-EMPTY NONE ",
                "EVT-PARSE NONE ",
                "EVT-SCHEMA ORDER bad-1",
                "EVT-STATE ORDER s-1",
                "FUL-CHANNEL ORDER c-1",
                "FUL-FRAUD-PROD PRODUCT hot",
                "FUL-FRAUD-USER USER greedy",
                "FUL-INV PRODUCT rare/1",
                "FUL-VALID ORDER v-1");
        assertThat(fixture.texts(GROUPS)).containsExactlyElementsOf(groups);
        assertThat(fixture.texts(OUTBOX)).containsExactlyElementsOf(groups);
        assertThat(fixture.count("select count(*) from alerts")).isGreaterThan(20);
    }

    @Test
    void aBatchThatFailsLeavesNothingInTheOutbox() throws SQLException {
        IngestFixture.Writer other = fixture.writer(OracleRules.accepting(), 1);
        rows.execute("alter table orders add constraint refuse check (order_id <> 'v-refused') not valid");
        try {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> other.ingest(List.of(order("v-refused", "", "x", "PAID", START)))))
                    .isNotNull();
        } finally {
            rows.execute("alter table orders drop constraint refuse");
        }

        assertThat(fixture.count("select count(*) from alerts")).isZero();
        assertThat(fixture.count("select count(*) from notifications")).isZero();
    }

    private static String order(String id, String user, String product, String status, Instant at) {
        return """
                {"order_id":"%s","user_id":"%s","product_id":"%s","current_status":"%s",
                 "shipping_address":"서울특별시 중구 세종대로 110","occurred_at":"%s"}""".formatted(id, user, product, status, at);
    }
}
