package application;

import static org.assertj.core.api.Assertions.assertThat;

import application.IngestFixture.Writer;
import fixtures.LocalStackResource;
import fixtures.oracle.OracleEvent;
import fixtures.oracle.OracleScenario;
import fixtures.oracle.ScenarioGenerator;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in whatever order: lists and search find each order by what it is now. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class FindableOrdersPropertyTest {
    private static final String UNMARKED = """
            select order_id || ' ' || wanted from orders, unnest(array[current_status, current_stage]) as wanted
            where not exists (select from order_marks where mark = wanted and slot = order_slot(created_at))""";
    private static final String NOT_SEARCHED = """
            select order_id || ' ' || term from orders, unnest(array[order_id, user_id, tracking_no]) as term
            where term is not null and not exists (
                select from order_search s
                where orders.order_id = any(s.order_ids) and s.newest >= orders.created_at
                    and strpos(s.terms, lower(term)) > 0 and s.grams @> array(select search_grams(term)))""";

    @Inject
    IngestFixture fixture;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyOrderIsMarkedAndSearched(long seed) throws SQLException {
        ScenarioGenerator generator = new ScenarioGenerator(seed);
        OracleScenario scenario = generator.scenario();
        fixture.empty(scenario.rules());
        Writer writer = fixture.writer(scenario.rules(), 0);
        for (List<OracleEvent> batch : generator.batches(generator.shuffled(scenario.events()))) {
            writer.ingest(batch, generator);
        }

        assertThat(fixture.count("select count(*) from orders")).isPositive();
        assertThat(fixture.texts(UNMARKED)).isEmpty();
        assertThat(fixture.texts(NOT_SEARCHED)).isEmpty();
    }

    @Test
    void lettersOfAllScriptsAreSearchedAsTheDatabaseReadsThem() throws SQLException {
        OracleScenario scenario = new ScenarioGenerator(1).scenario();
        fixture.empty(scenario.rules());
        fixture.writer(scenario.rules(), 0)
                .ingest(List.of("{\"order_id\":\"주문-Ä1😀%_\\\\\",\"user_id\":\"ΣΑΣ İı ﬁ\",\"tracking_no\":\"77\"}"));

        assertThat(fixture.texts(NOT_SEARCHED)).isEmpty();
    }

    @Test
    void marksOfWhatIsNoMoreAreForgotten() throws SQLException {
        OracleScenario scenario = new ScenarioGenerator(1).scenario();
        fixture.empty(scenario.rules());
        Writer writer = fixture.writer(scenario.rules(), 0);
        Instant at = Instant.parse("2026-03-02T10:00:00Z");
        writer.ingest(List.of(message("f-1", "PAID", at), message("f-2", "PAID", at.plusSeconds(600))));
        writer.ingest(List.of(message("f-1", "CANCELED", at.plusSeconds(1))));
        fixture.texts("update order_marks set checked_at = '-infinity' returning mark");

        assertThat(fixture.count("select forget_order_marks(100)")).isPositive();

        assertThat(
                        fixture.texts(
                                "select mark || ' ' || to_char(slot, 'HH24:MI') from order_marks where mark in ('PAID', 'CANCELED', 'HOLD') order by 1"))
                .contains("CANCELED 10:00")
                .doesNotContain("PAID 10:00");
        assertThat(fixture.texts(UNMARKED)).isEmpty();
    }

    private static String message(String orderId, String status, Instant at) {
        return """
                {"order_id": "%s", "status": "%s", "user_id": "u", "product_id": "p", "address": "1 Sejong-daero", "occurred_at": "%s"}""".formatted(orderId, status, at);
    }
}
