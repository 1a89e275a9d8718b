package adapters.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fixtures.LocalStackResource;
import fixtures.Rows;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches among so many orders that looking at the newest ones does not do. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class OrderSearchTest {
    private static final String CHANNEL = "order-search";
    private static final int MANY = 6_000;
    private static final String INSERT = """
            insert into orders (order_id, channel, user_id, tracking_no, current_stage, current_status, underlying_status, last_event_type,
                last_occurred_at, created_at, folded_through)
            select 'Os-' || i, ?, 'Buyer' || i %% 1500, case when i < 3000 then 'TRK' || i * 7 end, 'PAYMENT',
                case when i = 40 or i > 5000 then 'PAID' else 'CREATED' end, 'PAID', 'PAID', at, at, at
            from (select i, timestamptz '2002-03-05T03:00:00Z' + i * interval '1 minute' as at from generate_series(1, ?) i) times""".replace("%%", "%");
    private static final String SEARCH = """
            insert into order_search (newest, oldest, order_ids, terms, grams)
            select max(created_at), min(created_at), array_agg(order_id), string_agg(lower(concat_ws(E'\\n', order_id, user_id, tracking_no)), E'\\n'),
                array(select distinct gram from unnest(array_agg(order_id) || array_agg(user_id) || array_agg(tracking_no)) as term,
                    search_grams(term) as gram)
            from (select *, row_number() over (order by created_at) / 16 as block from orders where channel = ?) numbered group by block""";
    private static final String MARKS = """
            insert into order_marks (mark, slot) select distinct mark, order_slot(created_at)
            from orders, unnest(array[current_status, current_stage]) as mark where channel = ? on conflict do nothing""";

    @Inject
    Rows rows;

    @BeforeEach
    void manyOrders() {
        forget();
        rows.execute(INSERT, CHANNEL, MANY);
        rows.execute(SEARCH, CHANNEL);
        rows.execute(MARKS, CHANNEL);
    }

    @AfterEach
    void forget() {
        rows.execute("delete from orders where channel = ?", CHANNEL);
        rows.execute("delete from order_search where terms like 'os-%'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Os-5      | Os-5999
                    oS-12     | Os-1299
                    os-123    | Os-1239
                    s-77      | Os-779
                    BUYER1234 | Os-5734
                    trk20993  | Os-2999
                    k7        | Os-1142
                    zzz-77    |
                    zz        |
                    z         |
                    os-7%     |
                    """)
    void partsAreFoundHoweverOldTheOrderIs(String part, @Nullable String newest) {
        List<String> found = walk(Map.of("q", part, "channel", CHANNEL, "limit", "50"));

        assertThat(found).isEqualTo(bruteForce(part));
        assertThat(found.isEmpty() ? null : found.get(0)).isEqualTo(newest);
    }

    @Test
    void aRareStatusAmongManyMatchesIsFound() {
        assertThat(walk(Map.of("q", "buyer40", "channel", CHANNEL, "status", "PAID", "limit", "1")))
                .isEqualTo(bruteForce("buyer40").stream()
                        .filter(id -> number(id) == 40 || number(id) > 5_000)
                        .toList());
    }

    @Test
    void aRareStatusIsFoundWithoutSearch() {
        List<String> found = walk(Map.of("channel", CHANNEL, "status", "PAID", "limit", "200"));

        assertThat(found).hasSize(1_001).startsWith("Os-6000").endsWith("Os-5001", "Os-40");
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(3));
    }

    /** The orders as {@link #INSERT} makes them. */
    private static List<String> bruteForce(String part) {
        List<String> found = new ArrayList<>();
        for (int i = MANY; i > 0; i--) {
            String text = "os-" + i + "\nbuyer" + i % 1_500 + (i < 3_000 ? "\ntrk" + i * 7 : "");
            if (text.contains(part.toLowerCase(Locale.ROOT))) {
                found.add("Os-" + i);
            }
        }
        return found;
    }

    private static List<String> walk(Map<String, String> filter) {
        List<String> met = new ArrayList<>();
        Map<String, String> parameters = new LinkedHashMap<>(filter);
        do {
            JsonPath page = given().queryParams(parameters)
                    .get("/api/orders/page")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            met.addAll(page.getList("items.order_id"));
            parameters.put("cursor", page.getString("next_cursor"));
        } while (parameters.get("cursor") != null);
        return met;
    }
}
