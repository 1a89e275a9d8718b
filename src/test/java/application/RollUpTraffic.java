package application;

import fixtures.oracle.OracleRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Random events over about two weeks, arriving from at once to weeks late, some ahead of their time; many of their times lie exactly on
 * the edges of windows, days and limits.
 */
final class RollUpTraffic {
    static final Instant BEGIN = Instant.parse("2026-03-03T10:00:00Z");
    private static final List<String> WALK = List.of("CREATED", "PAID", "PICKING", "PACKED", "SHIPPED", "DELIVERED");

    private final RandomGenerator random;
    private final List<Arrival> arrivals = new ArrayList<>();

    private record Arrival(Instant at, String message) {}

    /** Messages received at one time. */
    record Batch(Instant receivedAt, List<String> messages) {}

    RollUpTraffic(RandomGenerator random) {
        this.random = random;
    }

    OracleRules rules() {
        return OracleRules.accepting();
    }

    List<Batch> batches() {
        int orders = 5 + random.nextInt(30);
        for (int i = 0; i < orders; i++) {
            addOrder("O-" + i);
        }
        arrivals.sort(Comparator.comparing(Arrival::at));
        List<Batch> batches = new ArrayList<>();
        int next = 0;
        while (next < arrivals.size()) {
            int end = Math.min(arrivals.size(), next + 1 + random.nextInt(12));
            List<Arrival> batch = arrivals.subList(next, end);
            batches.add(new Batch(
                    batch.get(batch.size() - 1).at(),
                    batch.stream().map(Arrival::message).toList()));
            next = end;
        }
        return batches;
    }

    private void addOrder(String id) {
        Instant at = BEGIN.plus(gap(Duration.ofDays(10)));
        int from = random.nextInt(3) == 0 ? 0 : 1;
        int until = from + 1 + random.nextInt(WALK.size() - from);
        String promised = random.nextInt(2) == 0
                ? ""
                : ", \"promised_delivery_date\": \"2026-03-%02d\"".formatted(1 + random.nextInt(20));
        for (int i = from; i < until; i++) {
            addEvent(id, WALK.get(i), at, promised);
            if (random.nextInt(6) == 0) {
                addEvent(id, "HOLD", at.plus(gap(Duration.ofHours(2))), "");
            }
            at = at.plus(gap(Duration.ofHours(1 + random.nextInt(60))));
        }
        if (random.nextInt(6) == 0) {
            addEvent(id, "CANCELED", at, "");
        }
        if (random.nextInt(6) == 0) {
            arrivals.add(
                    new Arrival(at, random.nextBoolean() ? "{" : "{\"order_id\": \"" + id + "\", \"quantity\": -1}"));
        }
    }

    private void addEvent(String order, String status, Instant at, String extra) {
        boolean lacking = status.equals("PAID") && random.nextInt(5) == 0;
        String message = """
                {"order_id": "%s", "status": "%s", "occurred_at": "%s", "user_id": "u%d", "product_id": "p%d"%s%s}""".formatted(
                        order,
                        status,
                        at,
                        random.nextInt(4),
                        random.nextInt(4),
                        lacking ? "" : ", \"address\": \"12 Long Street\"",
                        extra);
        Instant arrival = at.plus(delay());
        arrivals.add(new Arrival(arrival, message));
        if (random.nextInt(8) == 0) {
            arrivals.add(new Arrival(arrival.plus(delay()), message));
        }
    }

    private Duration delay() {
        return switch (random.nextInt(7)) {
            case 0 -> Duration.ofMinutes(random.nextInt(120));
            case 1 -> Duration.ofHours(random.nextInt(24 * 14));
            case 2 -> Duration.ofHours(-random.nextInt(20));
            case 3 -> Duration.ofSeconds(-random.nextInt(1_800));
            default -> Duration.ofMillis(random.nextInt(5_000));
        };
    }

    /** Up to the given time; often whole half hours, and now and then nothing at all. */
    private Duration gap(Duration most) {
        return switch (random.nextInt(5)) {
            case 0 -> Duration.ofMinutes(30L * random.nextInt((int) (most.toMinutes() / 30) + 1));
            case 1 -> Duration.ofMinutes(10L * random.nextInt((int) (most.toMinutes() / 10) + 1));
            case 2 -> random.nextInt(3) == 0 ? Duration.ZERO : Duration.ofMillis(random.nextInt(60_000));
            default -> Duration.ofMillis(random.nextLong(most.toMillis()));
        };
    }
}
