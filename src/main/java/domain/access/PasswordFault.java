package domain.access;

/** Why a password is refused. */
public enum PasswordFault {
    TOO_SHORT,
    TOO_LONG,
    LIKE_THE_NAME,
    EASY_TO_GUESS
}
