package adapters.postgres.console;

import static adapters.postgres.Sql.instant;

import adapters.postgres.Query;
import adapters.postgres.Sql;
import application.ports.AlertViews;
import application.views.AlertFilter;
import application.views.AlertGroupPosition;
import application.views.AlertGroupRow;
import application.views.AlertRef;
import application.views.AlertRow;
import application.views.AlertTrailEntry;
import application.views.HoldView;
import application.views.Page;
import application.views.PageRequest;
import domain.alert.AlertGroup;
import domain.alert.AlertKind;
import domain.alert.AlertStatus;
import domain.alert.AlertStep;
import domain.alert.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The alerts as the console shows them. */
@ApplicationScoped
class PostgresAlertViews implements AlertViews {
    private static final String TRAILS = """
            select alert_key, version, step, from_status, to_status, actor, at, note
            from alert_steps where alert_key = any(?) order by alert_key, version""";
    private static final String MATCHING = "select alert_key, version from alerts";
    private static final String COUNT = "select count(*) as alerts from (select 1 from alerts";
    private static final String GROUPS = """
            select * from (
                select reason, group_kind, group_subject, count(*) as alerts, count(*) filter (where status = 'OPEN') as open,
                       bool_or(status = 'OPEN') as some_open, bool_or(status = 'ACK') as some_ack,
                       bool_or(status = 'RETRY_REQUESTED') as some_retry_requested, bool_or(status = 'RESOLVED') as some_resolved,
                       max(seq) as newest, min(last_opened_at) as since, max(last_opened_at) as latest,
                       case when reason = any(?) then 0 when reason = any(?) then 1 else 2 end as severity
                from alerts""";

    private static final List<Severity> BY_RANK = List.of(Severity.values());

    private final Sql sql;
    private final HoldReader holds;

    PostgresAlertViews(Sql sql, HoldReader holds) {
        this.sql = sql;
        this.holds = holds;
    }

    @Override
    public Page<AlertRow, Long> page(AlertFilter filter, PageRequest<Long> request) {
        Query query = narrow(AlertRows.select(), filter)
                .whereGiven("seq < ?", request.after())
                .then("order by seq desc limit ?", request.limit() + 1);
        List<AlertRow> rows = sql.list(AlertRows.withCauses(query), AlertRows::row);
        return Pages.cut(rows, request.limit(), AlertRow::seq);
    }

    @Override
    public Optional<AlertRow> alert(String key) {
        Query query = AlertRows.select().where("alert_key = ?", key);
        return sql.list(AlertRows.withCauses(query), AlertRows::row).stream().findFirst();
    }

    @Override
    public Optional<HoldView> hold(String key) {
        return sql.readSnapshot(connection -> holds.readOfAlert(connection, key));
    }

    @Override
    public Map<String, List<AlertTrailEntry>> trails(Collection<String> keys) {
        Map<String, List<AlertTrailEntry>> trails = new HashMap<>();
        sql.list(
                new Query(TRAILS, (Object) keys.toArray(String[]::new)),
                row -> trails.computeIfAbsent(row.getString("alert_key"), key -> new ArrayList<>())
                        .add(entry(row)));
        return trails;
    }

    @Override
    public List<AlertRef> matching(AlertFilter filter) {
        return sql.list(
                narrow(new Query(MATCHING), filter).then("order by seq"),
                row -> new AlertRef(row.getString("alert_key"), row.getInt("version")));
    }

    @Override
    public int count(AlertFilter filter, int most) {
        return sql.list(narrow(new Query(COUNT), filter).then("limit ?) matching", most), row -> row.getInt("alerts"))
                .get(0);
    }

    @Override
    public Page<AlertGroupRow, AlertGroupPosition> groups(AlertFilter filter, PageRequest<AlertGroupPosition> request) {
        Query groups = new Query(GROUPS, reasons(Severity.CRITICAL), reasons(Severity.HIGH));
        Query query = narrow(groups, filter).then("group by reason, group_kind, group_subject) groups");
        AlertGroupPosition after = request.after();
        if (after != null) {
            query.then(
                    "where severity > ? or severity = ? and newest < ?",
                    BY_RANK.indexOf(after.severity()),
                    BY_RANK.indexOf(after.severity()),
                    after.newestSeq());
        }
        query.then("order by severity, newest desc limit ?", request.limit() + 1);
        return Pages.cut(sql.list(query, PostgresAlertViews::group), request.limit(), AlertGroupRow::position);
    }

    private static Object reasons(Severity severity) {
        return severity.reasons().toArray(String[]::new);
    }

    @Override
    public Map<String, AlertRow> unresolvedOf(Collection<String> eventIds) {
        Query query = AlertRows.select()
                .where("event_id = any(?)", (Object) eventIds.toArray(String[]::new))
                .where("status <> 'RESOLVED'");
        Map<String, AlertRow> byEvent = new LinkedHashMap<>();
        sql.list(
                AlertRows.withCauses(query),
                row -> byEvent.putIfAbsent(Objects.requireNonNull(row.getString("event_id")), AlertRows.row(row)));
        return byEvent;
    }

    private static Query narrow(Query query, AlertFilter filter) {
        AlertFilter.Standing standing = filter.standing();
        if (standing != null) {
            query.where(condition(standing));
        }
        AlertKind kind = filter.kind();
        AlertGroup.Kind groupKind = filter.groupKind();
        return query.whereGiven("kind = ?", kind == null ? null : kind.name())
                .whereGiven("reason = ?", filter.reason())
                .whereGiven("order_id = ?", filter.orderId())
                .whereGiven("group_kind = ?", groupKind == null ? null : groupKind.name())
                .whereGiven("group_subject = ?", filter.groupSubject());
    }

    /** In words that the planner can hold against those of the partial indexes. */
    private static String condition(AlertFilter.Standing standing) {
        return switch (standing) {
            case UNRESOLVED -> "status <> 'RESOLVED'";
            case OPEN -> "status = 'OPEN'";
            case ACK -> "status = 'ACK'";
            case RETRY_REQUESTED -> "status = 'RETRY_REQUESTED'";
            case RESOLVED -> "status = 'RESOLVED'";
        };
    }

    private static AlertTrailEntry entry(ResultSet row) throws SQLException {
        return new AlertTrailEntry(
                row.getInt("version"),
                AlertStep.valueOf(row.getString("step")),
                AlertStatus.valueOf(row.getString("from_status")),
                AlertStatus.valueOf(row.getString("to_status")),
                row.getString("actor"),
                instant(row, "at"),
                row.getString("note"));
    }

    private static Set<AlertStatus> statuses(ResultSet row) throws SQLException {
        Set<AlertStatus> statuses = EnumSet.noneOf(AlertStatus.class);
        for (AlertStatus status : AlertStatus.values()) {
            if (row.getBoolean("some_" + status)) {
                statuses.add(status);
            }
        }
        return statuses;
    }

    private static AlertGroupRow group(ResultSet row) throws SQLException {
        return new AlertGroupRow(
                new AlertGroup(
                        row.getString("reason"),
                        AlertGroup.Kind.valueOf(row.getString("group_kind")),
                        row.getString("group_subject")),
                row.getLong("alerts"),
                row.getLong("open"),
                statuses(row),
                row.getLong("newest"),
                instant(row, "since"),
                instant(row, "latest"));
    }
}
