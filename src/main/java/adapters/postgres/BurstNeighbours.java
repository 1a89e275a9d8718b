package adapters.postgres;

import application.ports.Orders.Neighbour;
import application.ports.Orders.Neighbourhood;
import application.ports.Orders.Probe;
import domain.hold.BurstRule;
import domain.hold.BurstRule.Occurrence;
import domain.hold.BurstRule.Trigger;
import domain.hold.HoldReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the orders around changes of one user or product. Where the latest order before the change is a trigger itself, everything up to
 * it is settled: it is held already or cannot be. Then only later orders are judged, so that a burst of any length costs the same. Orders
 * that an operator released before are added, because a new trigger may hold them again.
 */
@ApplicationScoped
class BurstNeighbours {
    private static final String BEFORE = "and created_at < k.lo order by created_at desc limit %d";
    private static final String NEAR = "created_at between k.near_from and k.near_to";

    private static final String TIMES_OF_USER =
            "(select created_at from orders where burst_user = k.subject " + BEFORE + ")";

    private static final String TIMES_OF_PRODUCT =
            "(select created_at from orders where burst_product = k.subject " + BEFORE
                    + ") union all (select created_at from order_products where product_id = k.subject " + BEFORE + ")";

    private static final String ORDERS_OF_USER =
            "select order_id, created_at, left_at, ever_held from orders where burst_user = k.subject and " + NEAR;

    private static final String ORDERS_OF_PRODUCT =
            "select order_id, created_at, left_at, ever_held from orders where burst_product = k.subject and " + NEAR
                    + " union all select p.order_id, p.created_at, o.left_at, o.ever_held"
                    + " from order_products p join orders o using (order_id) where p.product_id = k.subject and p."
                    + NEAR;

    /** The bounds stand inside each branch, and the holds behind a limit, because the planner moves neither there by itself. */
    private static final String AROUND = """
            with k as materialized (
                select k.subject, k.lo, b.settled, case when b.settled is null then k.lo - %4$s - %3$s else b.oldest end as near_from,
                    k.hi + %3$s + %4$s as near_to
                from unnest(?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[], ?::boolean[])
                    as k (subject, lo, hi, unsettled)
                cross join lateral (
                    select max(created_at) as latest, min(created_at) as oldest, count(*) as found from (
                        select created_at from (%6$s) source order by created_at desc limit %2$d) p) p
                cross join lateral (
                    select case when not k.unsettled and p.found = %2$d and p.oldest >= p.latest - %3$s then p.latest end as settled, p.oldest) b
            ), near as (
                select k.subject, k.lo, k.settled, true as in_range, s.order_id, s.created_at, s.left_at, s.ever_held
                from k cross join lateral (%1$s) s
                union all
                select k.subject, k.lo, k.settled, false, o.order_id, o.created_at, o.left_at, o.ever_held
                from k join holds h on h.reason = '%5$s' and h.subject = k.subject
                    and h.decided_at is not null
                join orders o on o.order_id = h.order_id
                where k.settled is not null and h.placed_at >= k.lo - %4$s - %4$s
            )
            select n.*, h.trigger_at, h.trigger_order_id, r.released_through
            from near n
            left join lateral (select trigger_at, trigger_order_id from holds where n.ever_held and order_id = n.order_id
                    and reason = '%5$s' and subject = n.subject and retracted_at is null and decided_at is null limit 1) h on true
            left join lateral (select max(decided_through) as released_through from holds where n.ever_held
                    and order_id = n.order_id and reason = '%5$s' and subject = n.subject) r on true
            """;

    private static final String TIMES = """
            select k.subject, o.created_at
            from unnest(?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[]) as k (subject, near_from, near_to)
            cross join lateral (select created_at from (%s) o limit %d) o
            """;

    private static final String NEAR_TIMES_OF_USER =
            "select created_at from orders where burst_user = k.subject and " + NEAR;

    private static final String NEAR_TIMES_OF_PRODUCT =
            "select created_at from orders where burst_product = k.subject and " + NEAR
                    + " union all select created_at from order_products where product_id = k.subject and " + NEAR;

    private final Sql sql;

    BurstNeighbours(Sql sql) {
        this.sql = sql;
    }

    Map<String, List<Instant>> timesAround(HoldReason reason, BurstRule rule, List<Probe> probes, int most) {
        Map<String, List<Instant>> times = new HashMap<>();
        Duration reach = rule.lookback().compareTo(rule.window()) > 0 ? rule.lookback() : rule.window();
        sql.query(
                TIMES.formatted(ofUser(reason) ? NEAR_TIMES_OF_USER : NEAR_TIMES_OF_PRODUCT, most),
                row -> times.computeIfAbsent(row.getString("subject"), subject -> new ArrayList<>())
                        .add(Sql.instant(row, "created_at")),
                Sql.column(probes, Probe::subject),
                Sql.column(probes, probe -> probe.from().minus(rule.window()).toString()),
                Sql.column(probes, probe -> probe.to().plus(reach).toString()));
        return times;
    }

    List<Neighbourhood> around(HoldReason reason, BurstRule rule, List<Probe> probes) {
        Map<String, Map<String, Neighbour>> neighbours = new HashMap<>();
        Map<String, Instant> settled = new HashMap<>();
        sql.query(
                statement(reason, rule),
                row -> {
                    String subject = row.getString("subject");
                    Instant until = Sql.instantOrNull(row, "settled");
                    if (until != null) {
                        settled.put(subject, until);
                    }
                    Neighbour neighbour = neighbour(row);
                    return neighbours
                            .computeIfAbsent(subject, s -> new HashMap<>())
                            .merge(neighbour.occurrence().orderId(), neighbour, BurstNeighbours::either);
                },
                Sql.column(probes, Probe::subject),
                Sql.column(probes, probe -> probe.from().toString()),
                Sql.column(probes, probe -> probe.to().toString()),
                probes.stream().map(Probe::unsettled).toArray(Boolean[]::new));
        return probes.stream()
                .map(probe -> neighbourhood(probe, rule, settled.get(probe.subject()), neighbours))
                .toList();
    }

    private static Neighbourhood neighbourhood(
            Probe probe, BurstRule rule, @Nullable Instant settled, Map<String, Map<String, Neighbour>> neighbours) {
        Instant judgeFrom = settled == null ? probe.from().minus(rule.lookback()) : settled.plus(1, ChronoUnit.MICROS);
        Instant judgeTo = probe.to().plus(rule.window());
        List<Neighbour> judged = neighbours.getOrDefault(probe.subject(), Map.of()).values().stream()
                .map(neighbour -> within(neighbour, judgeFrom, judgeTo))
                .toList();
        return new Neighbourhood(probe.subject(), judgeFrom, judgeTo, judged);
    }

    private static Neighbour within(Neighbour neighbour, Instant judgeFrom, Instant judgeTo) {
        Instant at = neighbour.occurrence().createdAt();
        boolean judged = neighbour.judged() || (!at.isBefore(judgeFrom) && !at.isAfter(judgeTo));
        return new Neighbour(neighbour.occurrence(), judged, neighbour.trigger());
    }

    /** A released order outside the range is judged unless a trigger from before the change holds it again. */
    private static Neighbour neighbour(ResultSet row) throws SQLException {
        Instant triggerAt = Sql.instantOrNull(row, "trigger_at");
        Trigger trigger = triggerAt == null ? null : new Trigger(triggerAt, row.getString("trigger_order_id"));
        Occurrence occurrence = new Occurrence(
                row.getString("order_id"),
                Sql.instant(row, "created_at"),
                Sql.instantOrNull(row, "left_at"),
                Sql.instantOrNull(row, "released_through"));
        boolean settled = trigger != null && trigger.at().isBefore(Sql.instant(row, "lo"));
        return new Neighbour(occurrence, !row.getBoolean("in_range") && !settled, trigger);
    }

    private static Neighbour either(Neighbour one, Neighbour other) {
        return one.judged() ? one : other;
    }

    private static String statement(HoldReason reason, BurstRule rule) {
        boolean user = ofUser(reason);
        int enough = rule.limit() + 1;
        return AROUND.formatted(
                user ? ORDERS_OF_USER : ORDERS_OF_PRODUCT,
                enough,
                interval(rule.window()),
                interval(rule.lookback()),
                reason.code(),
                user ? TIMES_OF_USER.formatted(enough) : TIMES_OF_PRODUCT.formatted(enough, enough));
    }

    private static boolean ofUser(HoldReason reason) {
        return reason == HoldReason.FRAUD_USER;
    }

    private static String interval(Duration duration) {
        return "interval '%d microseconds'".formatted(duration.toNanos() / 1000);
    }
}
