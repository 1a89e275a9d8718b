package application.ports;

import domain.alert.AlertGroup;
import domain.alert.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The channel that tells operators of alerts. */
public interface Notifier {

    /** Whom messages go to, as a name that gives no secret away; empty where nobody is set. */
    Optional<String> destination();

    /** Puts into words how a group stands. */
    Wording compose(Digest digest);

    /** Makes one attempt, of limited duration; whatever goes wrong is an answer, not an exception. */
    Delivery deliver(Wording wording);

    /**
     * A group of alerts at the time of its message.
     *
     * @param open its alerts that are not resolved
     * @param fresh those of them that were opened since the last message
     * @param update whether there was a message before
     * @param orders number of different orders among the alerts not resolved
     * @param firstOrders the first of them, those of new alerts before others
     * @param occurredAt the latest time at which one of the causes occurred
     */
    record Digest(
            AlertGroup group,
            long open,
            long fresh,
            boolean update,
            long orders,
            List<String> firstOrders,
            Instant occurredAt) {
        public Digest {
            firstOrders = List.copyOf(firstOrders);
        }
    }

    /**
     * A message ready to be sent.
     *
     * @param text what it says in short
     * @param body the same as the channel takes it
     */
    record Wording(String text, String body) {}
}
