package adapters.postgres;

import application.ports.Holds;
import domain.hold.Decision;
import domain.hold.Hold;
import domain.hold.HoldReason;
import domain.hold.Release;
import domain.hold.ShownHistory.HoldChange;
import domain.order.ShownStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresHolds implements Holds {
    private static final String OF_ORDERS = "select * from holds where order_id = any (?)";
    private static final String NEW_IDS = "select nextval('hold_ids') as id from generate_series(1, ?)";
    private static final String COLUMNS = """
            holds (hold_id, order_id, reason, subject, ordinal, placed_at, recorded_at, trigger_order_id, trigger_at, rule_limit,
                rule_window_ms, rule_lookback_ms, detail, ever_lacked, released_at, release_cause, released_by, decided_at,
                decided_cause, decided_by, decided_through, waived, retracted_at)
            """;
    private static final int COLUMN_COUNT = 23;
    private static final String DELETE = "delete from holds where hold_id = any (?::text[]::bigint[])";
    private static final String FORGET_HISTORY =
            "delete from hold_history where order_id = any (?) returning order_id, at, from_status, to_status";

    private final Sql sql;
    private final TouchedWindows touchedWindows;

    PostgresHolds(Sql sql, TouchedWindows touchedWindows) {
        this.sql = sql;
        this.touchedWindows = touchedWindows;
    }

    private record Step(String orderId, Instant at, String from, String to) {}

    @Override
    public Map<String, List<StoredHold>> ofOrders(Collection<String> orderIds) {
        Map<String, List<StoredHold>> byOrder = new HashMap<>();
        for (StoredHold hold : sql.query(OF_ORDERS, PostgresHolds::hold, (Object) orderIds.toArray(String[]::new))) {
            byOrder.computeIfAbsent(hold.orderId(), id -> new ArrayList<>()).add(hold);
        }
        return byOrder;
    }

    @Override
    public List<Long> newIds(int count) {
        return count == 0 ? List.of() : sql.query(NEW_IDS, row -> row.getLong("id"), count);
    }

    @Override
    public void insert(List<StoredHold> holds, Instant recordedAt) {
        BinaryRows rows = new BinaryRows(COLUMN_COUNT);
        holds.forEach(hold -> write(rows.row(), hold, recordedAt));
        sql.copy(COLUMNS, rows);
    }

    /** Writes the rows anew: a hold changes seldom, and all of it may. */
    @Override
    public void update(List<StoredHold> holds, Instant recordedAt) {
        if (!holds.isEmpty()) {
            sql.update(DELETE, (Object) Sql.column(holds, hold -> String.valueOf(hold.id())));
            insert(holds, recordedAt);
        }
    }

    @Override
    public void replaceHistory(Map<String, List<HistoryEntry>> byOrder) {
        if (byOrder.isEmpty()) {
            return;
        }
        Set<Step> different = new HashSet<>(sql.query(
                FORGET_HISTORY, PostgresHolds::step, (Object) byOrder.keySet().toArray(String[]::new)));
        BinaryRows rows = new BinaryRows(8);
        byOrder.forEach((orderId, entries) -> {
            for (int i = 0; i < entries.size(); i++) {
                writeHistory(rows.row().text(orderId), entries.get(i), i);
                Step step = step(orderId, entries.get(i).change());
                if (!different.remove(step)) {
                    different.add(step);
                }
            }
        });
        different.forEach(step -> touchedWindows.add(step.at()));
        sql.copy("hold_history (order_id, at, position, from_status, to_status, cause, hold_id, actor)", rows);
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getString("order_id"),
                Sql.instant(row, "at"),
                row.getString("from_status"),
                row.getString("to_status"));
    }

    private static Step step(String orderId, HoldChange change) {
        return new Step(orderId, change.at(), change.from().name(), change.to().name());
    }

    private static void writeHistory(BinaryRows row, HistoryEntry entry, int position) {
        boolean placed = entry.change().to() == ShownStatus.HOLD;
        row.time(entry.change().at())
                .int4(position)
                .text(entry.change().from().name())
                .text(entry.change().to().name())
                .text(placed ? "HOLD" : "RELEASE")
                .int8(entry.holdId())
                .text(entry.change().actor());
    }

    private static void write(BinaryRows row, StoredHold stored, Instant recordedAt) {
        Hold hold = stored.hold();
        row.int8(stored.id())
                .text(stored.orderId())
                .text(hold.key().reason().code())
                .text(hold.key().subject())
                .int4(hold.key().ordinal())
                .time(hold.placedAt())
                .time(recordedAt);
        EvidenceColumns.write(row, hold.evidence());
        write(row, hold.release());
        Decision decision = stored.decision();
        write(row, decision == null ? null : decision.release());
        row.time(decision == null ? null : decision.through())
                .text(decision == null ? null : EvidenceColumns.names(decision.waived()))
                .time(stored.retracted() ? recordedAt : null);
    }

    private static void write(BinaryRows row, @Nullable Release release) {
        row.time(release == null ? null : release.at())
                .text(release == null ? null : release.cause().name())
                .text(release == null ? null : release.actor());
    }

    private static StoredHold hold(ResultSet row) throws SQLException {
        HoldReason reason = HoldReason.ofCode(row.getString("reason"));
        Hold hold = new Hold(
                new Hold.Key(reason, row.getString("subject"), row.getInt("ordinal")),
                Sql.instant(row, "placed_at"),
                EvidenceColumns.read(row, reason),
                release(row, "released_at", "release_cause", "released_by"));
        return new StoredHold(
                row.getLong("hold_id"),
                row.getString("order_id"),
                hold,
                decision(row, hold),
                Sql.instantOrNull(row, "retracted_at") != null);
    }

    private static @Nullable Decision decision(ResultSet row, Hold hold) throws SQLException {
        Release release = release(row, "decided_at", "decided_cause", "decided_by");
        return release == null
                ? null
                : new Decision(
                        hold.key(),
                        hold.placedAt(),
                        hold.evidence(),
                        release,
                        Sql.instantOrNull(row, "decided_through"),
                        EvidenceColumns.lacks(row.getString("waived")));
    }

    private static @Nullable Release release(ResultSet row, String at, String cause, String actor) throws SQLException {
        String named = row.getString(cause);
        return named == null
                ? null
                : new Release(Sql.instant(row, at), Release.Cause.valueOf(named), row.getString(actor));
    }
}
