package application;

import domain.metrics.RollUpBasis;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * SPEC §7 by brute force: every window looks at every order, event and alert anew. Snapshots come from walking each order's history up to
 * the window's end, not from sums of changes.
 */
final class RollUpOracle {
    private final DataSource dataSource;
    private final RollUpBasis basis;
    private final Instant now;
    private final List<Order> orders = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Instant> messages = new ArrayList<>();

    private record Step(Instant at, String status) {}

    private record Order(
            String id,
            Instant createdAt,
            @Nullable LocalDate promised,
            boolean held,
            List<Step> history,
            @Nullable Instant finishedAt) {}

    private record Event(
            Instant occurredAt,
            Instant ingestedAt,
            @Nullable String reason,
            @Nullable String movedTo) {}

    private record Alert(Instant openedAt, String status) {}

    RollUpOracle(DataSource dataSource, RollUpBasis basis, Instant now) throws SQLException {
        this.dataSource = dataSource;
        this.basis = basis;
        this.now = now;
        read();
    }

    /** Every window from the first in which anything happened, or from an earlier one, to the running one, as text. */
    Map<Instant, String> windows(Instant atLatestFrom) {
        Map<Instant, String> windows = new TreeMap<>();
        Instant first = min(earliest(), atLatestFrom);
        for (Instant start = localHalfHour(first); !start.isAfter(now); start = start.plus(Duration.ofMinutes(30))) {
            windows.put(start, window(start, start.plus(Duration.ofMinutes(30))));
        }
        return windows;
    }

    /** Orders created before the end of the running window. */
    long ordersByEndOf(Instant moment) {
        Instant end = localHalfHour(moment).plus(Duration.ofMinutes(30));
        return orders.stream().filter(order -> order.createdAt().isBefore(end)).count();
    }

    /** What is stored, in the same words. */
    Map<Instant, String> stored() throws SQLException {
        Map<Instant, String> stored = new TreeMap<>();
        query(
                "select * from metrics_window",
                row -> stored.put(
                        time(row, "window_start"),
                        describe(
                                row.getLong("orders"),
                                row.getLong("payments"),
                                row.getLong("shipped"),
                                row.getLong("holds"),
                                row.getLong("event_total"),
                                row.getLong("event_errors"),
                                row.getLong("ingest_count"),
                                row.getLong("parse_errors"),
                                row.getLong("schema_missing"),
                                row.getObject("delay_p95_sec", Double.class),
                                List.of(
                                        row.getLong("backlog"),
                                        row.getLong("holds_now"),
                                        row.getLong("late_orders"),
                                        row.getLong("in_progress"),
                                        row.getLong("completed")),
                                List.of(
                                        row.getLong("alerts_open"),
                                        row.getLong("alerts_ack"),
                                        row.getLong("alerts_resolved"),
                                        row.getLong("alerts_retry")))));
        return stored;
    }

    private String window(Instant start, Instant end) {
        Predicate<Instant> within = moment -> !moment.isBefore(start) && moment.isBefore(end);
        Instant asOf = end.isBefore(now) ? end : now;
        List<Order> created =
                orders.stream().filter(order -> within.test(order.createdAt())).toList();
        List<Event> arrived =
                events.stream().filter(event -> within.test(event.ingestedAt())).toList();
        return describe(
                created.size(),
                moves(within, "PAID"),
                moves(within, "SHIPPED"),
                created.stream().filter(Order::held).count(),
                arrived.size(),
                arrived.stream().filter(event -> event.reason() != null).count(),
                messages.stream().filter(within).count(),
                errors(arrived, "EVT-PARSE") + errors(arrived, "EVT-EMPTY"),
                errors(arrived, "EVT-SCHEMA"),
                percentile95(arrived),
                List.of(
                        shown(asOf, "PAID"),
                        shown(asOf, "HOLD"),
                        orders.stream().filter(order -> late(order, asOf)).count(),
                        shown(asOf, "PICKING") + shown(asOf, "PACKED") + shown(asOf, "SHIPPED"),
                        shown(asOf, "DELIVERED")),
                List.of(
                        alerts(within, "OPEN"),
                        alerts(within, "ACK"),
                        alerts(within, "RESOLVED"),
                        alerts(within, "RETRY_REQUESTED")));
    }

    private long moves(Predicate<Instant> within, String status) {
        return events.stream()
                .filter(event -> status.equals(event.movedTo()) && within.test(event.occurredAt()))
                .count();
    }

    private static long errors(List<Event> arrived, String reason) {
        return arrived.stream().filter(event -> reason.equals(event.reason())).count();
    }

    private long alerts(Predicate<Instant> within, String status) {
        return alerts.stream()
                .filter(alert -> alert.status().equals(status) && within.test(alert.openedAt()))
                .count();
    }

    private static @Nullable Double percentile95(List<Event> arrived) {
        double[] delays = arrived.stream()
                .mapToDouble(event ->
                        Duration.between(event.occurredAt(), event.ingestedAt()).toNanos() / 1e9)
                .sorted()
                .toArray();
        if (delays.length == 0) {
            return null;
        }
        double place = 0.95 * (delays.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, delays.length - 1);
        return delays[below] + (place - below) * (delays[above] - delays[below]);
    }

    private long shown(Instant asOf, String status) {
        return orders.stream()
                .filter(order -> status.equals(shownAt(order, asOf)))
                .count();
    }

    private static @Nullable String shownAt(Order order, Instant asOf) {
        String shown = null;
        for (Step step : order.history()) {
            if (step.at().isBefore(asOf)) {
                shown = step.status();
            }
        }
        return shown;
    }

    private boolean late(Order order, Instant asOf) {
        return waitedTooLong(order, asOf) || promiseBroken(order, asOf);
    }

    /** Walks the history; a status that came and went in one instant was never shown. */
    private boolean waitedTooLong(Order order, Instant asOf) {
        TreeMap<Instant, String> last = new TreeMap<>();
        order.history().stream()
                .filter(step -> step.at().isBefore(asOf))
                .forEach(step -> last.put(step.at(), step.status()));
        Instant since = null;
        for (Map.Entry<Instant, String> step : last.entrySet()) {
            if (!step.getValue().equals("PAID")) {
                since = null;
            } else if (since == null) {
                since = step.getKey();
            }
        }
        return since != null && Duration.between(since, asOf).compareTo(basis.lateAfter()) > 0;
    }

    private boolean promiseBroken(Order order, Instant asOf) {
        if (order.promised() == null || !order.createdAt().isBefore(asOf)) {
            return false;
        }
        boolean finished = order.finishedAt() != null && order.finishedAt().isBefore(asOf);
        // the state just before the moment: a window that ends at midnight belongs to the day before
        LocalDate day = asOf.minusNanos(1_000).atZone(basis.zone()).toLocalDate();
        return !finished && day.isAfter(order.promised());
    }

    private Instant earliest() {
        Instant earliest = now;
        for (Order order : orders) {
            earliest = min(earliest, order.createdAt());
            for (Step step : order.history()) {
                earliest = min(earliest, step.at());
            }
        }
        for (Event event : events) {
            earliest = min(earliest, event.ingestedAt());
        }
        for (Instant received : messages) {
            earliest = min(earliest, received);
        }
        return earliest;
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Instant localHalfHour(Instant moment) {
        ZonedDateTime local = moment.atZone(basis.zone());
        return local.withMinute(local.getMinute() / 30 * 30)
                .withSecond(0)
                .withNano(0)
                .toInstant();
    }

    private void read() throws SQLException {
        Map<String, List<Step>> histories = new HashMap<>();
        query(
                "select * from order_history order by order_id, at, position",
                row -> histories
                        .computeIfAbsent(row.getString("order_id"), id -> new ArrayList<>())
                        .add(new Step(time(row, "at"), row.getString("to_status"))));
        Map<String, Instant> finished = new HashMap<>();
        query(
                "select * from events where next_status in ('DELIVERED', 'CANCELED')",
                row -> finished.put(row.getString("order_id"), time(row, "occurred_at")));
        query(
                "select *, exists (select from holds h where h.order_id = o.order_id and retracted_at is null) as held from orders o",
                row -> {
                    String id = row.getString("order_id");
                    return orders.add(new Order(
                            id,
                            time(row, "created_at"),
                            row.getObject("promised_delivery_date", LocalDate.class),
                            row.getBoolean("held"),
                            histories.getOrDefault(id, List.of()),
                            finished.get(id)));
                });
        query(
                "select * from events",
                row -> events.add(new Event(
                        time(row, "occurred_at"),
                        time(row, "ingested_at"),
                        row.getString("reason_code"),
                        row.getString("next_status"))));
        query("select * from alerts", row -> alerts.add(new Alert(time(row, "opened_at"), row.getString("status"))));
        query("select * from orders_raw", row -> messages.add(time(row, "received_at")));
    }

    private interface Reader {
        @Nullable
        Object read(ResultSet row) throws SQLException;
    }

    private void query(String sql, Reader reader) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String describe(
            long orders,
            long payments,
            long shipped,
            long holds,
            long eventTotal,
            long eventErrors,
            long ingested,
            long parseErrors,
            long schemaMissing,
            @Nullable Double p95,
            List<Long> snapshots,
            List<Long> alerts) {
        return "orders %d payments %d shipped %d holds %d events %d errors %d ingested %d parse %d schema %d p95 %s now %s alerts %s"
                .formatted(
                        orders,
                        payments,
                        shipped,
                        holds,
                        eventTotal,
                        eventErrors,
                        ingested,
                        parseErrors,
                        schemaMissing,
                        p95 == null ? "none" : "%.3f".formatted(p95),
                        snapshots,
                        alerts);
    }
}
