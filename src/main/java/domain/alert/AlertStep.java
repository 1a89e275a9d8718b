package domain.alert;

/** An entry of an alert's trail: what an operator did, and what the system did after or instead of him. */
public enum AlertStep {
    ACK,
    RESOLVE,
    RETRY,
    /** The retry found nothing wrong any more. */
    RETRY_PASSED,
    /** The retry found what its note says. */
    RETRY_FAILED,
    /** The cause is gone. */
    CLOSED,
    /** The cause came back. */
    REOPENED;

    public static AlertStep of(AlertAction action) {
        return switch (action) {
            case ACK -> ACK;
            case RESOLVE -> RESOLVE;
            case RETRY -> RETRY;
        };
    }
}
