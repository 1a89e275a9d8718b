package domain.alert;

/**
 * Where a message stands on its way to the channel.
 *
 * <pre>
 *               nothing left to tell
 *      +----------------------------------> DROPPED
 *      |   no webhook is set
 *      +----------------------------------> SKIPPED --+
 *      |                                              | resend
 *   PENDING <-----------------------------------------+
 *    |   ^                                            |
 *    |   | throttled, broken, lease ran out           |
 *    v   |                                            |
 *   SENDING ------------------------------> FAILED ---+
 *      |      refused, or out of attempts
 *      +----------------------------------> SENT
 * </pre>
 */
public enum NotificationStatus {
    PENDING,
    SENDING,
    SENT,
    FAILED,
    SKIPPED,
    DROPPED;

    /** Whether an operator may send it once more: it never arrived, although there was something to tell. */
    public boolean resendable() {
        return this == FAILED || this == SKIPPED;
    }

    /** Whether it is still to be sent; a group has at most one such message. */
    public boolean waiting() {
        return this == PENDING || this == SENDING;
    }
}
