package adapters.postgres;

import application.ports.DirtyWindows;
import domain.order.OrderState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what a transaction touched, writes it at its end, each minute and order once, and tells those who look on. What lies well ahead is left out: its window has
 * no row yet and is reckoned from all that is stored when its time comes.
 */
@ApplicationScoped
class TouchedWindows implements DirtyWindows {
    private static final Duration WELL_AHEAD = Duration.ofHours(2);
    private static final String MARK = "insert into dirty_windows (moment) select unnest(?::text[])::timestamptz";
    private static final String MARK_ORDERS = "insert into dirty_orders (order_ids) values (?)";

    private final TransactionSynchronizationRegistry transactions;
    private final Sql sql;
    private final ChangeMessages messages;
    private final Clock clock;

    TouchedWindows(TransactionSynchronizationRegistry transactions, Sql sql, ChangeMessages messages, Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.messages = messages;
        this.clock = clock;
    }

    void add(Instant moment) {
        if (!wellAhead(moment)) {
            ofTransaction().minutes.add(moment.truncatedTo(ChronoUnit.MINUTES));
        }
    }

    void alerts(Collection<String> keys) {
        ofTransaction().alertKeys.addAll(keys);
    }

    /** An order of which something came, whether or not it changed the order. */
    void order(String orderId) {
        ofTransaction().orderIds.add(orderId);
    }

    @Override
    public void judged(List<Effect> orders) {
        for (Effect effect : orders) {
            if (!effect.after().equals(effect.before())) {
                ofTransaction().orderIds.add(effect.after().state().orderId());
            }
            ofTransaction().judgedIds.add(effect.after().state().orderId());
            OrderState after = effect.after().state();
            OrderState before = effect.before() == null ? null : effect.before().state();
            if (before == null || effect.heldOtherwise() || !before.createdAt().equals(after.createdAt())) {
                add(after.createdAt());
            }
            if (before != null && !before.createdAt().equals(after.createdAt())) {
                add(before.createdAt());
            }
        }
    }

    private boolean wellAhead(Instant moment) {
        return moment.isAfter(clock.instant().plus(WELL_AHEAD));
    }

    private Touched ofTransaction() {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("what counts in a window is written in a transaction");
        }
        if (transactions.getResource(this) instanceof Touched known) {
            return known;
        }
        Touched touched = new Touched();
        transactions.putResource(this, touched);
        transactions.registerInterposedSynchronization(touched);
        return touched;
    }

    private final class Touched implements Synchronization {
        private final Set<Instant> minutes = new HashSet<>();
        private final Set<String> judgedIds = new LinkedHashSet<>();
        private final Set<String> orderIds = new LinkedHashSet<>();
        private final Set<String> alertKeys = new LinkedHashSet<>();

        @Override
        public void beforeCompletion() {
            sql.update(MARK, (Object) Sql.column(List.copyOf(minutes), Instant::toString));
            if (!judgedIds.isEmpty()) {
                sql.update(MARK_ORDERS, (Object) judgedIds.toArray(String[]::new));
            }
            if (!orderIds.isEmpty() || !alertKeys.isEmpty()) {
                sql.query(ChangeMessages.NOTIFY, row -> true, messages.write(orderIds, alertKeys, false));
            }
        }

        @Override
        public void afterCompletion(int status) {}
    }
}
