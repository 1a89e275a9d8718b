package domain.alert;

/** Why an action on an alert is not carried out. */
public enum Refusal {
    /** No alert has the key. */
    UNKNOWN,
    /** The action does not lead anywhere from where the alert stands. */
    NOT_ALLOWED,
    /** The alert changed after the operator looked at it. */
    CHANGED_MEANWHILE
}
