package adapters.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Writes lines when what they tell of is committed: of what was rolled back, and comes again, the log says nothing. A transaction that
 * does a great deal, such as a batch of nothing but bad messages, is cut short, for the tables tell the rest.
 */
@ApplicationScoped
class Journal {
    static final int MOST_OF_A_TRANSACTION = 100;

    private static final Logger LOG = Logger.getLogger(Journal.class);

    private final TransactionSynchronizationRegistry transactions;

    Journal(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    void tell(Line line) {
        if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
            ofTheTransaction().add(line);
        } else {
            write(line);
        }
    }

    private Lines ofTheTransaction() {
        if (transactions.getResource(Journal.class) instanceof Lines begun) {
            return begun;
        }
        Lines lines = new Lines();
        transactions.putResource(Journal.class, lines);
        transactions.registerInterposedSynchronization(lines);
        return lines;
    }

    private static void write(Line line) {
        line.fields().forEach(MDC::put);
        try {
            LOG.log(line.level(), line.text());
        } finally {
            line.fields().keySet().forEach(MDC::remove);
        }
    }

    private static final class Lines implements Synchronization {
        private final List<Line> kept = new ArrayList<>();
        private int leftOut;

        void add(Line line) {
            if (kept.size() < MOST_OF_A_TRANSACTION) {
                kept.add(line);
            } else {
                leftOut++;
            }
        }

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status != Status.STATUS_COMMITTED) {
                return;
            }
            kept.forEach(Journal::write);
            if (leftOut > 0) {
                LOG.infof("and %d more of the same transaction", leftOut);
            }
        }
    }
}
