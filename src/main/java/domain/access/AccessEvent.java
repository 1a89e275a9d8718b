package domain.access;

/** What is remembered of access: who came in, who did not, and who changed what about accounts. */
public enum AccessEvent {
    SIGNED_IN,
    SIGN_IN_REFUSED,
    /** Refused without a look at the password: too many attempts before. */
    SIGN_IN_LIMITED,
    SIGNED_OUT,
    ACTION_REFUSED,
    ACCOUNT_CREATED,
    ROLE_CHANGED,
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    ACCOUNT_DISABLED,
    ACCOUNT_ENABLED
}
