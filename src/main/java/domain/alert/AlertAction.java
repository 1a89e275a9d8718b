package domain.alert;

/** What an operator can do about an alert (SPEC §5). */
public enum AlertAction {
    /** Somebody is on it. */
    ACK,
    /** It is dealt with; a hold is released. */
    RESOLVE,
    /** Judge the order, or process the message, again. */
    RETRY
}
