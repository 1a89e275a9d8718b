package drills;

import fixtures.oracle.Oracle;
import fixtures.oracle.OracleEvent;
import fixtures.oracle.OracleJudgement;
import fixtures.oracle.OracleRules;
import fixtures.oracle.ScenarioGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Messages of many nasty scenarios, one after the other in event time: bursts, missing data, late and illegal events, duplicates, and
 * bad messages among them; together with what must become of them. The same seed gives the same traffic.
 *
 * @param events the valid ones, each as often as it is sent
 * @param bad how many bad messages there are by reason code
 */
record Traffic(List<byte[]> messages, List<OracleEvent> events, Map<String, Integer> bad) {
    /** Low enough that the few orders of a scenario make bursts. */
    static final OracleRules RULES = OracleRules.accepting().withLimits(2, 2);

    private static final Duration APART = Duration.ofHours(3);
    private static final int BAD_EVERY = 25;
    private static final Map<String, String> BAD =
            new TreeMap<>(Map.of("", "EVT-EMPTY", "no json", "EVT-PARSE", "{\"user_id\":\"u\"}", "EVT-SCHEMA"));

    /** So many valid events, or a few more. */
    static Traffic of(long seed, int least) {
        List<byte[]> messages = new ArrayList<>();
        List<OracleEvent> events = new ArrayList<>();
        Map<String, Integer> bad = new TreeMap<>();
        List<String> badOnes = List.copyOf(BAD.keySet());
        for (int scenario = 0; events.size() < least; scenario++) {
            ScenarioGenerator generator = new ScenarioGenerator(1_000 * seed + scenario);
            for (OracleEvent event : withoutConflicts(generator.scenario().events())) {
                OracleEvent own = ownOf(scenario, event);
                events.add(own);
                messages.add(generator.message(own));
                if (messages.size() % BAD_EVERY == 0) {
                    String text = badOnes.get(
                            bad.values().stream().mapToInt(Integer::intValue).sum() % BAD.size());
                    messages.add(text.getBytes(StandardCharsets.UTF_8));
                    bad.merge(BAD.getOrDefault(text, ""), 1, Integer::sum);
                }
            }
        }
        return new Traffic(messages, events, bad);
    }

    /** Orders of a few buyers, so many of each within a minute: everything is held, in as many groups as there are buyers. */
    static Traffic storm(int buyers, int ordersOfEach) {
        List<OracleEvent> events = new ArrayList<>();
        ScenarioGenerator writer = new ScenarioGenerator(buyers);
        Instant start = Instant.parse("2026-01-05T00:00:00Z");
        for (int order = 0; order < ordersOfEach; order++) {
            for (int buyer = 0; buyer < buyers; buyer++) {
                String id = "storm-%d-%d".formatted(buyer, order);
                events.add(OracleEvent.draft("e-" + id, id, "PAID", start.plusSeconds(order * 50L / ordersOfEach))
                        .user("buyer " + buyer)
                        .product("product of " + id)
                        .address("서울특별시 중구 세종대로 110")
                        .build());
            }
        }
        return new Traffic(events.stream().map(writer::message).toList(), events, Map.of());
    }

    OracleJudgement judged() {
        return Oracle.judge(events, RULES, List.of());
    }

    /** An event of a scenario, at a time and under names that no other scenario uses. */
    private static OracleEvent ownOf(int scenario, OracleEvent event) {
        String mark = "s" + scenario + "-";
        return new OracleEvent(
                mark + event.eventId(),
                mark + event.orderId(),
                event.channel(),
                event.eventType(),
                event.status(),
                event.occurredAt().plus(APART.multipliedBy(scenario)),
                event.userId(),
                event.productId(),
                event.productName(),
                event.quantity(),
                event.items(),
                event.address(),
                event.source(),
                event.ingestedAt());
    }

    /** Which of two different messages under one id is kept depends on arrival, so none such may be there. */
    private static List<OracleEvent> withoutConflicts(List<OracleEvent> events) {
        Map<String, OracleEvent> first = new HashMap<>();
        return events.stream()
                .filter(event -> {
                    OracleEvent same = first.putIfAbsent(event.eventId(), event);
                    return same == null || same.equals(event);
                })
                .toList();
    }
}
