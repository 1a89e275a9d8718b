package adapters.web.text;

/** The problems that a visitor can meet. */
public enum ProblemKind {
    WRONG_ADDRESS,
    FORBIDDEN,
    UNREADABLE,
    UNAVAILABLE,
    BROKEN;

    private static final int REFUSED = 403;
    private static final int NOT_FOUND = 404;
    private static final int OUR_FAULT = 500;
    private static final int AWAY = 503;

    /**
     * @param status of HTTP, 400 or more
     */
    public static ProblemKind of(int status) {
        if (status == NOT_FOUND) {
            return WRONG_ADDRESS;
        }
        if (status == REFUSED) {
            return FORBIDDEN;
        }
        if (status < OUR_FAULT) {
            return UNREADABLE;
        }
        return status == AWAY ? UNAVAILABLE : BROKEN;
    }
}
