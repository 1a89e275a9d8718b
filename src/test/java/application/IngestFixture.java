package application;

import application.ActOnAlerts.Outcome;
import application.ActOnAlerts.Target;
import application.ports.AlertDesk;
import application.ports.Alerts;
import application.ports.ConsumerPositions;
import application.ports.DirtyWindows;
import application.ports.EventLog;
import application.ports.Exemptions;
import application.ports.Holds;
import application.ports.MessageDecoder;
import application.ports.Orders;
import application.ports.RawMessage;
import application.ports.RawMessages;
import application.ports.StateLock;
import application.ports.Stock;
import domain.alert.AlertAction;
import domain.hold.Hold;
import domain.hold.HoldReason;
import domain.hold.RuleSettings;
import domain.order.ShownStatus;
import fixtures.OracleMapping;
import fixtures.oracle.OracleChange;
import fixtures.oracle.OracleEvent;
import fixtures.oracle.OracleRelease;
import fixtures.oracle.OracleRules;
import fixtures.oracle.ScenarioGenerator;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Ingests events of the oracle's world into the database of the tests and reads back what came of them. */
@ApplicationScoped
@Unremovable
class IngestFixture {
    private static final String TOPIC = "scenario";

    private final ConsumerPositions positions;
    private final RawMessages rawMessages;
    private final MessageDecoder decoder;
    private final StateLock lock;
    private final EventLog eventLog;
    private final Orders orders;
    private final Holds holds;
    private final Alerts alerts;
    private final Stock stock;
    private final Exemptions exemptions;
    private final AlertDesk alertDesk;
    private final DirtyWindows dirtyWindows;
    private final DataSource dataSource;

    IngestFixture(
            ConsumerPositions positions,
            RawMessages rawMessages,
            MessageDecoder decoder,
            StateLock lock,
            EventLog eventLog,
            Orders orders,
            Holds holds,
            Alerts alerts,
            Stock stock,
            Exemptions exemptions,
            AlertDesk alertDesk,
            DirtyWindows dirtyWindows,
            DataSource dataSource) {
        this.positions = positions;
        this.rawMessages = rawMessages;
        this.decoder = decoder;
        this.lock = lock;
        this.eventLog = eventLog;
        this.orders = orders;
        this.holds = holds;
        this.alerts = alerts;
        this.stock = stock;
        this.exemptions = exemptions;
        this.alertDesk = alertDesk;
        this.dirtyWindows = dirtyWindows;
        this.dataSource = dataSource;
    }

    /** Use cases under the rules of one scenario, writing one partition. */
    final class Writer {
        private final IngestEvents ingestEvents;
        private final JudgeAgain judgeAgain;
        private final OrderWorks works;
        private final JudgeOrders judge;
        private final int partition;
        private long nextOffset;

        private Writer(RuleSettings rules, int partition) {
            this.partition = partition;
            RecordJudgements record = new RecordJudgements(
                    orders, eventLog, new RecordHolds(holds, alerts), new RecordMarks(alerts), dirtyWindows);
            works = new OrderWorks(
                    orders, new OrderHistories(eventLog, holds, decoder), stock, rules, new ForeknownDecisions());
            DetectBursts detectBursts = new DetectBursts(orders, exemptions, rules);
            ClaimStock claimStock = new ClaimStock(stock);
            judge = new JudgeOrders(works, detectBursts, claimStock, record);
            judgeAgain = new JudgeAgain(works, detectBursts, claimStock, record, rules);
            ingestEvents = new IngestEvents(
                    positions, rawMessages, decoder, lock, eventLog, judge, new RecordRejections(eventLog, alerts));
        }

        /** An operator changes the status of an order, when the clock shows the time of the event. */
        ChangeOrderStatus.Outcome change(OracleEvent event) {
            ChangeOrderStatus change =
                    new ChangeOrderStatus(lock, works, judge, Clock.fixed(event.occurredAt(), ZoneOffset.UTC));
            ChangeOrderStatus.Wish wish = new ChangeOrderStatus.Wish(
                    event.orderId(), ShownStatus.valueOf(event.status()), "operator", "a note");
            return QuarkusTransaction.requiringNew().call(() -> change.change(wish));
        }

        /** An operator resolves the alert of the hold. */
        Outcome resolve(OracleRelease release) throws SQLException {
            TakeAlertSteps steps =
                    new TakeAlertSteps(lock, alertDesk, judgeAgain, Clock.fixed(release.at(), ZoneOffset.UTC));
            String key = rows(
                            "select 'hold:' || hold_id from holds where order_id = '%s' and reason = '%s' and subject = '%s' and ordinal = %d"
                                    .formatted(
                                            release.orderId(),
                                            release.reason(),
                                            release.subject(),
                                            release.ordinal() - 1),
                            row -> row.getString(1))
                    .get(0);
            List<Target> targets = List.of(new Target(key, null));
            return QuarkusTransaction.requiringNew()
                    .call(() -> steps.take(AlertAction.RESOLVE, targets, "operator", null))
                    .get(0);
        }

        /** An operator takes a step, which may be refused. */
        void act(AlertAction action, String alertKey, Instant at) {
            TakeAlertSteps steps = new TakeAlertSteps(lock, alertDesk, judgeAgain, Clock.fixed(at, ZoneOffset.UTC));
            List<Target> targets = List.of(new Target(alertKey, null));
            QuarkusTransaction.requiringNew().call(() -> steps.take(action, targets, "operator", null));
        }

        /** Ingests messages as one batch, received now. */
        void ingest(List<String> messages) {
            ingest(messages, Instant.now().truncatedTo(ChronoUnit.MICROS));
        }

        void ingest(List<String> messages, Instant now) {
            List<RawMessage> batch = new ArrayList<>();
            for (String message : messages) {
                RawMessage.Position position = new RawMessage.Position(TOPIC, partition, nextOffset++);
                batch.add(new RawMessage(position, now, now, null, message.getBytes(StandardCharsets.UTF_8)));
            }
            QuarkusTransaction.requiringNew().run(() -> ingestEvents.ingest(batch));
        }

        void ingest(List<OracleEvent> events, ScenarioGenerator generator) {
            List<RawMessage> batch = new ArrayList<>();
            for (OracleEvent event : events) {
                RawMessage.Position position = new RawMessage.Position(TOPIC, partition, nextOffset++);
                batch.add(new RawMessage(
                        position, event.ingestedAt(), event.ingestedAt(), null, generator.message(event)));
            }
            QuarkusTransaction.requiringNew().run(() -> ingestEvents.ingest(batch));
        }
    }

    Writer writer(OracleRules rules, int partition) {
        return new Writer(OracleMapping.settings(rules), partition);
    }

    /** Empties all tables and fills the catalogue. */
    void empty(OracleRules rules) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table alert_steps disable trigger alert_steps_stand");
            statement.execute("""
                    truncate alert_steps, notifications, exemptions, orders_raw, events, orders, order_marks, order_search, order_lines, order_products, holds, hold_history, alerts, products,
                        reservations, consumer_positions, consumed_messages, metrics_window, counted_minutes, metrics_basis, dirty_windows, dirty_orders, late_spells, dropped_events""");
            statement.execute("alter table alert_steps enable trigger alert_steps_stand");
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into products (product_id, registered_at, updated_at, updated_by) values (?, ?, now(), 'test')")) {
                for (Map.Entry<String, Instant> product : rules.catalogue().entrySet()) {
                    insert.setString(1, product.getKey());
                    insert.setObject(2, product.getValue().atOffset(ZoneOffset.UTC));
                    insert.executeUpdate();
                }
            }
        }
    }

    /** Puts a product into the catalogue, with a stock in units. */
    void stock(String productId, long units) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into products (product_id, stock, registered_at, updated_at, updated_by)
                        values (?, ?, now(), now(), 'test')""")) {
            insert.setString(1, productId);
            insert.setLong(2, units);
            insert.executeUpdate();
        }
    }

    long count(String query) throws SQLException {
        return rows(query, row -> row.getLong(1)).get(0);
    }

    List<String> texts(String query) throws SQLException {
        return rows(query, row -> row.getString(1));
    }

    /** Every order as {@link OracleMapping#describe} writes it. */
    Map<String, List<String>> describeOrders() throws SQLException {
        Map<String, List<String>> described = new TreeMap<>();
        rows(
                "select * from orders",
                row -> described.put(row.getString("order_id"), new ArrayList<>(List.of(state(row)))));
        Map<String, List<Holds.StoredHold>> byOrder =
                QuarkusTransaction.requiringNew().call(() -> holds.ofOrders(described.keySet()));
        byOrder.forEach((id, stored) -> stored.stream()
                .filter(hold -> !hold.retracted())
                .map(Holds.StoredHold::hold)
                .sorted(Comparator.comparing((Hold hold) -> hold.key().reason())
                        .thenComparing(hold -> hold.key().subject())
                        .thenComparing(hold -> hold.key().ordinal()))
                .forEach(hold -> add(described, id, OracleMapping.line(hold))));
        addMarks(described);
        addHistories(described);
        return described;
    }

    List<String> alertKeys() throws SQLException {
        return rows("select alert_key from alerts order by alert_key", row -> row.getString(1));
    }

    Collection<String> alertKeysNotResolved() throws SQLException {
        return new TreeSet<>(rows("select alert_key from alerts where status <> 'RESOLVED'", row -> row.getString(1)));
    }

    /** Alerts whose trail has a gap, or does not lead from their opening to where they stand. */
    Collection<String> brokenTrails() throws SQLException {
        return rows("""
                select a.alert_key from alerts a
                where a.version <> (select count(*) from alert_steps s where s.alert_key = a.alert_key)
                    or a.status <> coalesce((select to_status from alert_steps s
                        where s.alert_key = a.alert_key and s.version = a.version), 'OPEN')
                    or exists (select from (
                        select version, from_status, lag(to_status, 1, 'OPEN') over (order by version) as before, row_number() over (order by version) as n
                        from alert_steps s where s.alert_key = a.alert_key) t where from_status <> before or version <> n)""", row -> row.getString(1));
    }

    /** The keys of the alerts that what is wrong now asks for. */
    Collection<String> causesOfAlerts() throws SQLException {
        return new TreeSet<>(rows("""
                select 'hold:' || hold_id from holds where released_at is null and retracted_at is null
                union all select 'event:' || event_id from events where reason_code is not null""", row -> row.getString(1)));
    }

    private void addMarks(Map<String, List<String>> described) throws SQLException {
        Map<String, TreeMap<String, String>> marks = new TreeMap<>();
        rows(
                "select order_id, event_id, reason_code from events where current_status is not null",
                row -> marks.computeIfAbsent(row.getString(1), id -> new TreeMap<>())
                        .put(
                                row.getString(2),
                                row.getString(3) == null
                                        ? "NONE"
                                        : row.getString(3).substring(4)));
        marks.forEach((id, byEvent) -> byEvent.forEach((event, mark) -> add(described, id, event + " " + mark)));
    }

    private void addHistories(Map<String, List<String>> described) throws SQLException {
        Map<String, List<OracleChange>> histories = new TreeMap<>();
        rows(
                "select * from order_history order by order_id, at, position",
                row -> histories
                        .computeIfAbsent(row.getString("order_id"), id -> new ArrayList<>())
                        .add(new OracleChange(
                                time(row, "at"),
                                row.getString("from_status"),
                                row.getString("to_status"),
                                OracleChange.Kind.EVENT,
                                "")));
        histories.forEach((id, changes) -> OracleChange.perMoment(changes)
                .forEach(change -> add(described, id, change.at() + " " + change.from() + " " + change.to())));
    }

    private static String state(ResultSet row) throws SQLException {
        OffsetDateTime left = row.getObject("left_at", OffsetDateTime.class);
        String reason = row.getString("hold_reason_code");
        return row.getString("current_status") + " " + row.getString("underlying_status") + " "
                + time(row, "created_at") + " " + (left == null ? null : left.toInstant()) + " "
                + row.getString("user_id") + " " + row.getString("shipping_address") + " "
                + time(row, "last_occurred_at") + " "
                + (reason == null ? null : HoldReason.ofCode(reason).code());
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void add(Map<String, List<String>> described, String orderId, String line) {
        described.computeIfAbsent(orderId, id -> new ArrayList<>()).add(line);
    }

    private interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String query, Mapper<T> mapper) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(mapper.map(rows));
            }
            return result;
        }
    }
}
