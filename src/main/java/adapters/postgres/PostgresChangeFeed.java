package adapters.postgres;

import application.ports.ChangeFeed;
import application.ports.StoreUnavailable;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Listens on one connection for the whole instance, however many look on. */
@ApplicationScoped
class PostgresChangeFeed implements ChangeFeed {
    private static final Logger LOG = Logger.getLogger(PostgresChangeFeed.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Sql sql;
    private final ChangeMessages messages;
    private final CountDownLatch stopped = new CountDownLatch(1);

    PostgresChangeFeed(Sql sql, ChangeMessages messages) {
        this.sql = sql;
        this.messages = messages;
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopped.countDown();
    }

    @Override
    public void listen(Consumer<Change> listener, Runnable gap) {
        Thread thread = new Thread(() -> listenForGood(listener, gap), "changes");
        thread.setDaemon(true);
        thread.start();
    }

    private void listenForGood(Consumer<Change> listener, Runnable gap) {
        try {
            do {
                try {
                    sql.run(connection -> listen(connection, listener, gap));
                } catch (StoreUnavailable | DatabaseFailure lost) {
                    LOG.debugf("the feed of changes is interrupted: %s", lost.getMessage());
                }
            } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean listen(Connection connection, Consumer<Change> listener, Runnable gap) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + ChangeMessages.CHANNEL);
            gap.run();
            PGConnection notifying = connection.unwrap(PGConnection.class);
            while (stopped.getCount() > 0) {
                for (PGNotification notification : notifying.getNotifications((int) PATIENCE.toMillis())) {
                    listener.accept(messages.read(notification.getParameter()));
                }
            }
            statement.execute("unlisten *");
            return true;
        }
    }
}
