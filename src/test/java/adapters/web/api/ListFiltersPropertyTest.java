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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters alone and together against what a reader of the contract would filter by hand, on random rows. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class ListFiltersPropertyTest {
    private static final Instant START = Instant.parse("2007-03-05T03:00:00Z");
    private static final Instant END = START.plusSeconds(7 * 86_400);
    private static final long FIRST_SEQ = 2_007_000_000_000L;
    private static final int ROWS = 300;
    private static final int TRIES = 30;
    private static final List<String> CHANNELS = List.of("lf-a", "lf-b", "lf-c", "lf-rare");
    private static final List<String> TYPES = List.of("LF_ONE", "LF_TWO", "LF_THREE");

    @Inject
    Rows rows;

    private record Order(
            String id,
            String channel,
            @Nullable String user,
            @Nullable String tracking,
            String status,
            String stage,
            @Nullable String reason,
            Instant createdAt,
            Lateness lateness) {}

    private enum Lateness {
        NEVER,
        FORMER,
        LASTING,
        ENDING_LATER,
        STILL_TO_COME
    }

    private record Event(
            long seq,
            @Nullable String orderId,
            @Nullable String channel,
            @Nullable String type,
            boolean bad) {}

    @BeforeEach
    @AfterEach
    void forget() {
        rows.execute("delete from orders where order_id like 'LF%'");
        rows.execute("delete from late_spells where order_id like 'LF%'");
        rows.execute("delete from events where event_id like 'lf%'");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ordersMatchTheirFilter(long seed) {
        Random random = new Random(seed);
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            orders.add(order(random, i));
        }
        orders.forEach(this::insert);
        orders.sort(
                Comparator.comparing(Order::createdAt).thenComparing(Order::id).reversed());

        for (int i = 0; i < TRIES; i++) {
            Map<String, String> filter = new LinkedHashMap<>();
            Predicate<Order> matches = orderFilter(random, filter);
            filter.put("limit", String.valueOf(20 + random.nextInt(60)));
            assertThat(walk("/api/orders/page", "order_id", filter))
                    .as("seed %d, %s", seed, filter)
                    .isEqualTo(orders.stream().filter(matches).map(Order::id).toList());
        }
    }

    private static Order order(Random random, int i) {
        String status =
                pick(random, "CREATED", "PAID", "PICKING", "PACKED", "SHIPPED", "DELIVERED", "CANCELED", "HOLD");
        String stage = switch (status) {
            case "CREATED", "PAID" -> "PAYMENT";
            case "PICKING", "PACKED" -> "FULFILLMENT";
            case "CANCELED" -> "SYSTEM";
            case "HOLD" -> pick(random, "PAYMENT", "FULFILLMENT");
            default -> "LOGISTICS";
        };
        return new Order(
                "LF-" + Integer.toHexString(random.nextInt(4_096)) + "-" + i,
                CHANNELS.get(i % 97 == 0 ? 3 : random.nextInt(3)),
                random.nextInt(5) == 0 ? null : "User" + random.nextInt(40),
                random.nextInt(2) == 0 ? null : "TRK" + random.nextInt(1_000),
                status,
                stage,
                status.equals("HOLD") ? pick(random, "FUL-VALID", "FUL-INV", "FUL-FRAUD-USER") : null,
                START.plusSeconds(random.nextInt(6 * 24) * 3_600L),
                Lateness.values()[random.nextInt(5)]);
    }

    private void insertSpell(Order order) {
        Instant soon = Instant.now().plusSeconds(86_400);
        Rows.Row spell = rows.row("late_spells").with("order_id", order.id());
        switch (order.lateness()) {
            case NEVER -> {}
            case FORMER -> spell.with("begins", START).with("ends", END).insert();
            case LASTING -> spell.with("begins", END).insert();
            case ENDING_LATER -> spell.with("begins", END).with("ends", soon).insert();
            case STILL_TO_COME -> spell.with("begins", soon).insert();
        }
    }

    private void insert(Order order) {
        rows.order(order.id(), order.createdAt())
                .with("channel", order.channel())
                .with("user_id", order.user())
                .with("tracking_no", order.tracking())
                .with("current_status", order.status())
                .with("current_stage", order.stage())
                .with("hold_reason_code", order.reason())
                .insert();
        insertSpell(order);
    }

    private static Predicate<Order> orderFilter(Random random, Map<String, String> filter) {
        Instant from = START.plusSeconds(random.nextInt(3) * 86_400L);
        Instant to = END.minusSeconds(random.nextInt(3) * 86_400L);
        filter.put("from", from.toString());
        filter.put("to", to.toString());
        Predicate<Order> matches =
                order -> !order.createdAt().isBefore(from) && order.createdAt().isBefore(to);
        if (random.nextInt(3) == 0) {
            String channel = CHANNELS.get(random.nextInt(4));
            filter.put("channel", channel);
            matches = matches.and(order -> order.channel().equals(channel));
        }
        if (random.nextInt(3) == 0) {
            String status = pick(random, "CREATED", "PAID", "SHIPPED", "DELIVERED", "HOLD");
            filter.put("status", status);
            matches = matches.and(order -> order.status().equals(status));
        }
        if (random.nextInt(3) == 0) {
            String stage = pick(random, "PAYMENT", "FULFILLMENT", "LOGISTICS", "SYSTEM");
            filter.put("stage", stage);
            matches = matches.and(order -> order.stage().equals(stage));
        }
        if (random.nextInt(4) == 0) {
            String reason = pick(random, "FUL-VALID", "FUL-INV", "FUL-FRAUD-USER", "FUL-MANUAL");
            filter.put("reason", reason);
            matches = matches.and(order -> reason.equals(order.reason()));
        }
        if (random.nextInt(3) == 0) {
            filter.put("late", "true");
            matches = matches.and(
                    order -> order.lateness() == Lateness.LASTING || order.lateness() == Lateness.ENDING_LATER);
        }
        if (random.nextInt(3) == 0) {
            String part = pick(random, "lf-1", "F-A", "user1", "R7", "trk5", "9", "zz", "-1");
            filter.put("q", part);
            matches = matches.and(order ->
                    contains(order.id(), part) || contains(order.user(), part) || contains(order.tracking(), part));
        }
        return matches;
    }

    private static boolean contains(@Nullable String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eventsMatchTheirFilter(long seed) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            events.add(
                    0,
                    new Event(
                            FIRST_SEQ + i,
                            random.nextInt(9) == 0 ? null : "lf-order-" + random.nextInt(30),
                            random.nextInt(9) == 0 ? null : CHANNELS.get(i % 97 == 0 ? 3 : random.nextInt(3)),
                            random.nextInt(9) == 0 ? null : TYPES.get(i % 89 == 0 ? 2 : random.nextInt(2)),
                            random.nextInt(10) == 0));
        }
        events.forEach(this::insert);

        for (int i = 0; i < TRIES; i++) {
            Map<String, String> filter = new LinkedHashMap<>();
            Predicate<Event> matches = eventFilter(random, filter);
            filter.put("limit", String.valueOf(20 + random.nextInt(60)));
            assertThat(walk("/api/events/page", "event_id", filter))
                    .as("seed %d, %s", seed, filter)
                    .isEqualTo(events.stream()
                            .filter(matches)
                            .map(event -> "lf" + event.seq())
                            .toList());
        }
    }

    private void insert(Event event) {
        rows.event(event.seq(), "lf" + event.seq(), START)
                .with("order_id", event.orderId())
                .with("channel", event.channel())
                .with("event_type", event.type())
                .with("reason_code", event.bad() ? "EVT-STATE" : null)
                .insert();
    }

    /** At least one filter that only these rows match. */
    private static Predicate<Event> eventFilter(Random random, Map<String, String> filter) {
        int which = 1 + random.nextInt(7);
        Predicate<Event> matches = event -> true;
        if ((which & 1) > 0) {
            String channel = CHANNELS.get(random.nextInt(4));
            filter.put("channel", channel);
            matches = matches.and(event -> channel.equals(event.channel()));
        }
        if ((which & 2) > 0) {
            String type = TYPES.get(random.nextInt(3));
            filter.put("event_type", type);
            matches = matches.and(event -> type.equals(event.type()));
        }
        if ((which & 4) > 0) {
            String order = "lf-order-" + random.nextInt(30);
            filter.put("order_id", order);
            matches = matches.and(event -> order.equals(event.orderId()));
        }
        if (random.nextInt(4) == 0) {
            filter.put("only_error", "true");
            matches = matches.and(Event::bad);
        }
        if (random.nextInt(5) == 0) {
            String id = "lf" + (FIRST_SEQ + random.nextInt(ROWS));
            filter.put("event_id", id);
            matches = matches.and(event -> id.equals("lf" + event.seq()));
        }
        return matches;
    }

    @Test
    void walksMeetWhatWasThereOnceAndInOrderWhileRowsArrive() throws InterruptedException {
        Random random = new Random(4);
        List<String> before = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Order order = order(random, i);
            insert(order);
            before.add(order.id());
        }
        AtomicBoolean done = new AtomicBoolean();
        Thread arrivals = new Thread(() -> {
            for (int i = ROWS; i < 2 * ROWS && !done.get(); i++) {
                insert(order(random, i));
            }
        });
        arrivals.start();
        List<String> met = walk(
                "/api/orders/page", "order_id", Map.of("from", START.toString(), "to", END.toString(), "limit", "7"));
        done.set(true);
        arrivals.join();

        assertThat(met).doesNotHaveDuplicates().containsAll(before);
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private static List<String> walk(String path, String id, Map<String, String> filter) {
        List<String> met = new ArrayList<>();
        Map<String, String> parameters = new LinkedHashMap<>(filter);
        do {
            JsonPath page = given().queryParams(parameters)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getList("items").size()).isLessThanOrEqualTo(Integer.parseInt(parameters.get("limit")));
            met.addAll(page.getList("items." + id));
            parameters.put("cursor", page.getString("next_cursor"));
        } while (parameters.get("cursor") != null);
        return met;
    }
}
