package packaged;

import static java.util.stream.Collectors.groupingBy;

import fixtures.oracle.OnlineRetail.Expected;
import fixtures.oracle.OracleEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Orders, payments, shipped and holds of every half hour, counted from the events of a file alone. */
final class RetailWindows {
    private static final List<String> WALK =
            List.of("CREATED", "PAID", "PICKING", "PACKED", "SHIPPED", "DELIVERED", "CANCELED");
    private static final int CANCELED = WALK.indexOf("CANCELED");
    private static final int SHIPPED = WALK.indexOf("SHIPPED");

    private final TreeMap<Instant, long[]> windows = new TreeMap<>();

    private RetailWindows() {}

    /** Lines of window, orders, payments, shipped and holds; windows in which nothing was counted are left out. */
    static List<String> of(List<OracleEvent> events, List<Expected> outcomes) {
        Set<String> held = new HashSet<>();
        outcomes.stream().filter(order -> !order.everHeldFor().isEmpty()).forEach(order -> held.add(order.orderId()));
        RetailWindows counted = new RetailWindows();
        Map<String, List<OracleEvent>> byOrder = events.stream().distinct().collect(groupingBy(OracleEvent::orderId));
        byOrder.forEach((id, ofOrder) -> counted.count(ofOrder, held.contains(id)));
        List<String> lines = new ArrayList<>();
        counted.windows.forEach((start, figures) -> lines.add(start + " " + Arrays.toString(figures)));
        return lines;
    }

    private void count(List<OracleEvent> events, boolean held) {
        List<OracleEvent> sorted = events.stream()
                .filter(event -> !event.status().equals("HOLD"))
                .sorted(Comparator.comparing(OracleEvent::occurredAt)
                        .thenComparing(event -> WALK.indexOf(event.status()))
                        .thenComparing(OracleEvent::eventId))
                .toList();
        int reached = -1;
        for (OracleEvent event : sorted) {
            int rank = WALK.indexOf(event.status());
            boolean allowed = rank > reached && (rank < CANCELED ? reached < CANCELED : reached < SHIPPED);
            if (reached < 0) {
                add(event, 0);
                if (held) {
                    add(event, 3);
                }
            }
            if (reached < 0 || allowed) {
                reached = rank;
                if (event.status().equals("PAID")) {
                    add(event, 1);
                } else if (event.status().equals("SHIPPED")) {
                    add(event, 2);
                }
            }
        }
    }

    private void add(OracleEvent event, int figure) {
        Instant hour = event.occurredAt().truncatedTo(ChronoUnit.HOURS);
        Instant half = hour.plus(30, ChronoUnit.MINUTES);
        Instant start = event.occurredAt().isBefore(half) ? hour : half;
        windows.computeIfAbsent(start, any -> new long[4])[figure]++;
    }
}
