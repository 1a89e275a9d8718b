package application.ports;

import application.ports.Notifier.Digest;
import application.ports.Notifier.Wording;
import domain.alert.AlertGroup;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait to be sent. Each call belongs into a transaction, and such a transaction is short: ingestion waits for the rows
 * that it locks.
 */
public interface Outbox {
    /** As many orders as a message lists. */
    int LISTED_ORDERS = 10;

    /**
     * Takes the right to post to a destination until the end of the transaction.
     *
     * @return the time before which nothing may be posted; empty where another instance has the right just now
     */
    Optional<Instant> takeTurn(String destination);

    /** Lets nothing be posted to a destination before the given time; an earlier time than the one in force changes nothing. */
    void keepQuiet(String destination, Instant until);

    /** The message whose turn it is, locked; passes over those that somebody else has locked. */
    Optional<Due> nextDue(Instant now);

    /**
     * How the group of a message stands, as committed by now.
     *
     * @return empty where nothing is left to tell: no unresolved alert was opened since the last message; of a message that an operator
     *     wants resent, no alert is unresolved at all
     */
    Optional<Standing> standing(Due due);

    /** Hands the message to whoever sends it, until the given time. */
    Attempt lease(Due due, Standing standing, Wording wording, Instant until);

    void drop(Due due, Instant now);

    void postpone(Due due, Instant until);

    /** Gives up a message whose attempts all ended without a result. */
    void giveUp(Due due, String why, Instant now);

    /**
     * Records that the channel has a message, and writes the next one of its group where alerts were opened meanwhile.
     *
     * @return false: the lease had run out and the message went on without this result
     */
    boolean sent(Attempt attempt, Instant now);

    /** The same for a message that the channel will not take, or that was tried too often. */
    boolean failed(Attempt attempt, String why, Instant now);

    /**
     * Gives a message back to be tried again.
     *
     * @param counts whether the attempt was one
     * @return false: as above
     */
    boolean returnForRetry(Attempt attempt, String why, Instant notBefore, boolean counts);

    /**
     * Lets a message that failed or was skipped wait again, due now, as if it had never been tried.
     *
     * @return false: another message of its group waits
     */
    boolean requeue(long id, String actor, @Nullable String note, Instant now);

    /** Settles all messages that are due as not to be sent. */
    int skipDue(Instant now);

    /**
     * A message whose turn it is.
     *
     * @param attempts made so far
     * @param resent whether an operator wants it sent once more
     */
    record Due(long id, AlertGroup group, int attempts, boolean resent) {}

    /**
     * @param coveredTo how far among the openings of alerts the digest reaches
     * @param quietUntil before this time the group shall not speak again, since it spoke just before
     */
    record Standing(Digest digest, long coveredTo, Instant quietUntil) {}

    /**
     * An attempt in the making.
     *
     * @param number from 1
     */
    record Attempt(long id, UUID lease, int number, Wording wording) {}
}
