package adapters.postgres.console;

import static adapters.postgres.Sql.instant;
import static adapters.postgres.Sql.instantOrNull;

import adapters.postgres.Query;
import application.views.HoldView;
import application.views.HoldView.Evidence;
import application.views.HoldView.MissingData;
import application.views.HoldView.Shortage;
import application.views.HoldView.Stated;
import domain.hold.HoldReason;
import domain.hold.Lack;
import domain.hold.Release;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The holds of an order with their evidence; those taken back because late data removed their cause are no holds. */
@ApplicationScoped
class HoldReader {
    /** The operator who placed a hold of the table {@code h}. */
    static final String STATED_BY = """
            (select min(e.actor) from events e where e.event_id = h.trigger_order_id and h.reason = 'FUL-MANUAL') as stated_by""";

    private static final int MOST_HOLDS = 100;
    private static final String SELECT = """
            select h.hold_id, h.reason, h.subject, h.placed_at, h.recorded_at, h.trigger_order_id, h.trigger_at, h.rule_limit,
                   h.rule_window_ms, h.rule_lookback_ms, h.detail, h.released_at, h.release_cause, h.released_by,
            """ + STATED_BY + """

            from holds h""";
    private static final String OF_ORDER = SELECT + """

            where h.order_id = ? and h.retracted_at is null
            order by h.released_at is not null, h.placed_at desc, h.hold_id desc limit ?""";
    private static final String OF_ALERT = SELECT + """

            where h.hold_id = (select hold_id from alerts where alert_key = ?) and h.retracted_at is null""";

    private final BurstReader bursts;

    HoldReader(BurstReader bursts) {
        this.bursts = bursts;
    }

    private record Stored(HoldView hold, BurstReader.@Nullable Key burst) {}

    List<HoldView> read(Connection connection, String orderId) throws SQLException {
        return withEvidence(connection, new Query(OF_ORDER, orderId, MOST_HOLDS));
    }

    /** Empty: the alert is about an event, or its hold was taken back. */
    Optional<HoldView> readOfAlert(Connection connection, String alertKey) throws SQLException {
        return withEvidence(connection, new Query(OF_ALERT, alertKey)).stream().findFirst();
    }

    private List<HoldView> withEvidence(Connection connection, Query query) throws SQLException {
        List<Stored> stored = query.list(connection, HoldReader::stored);
        List<HoldView> holds = new ArrayList<>(stored.size());
        for (Stored row : stored) {
            BurstReader.Key burst = row.burst();
            holds.add(burst == null ? row.hold() : withEvidence(row.hold(), bursts.read(connection, burst)));
        }
        return holds;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        HoldReason reason = HoldReason.ofCode(row.getString("reason"));
        String cause = row.getString("release_cause");
        HoldView hold = new HoldView(
                row.getLong("hold_id"),
                reason,
                row.getString("subject"),
                row.getObject("released_at") == null,
                instant(row, "placed_at"),
                instant(row, "recorded_at"),
                instantOrNull(row, "released_at"),
                cause == null ? null : Release.Cause.valueOf(cause),
                row.getString("released_by"),
                evidence(reason, row));
        return new Stored(hold, reason.isBurst() ? BurstReader.Key.of(reason, row) : null);
    }

    /** The evidence as far as the row itself has it; a burst's orders are read later. */
    static Evidence evidence(HoldReason reason, ResultSet row) throws SQLException {
        String detail = row.getString("detail");
        return switch (reason) {
            case VALID -> new MissingData(lacks(detail));
            case INV -> shortage(detail);
            case CHANNEL, MANUAL, FRAUD_USER, FRAUD_PROD ->
                new Stated(row.getString("trigger_order_id"), detail, row.getString("stated_by"));
        };
    }

    private static Set<Lack> lacks(@Nullable String detail) {
        Set<Lack> lacks = EnumSet.noneOf(Lack.class);
        if (detail != null) {
            for (String name : detail.split(",", -1)) {
                lacks.add(Lack.valueOf(name));
            }
        }
        return lacks;
    }

    /** Database {@code <wanted>/<available>/<product_id>}; the product id may contain slashes itself. */
    private static Evidence shortage(String detail) {
        String[] parts = detail.split("/", 3);
        return new Shortage(parts[2], Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    private static HoldView withEvidence(HoldView hold, Evidence evidence) {
        return new HoldView(
                hold.holdId(),
                hold.reason(),
                hold.subject(),
                hold.active(),
                hold.placedAt(),
                hold.recordedAt(),
                hold.releasedAt(),
                hold.releaseCause(),
                hold.releasedBy(),
                evidence);
    }
}
