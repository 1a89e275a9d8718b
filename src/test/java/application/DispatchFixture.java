package application;

import application.ports.Alerts;
import application.ports.Alerts.NewAlert;
import application.ports.Alerts.Resolution;
import application.ports.NotificationViews;
import application.ports.Notifier;
import application.ports.Outbox;
import application.ports.StateLock;
import domain.alert.AlertGroup;
import fixtures.Rows;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Opens alerts as ingestion does, and makes dispatchers that go by any clock and post wherever a test wants. */
@ApplicationScoped
@Unremovable
public class DispatchFixture {
    private final ClaimNotification claim;
    private final RecordDelivery record;
    private final Alerts alerts;
    private final StateLock lock;
    private final Outbox outbox;
    private final NotificationViews views;
    private final Rows rows;
    private final DataSource dataSource;

    DispatchFixture(
            ClaimNotification claim,
            RecordDelivery record,
            Alerts alerts,
            StateLock lock,
            Outbox outbox,
            NotificationViews views,
            Rows rows,
            DataSource dataSource) {
        this.claim = claim;
        this.record = record;
        this.alerts = alerts;
        this.lock = lock;
        this.outbox = outbox;
        this.views = views;
        this.rows = rows;
        this.dataSource = dataSource;
    }

    public SendNotifications dispatcher(Notifier notifier, Clock clock) {
        return new SendNotifications(claim, record, notifier, clock);
    }

    public ResendNotification.Outcome resend(long id, Clock clock) {
        ResendNotification resendNotification = new ResendNotification(lock, outbox, views, clock);
        return QuarkusTransaction.requiringNew().call(() -> resendNotification.resend(id, "test", null));
    }

    /** No alerts, no messages, no pace. */
    public void empty() {
        rows.execute("delete from alerts");
        rows.forgetTrails();
        rows.execute("delete from notifications");
        rows.execute("delete from notification_pacing");
    }

    /** Opens alerts of one group, one for each order. */
    public void open(AlertGroup group, Instant at, String... orderIds) {
        open(
                at,
                List.of(orderIds).stream().map(order -> alert(group, order, at)).toList());
    }

    public void open(Instant at, List<NewAlert> opened) {
        QuarkusTransaction.requiringNew().run(() -> {
            lock.acquire();
            alerts.open(opened, at);
        });
    }

    /** Opens alerts and does something more before that is committed. */
    public void open(AlertGroup group, Instant at, String orderId, Runnable beforeCommit) {
        QuarkusTransaction.requiringNew().run(() -> {
            lock.acquire();
            alerts.open(List.of(alert(group, orderId, at)), at);
            beforeCommit.run();
        });
    }

    public void resolve(AlertGroup group, Instant at, String... orderIds) {
        QuarkusTransaction.requiringNew().run(() -> {
            lock.acquire();
            alerts.resolve(
                    List.of(orderIds).stream()
                            .map(order -> new Resolution(alert(group, order, at).key(), "resolved by the test"))
                            .toList(),
                    at);
        });
    }

    public static NewAlert alert(AlertGroup group, String orderId, Instant at) {
        return new NewAlert(orderId, null, group.reason() + " " + orderId, group, at);
    }

    public static List<NewAlert> alerts(AlertGroup group, int from, int to, Instant at) {
        return IntStream.range(from, to)
                .mapToObj(i -> alert(group, "order-" + i, at))
                .toList();
    }

    /** The first column of all rows. */
    public List<String> texts(String query) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> result = new ArrayList<>();
            while (found.next()) {
                result.add(found.getString(1));
            }
            return result;
        } catch (SQLException failure) {
            throw new IllegalStateException(query, failure);
        }
    }

    /** The states of all messages, oldest first. */
    public List<String> statuses() {
        return texts("select status from notifications order by notification_id");
    }
}
