package adapters.simulator;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import domain.order.OrderStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrafficTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final TrafficPlan PLAN = TrafficPlan.at(START, 20, 7);

    @ParameterizedTest
    @EnumSource
    void shouldRepeatItselfByteForByteFromOneSeed(Scenario scenario) {
        assertThat(print(messages(scenario, PLAN, 3_000))).isEqualTo(print(messages(scenario, PLAN, 3_000)));
    }

    @Test
    void shouldDifferFromAnotherSeedAndAnotherStart() {
        List<String> orders = orderIds(PLAN);

        assertThat(orderIds(TrafficPlan.at(START, 20, 8))).doesNotContainAnyElementsOf(orders);
        assertThat(orderIds(TrafficPlan.at(START.plusMillis(1), 20, 7))).doesNotContainAnyElementsOf(orders);
    }

    @Test
    void shouldGiveTheSameMessagesOnEveryMachine() {
        List<Message> messages = messages(Scenario.MIXED, PLAN, 500);

        assertThat(print(messages.subList(0, 1)))
                .containsExactly(
                        "{\"event_id\":\"1ec5ba12-f522-0ba7-511e-eb0741da23df\",\"order_id\":\"202603021508429243\",\"channel\":\"naver-smartstore\","
                                + "\"user_id\":\"101736\",\"product_id\":\"P1022\",\"product_name\":\"오메가3 180캡슐\",\"quantity\":1,\"recipient\":\"배나은\","
                                + "\"shipping_address\":\"서울특별시 영등포구 여의대로 241\",\"current_status\":\"PAID\",\"event_type\":\"PRODUCT_ORDER_PAID\","
                                + "\"occurred_at\":\"2026-03-02T09:00:00.000+09:00\"}");
        assertThat(print(messages).hashCode()).isEqualTo(-459587857);
    }

    @ParameterizedTest
    @EnumSource
    void shouldSendInTheOrderOfTimeAtTheRateAskedFor(Scenario scenario) {
        List<Message> messages = messages(scenario, PLAN, 2_000);

        assertThat(messages).isSortedAccordingTo(Comparator.comparing(Message::at));
        assertThat(messages.get(0).at()).isBetween(START, START.plusSeconds(1));
        assertThat(messages.get(1_999).at()).isBetween(START.plusSeconds(75), START.plusSeconds(101));
    }

    @Test
    void shouldWriteMessagesOfOrdinarySizeWithTheOrderAsKey() {
        List<Message> messages = messages(Scenario.NORMAL, PLAN, 2_000);

        assertThat(messages).allSatisfy(message -> {
            assertThat(message.value()).hasSizeBetween(200, 900);
            assertThat(new String(message.key(), StandardCharsets.UTF_8))
                    .isEqualTo(Received.of(message).orderId());
        });
        assertThat(messages.stream()
                        .map(TrafficTest::printed)
                        .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .average()
                        .orElse(0))
                .isBetween(350.0, 460.0);
    }

    @Test
    void shouldSellOnFourChannels() {
        assertThat(received(Scenario.NORMAL, 500))
                .extracting(Received::channel)
                .containsOnly("naver-smartstore", "coupang", "11st", "own-mall");
    }

    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "OUT_OF_STOCK", "USER_BURST", "PRODUCT_BURST", "DUPLICATE", "OUT_OF_ORDER"})
    void shouldReportNothingBeforeItHappened(Scenario scenario) {
        assertThat(messages(scenario, PLAN, 3_000))
                .allSatisfy(
                        message -> assertThat(Received.of(message).occurredAt()).isBetween(START, message.at()));
    }

    @Test
    void shouldMoveOrdersLegallyAndMostlyToTheEnd() {
        Map<String, List<Received>> orders =
                received(Scenario.NORMAL, 5_000).stream().collect(groupingBy(Received::orderId));

        assertThat(orders.values()).allSatisfy(TrafficTest::movesLegally);
        assertThat(orders.values().stream()
                        .filter(events -> last(events).equals("DELIVERED"))
                        .count())
                .isGreaterThan(700);
        assertThat(orders.values().stream()
                        .filter(events -> last(events).equals("CANCELED"))
                        .count())
                .isBetween(20L, 120L);
    }

    private static void movesLegally(List<Received> events) {
        for (int i = 1; i < events.size(); i++) {
            OrderStatus from = OrderStatus.valueOf(events.get(i - 1).status());
            assertThat(from.moveTo(OrderStatus.valueOf(events.get(i).status()))).isEqualTo(OrderStatus.Move.APPLIED);
            assertThat(events.get(i).occurredAt()).isAfter(events.get(i - 1).occurredAt());
        }
    }

    private static String last(List<Received> events) {
        return events.get(events.size() - 1).status();
    }

    @Test
    void shouldHaveNoBurstNoLackAndNoScarceProductInOrdinaryTrade() {
        List<Received> events = received(Scenario.NORMAL, 10_000);
        List<String> scarce = SampleData.products().stream()
                .filter(Product::scarce)
                .map(Product::id)
                .toList();

        assertThat(Density.mostWithin(events, Received::user, Duration.ofSeconds(10)))
                .isLessThanOrEqualTo(5);
        assertThat(Density.mostWithin(events, TrafficTest::firstProduct, Duration.ofSeconds(1)))
                .isLessThanOrEqualTo(5);
        assertThat(events).noneMatch(TrafficTest::lacksSomething);
        assertThat(events)
                .flatExtracting(Received::lines)
                .extracting(Line::productId)
                .doesNotContainAnyElementsOf(scarce);
    }

    @Test
    void shouldLeaveDataOutAndMostlyBringItLater() {
        Map<String, List<Received>> orders =
                received(Scenario.MISSING_DATA, 4_000).stream().collect(groupingBy(Received::orderId));
        List<List<Received>> lacking = orders.values().stream()
                .filter(events -> lacksSomething(events.get(0)))
                .toList();

        assertThat(lacking).hasSizeGreaterThan(200);
        assertThat(lacking.stream()
                        .filter(events -> !lacksSomething(events.get(events.size() - 1)))
                        .count())
                .isGreaterThan(lacking.size() / 3);
        assertThat(lacking).anyMatch(events -> events.get(0).user().isEmpty());
        assertThat(lacking).anyMatch(events -> events.get(0).lines().get(0).productId() == null);
        assertThat(lacking).anyMatch(events -> events.get(0).address().equals("N/A"));
    }

    private static boolean lacksSomething(Received event) {
        return event.user().isEmpty()
                || event.address().length() < 10
                || event.lines().stream().anyMatch(line -> line.productId() == null);
    }

    @Test
    void shouldSellMoreOfScarceProductsThanThereAre() {
        Map<String, Long> stocks = SampleData.products().stream()
                .filter(Product::scarce)
                .collect(toMap(Product::id, product -> product.stock().orElse(0)));
        Map<String, List<Line>> sold = received(Scenario.OUT_OF_STOCK, 2_000).stream()
                .filter(event -> event.status().equals("PAID"))
                .map(event -> event.lines().get(0))
                .collect(groupingBy(line -> String.valueOf(line.productId())));

        assertThat(stocks)
                .hasSize(5)
                .allSatisfy((product, stock) -> assertThat(sold.getOrDefault(product, List.of()).stream()
                                .mapToLong(Line::quantity)
                                .sum())
                        .isGreaterThan(stock));
    }

    @Test
    void shouldLetOneUserOrderMoreThanFiveTimesInTenSeconds() {
        assertThat(Density.mostWithin(received(Scenario.USER_BURST, 2_000), Received::user, Duration.ofSeconds(10)))
                .isBetween(6, 11);
    }

    @Test
    void shouldSellOneProductMoreThanFiveTimesInOneSecond() {
        assertThat(Density.mostWithin(
                        received(Scenario.PRODUCT_BURST, 2_000), TrafficTest::firstProduct, Duration.ofSeconds(1)))
                .isBetween(6, 13);
    }

    @Test
    void shouldRepeatAQuarterOfTheMessagesExactly() {
        List<String> messages = print(messages(Scenario.DUPLICATE, PLAN, 4_000));
        int distinct = new TreeSet<>(messages).size();

        assertThat(messages.size() - distinct).isBetween(700, 900);
        assertThat(new TreeSet<>(print(messages(Scenario.NORMAL, PLAN, 4_000))).containsAll(messages))
                .isTrue();
    }

    @Test
    void shouldOnlyChangeTheOrderOfMessagesWhereTheyComeOutOfOrder() {
        List<String> ordered = print(messages(Scenario.NORMAL, PLAN, 2_100));
        List<String> arriving = print(messages(Scenario.OUT_OF_ORDER, PLAN, 2_000));

        assertThat(arriving).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(ordered).containsAll(arriving)).isTrue();
        assertThat(new TreeSet<>(arriving).containsAll(ordered.subList(0, 1_900)))
                .isTrue();
        assertThat(arriving.subList(0, 1_900)).isNotEqualTo(ordered.subList(0, 1_900));
    }

    @Test
    void shouldPutUselessMessagesBetweenSoundOnes() {
        List<Message> empty = without(Scenario.EMPTY_JSON, 2_000);
        List<Message> broken = without(Scenario.BAD_JSON, 2_000);

        assertThat(empty).hasSizeBetween(330, 430);
        assertThat(new TreeSet<>(print(empty).stream()
                        .map(line -> line.replaceAll("\\d+", "#"))
                        .toList()))
                .containsExactly("", "null", "{\"run_id\":\"nightly\",\"seq\":#}", "{}");
        assertThat(broken).hasSizeBetween(330, 430).noneMatch(TrafficTest::isSound);
    }

    /** The messages that the same plan does not have in ordinary trade. */
    private static List<Message> without(Scenario scenario, int count) {
        TreeSet<String> ordinary = new TreeSet<>(print(messages(Scenario.NORMAL, PLAN, count)));
        List<Message> useless = messages(scenario, PLAN, count).stream()
                .filter(message -> !ordinary.contains(printed(message)))
                .toList();
        assertThat(messages(scenario, PLAN, count)).hasSize(count);
        return useless;
    }

    private static boolean isSound(Message message) {
        try {
            Received received = Received.of(message);
            return received.json().isObject()
                    && !received.orderId().isEmpty()
                    && received.lines().get(0).quantity() > 0
                    && received.occurredAt().isAfter(START);
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    @Test
    void shouldHaveABitOfEverythingInTheMixButMostlyOrdinaryTrade() {
        List<Message> messages = messages(Scenario.MIXED, PLAN, 20_000);
        List<Received> sound =
                messages.stream().filter(TrafficTest::isSound).map(Received::of).toList();

        assertThat(messages.size() - sound.size()).isBetween(100, 400);
        assertThat(sound.size()
                        - sound.stream().map(Received::identity).distinct().count())
                .isBetween(300L, 500L);
        assertThat(sound.stream().filter(TrafficTest::lacksSomething).count()).isBetween(50L, 400L);
        assertThat(Density.mostWithin(sound, Received::user, Duration.ofSeconds(10)))
                .isGreaterThan(5);
        assertThat(Density.mostWithin(sound, TrafficTest::firstProduct, Duration.ofSeconds(1)))
                .isGreaterThan(5);
        assertThat(sound).extracting(Received::status).contains("HOLD");
    }

    private static String firstProduct(Received event) {
        return String.valueOf(event.lines().get(0).productId());
    }

    private static List<String> orderIds(TrafficPlan plan) {
        return messages(Scenario.NORMAL, plan, 1_000).stream()
                .map(message -> Received.of(message).orderId())
                .distinct()
                .toList();
    }

    private static List<Received> received(Scenario scenario, int count) {
        return messages(scenario, PLAN, count).stream().map(Received::of).toList();
    }

    private static List<Message> messages(Scenario scenario, TrafficPlan plan, int count) {
        Iterator<Message> traffic = scenario.traffic(plan);
        return Stream.generate(traffic::next).limit(count).toList();
    }

    private static List<String> print(List<Message> messages) {
        return messages.stream().map(TrafficTest::printed).toList();
    }

    private static String printed(Message message) {
        byte[] value = message.value();
        return value == null ? "null" : new String(value, StandardCharsets.UTF_8);
    }
}
