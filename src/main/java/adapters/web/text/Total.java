package adapters.web.text;

/** What the head of a list counts; each has a name in {@code messages/dash_*.properties}. */
public enum Total {
    ORDERS,
    SHIPPED,
    HELD,
    BACKLOG,
    HOLD,
    LATE,
    EVENTS,
    ERRORS,
    UNREADABLE,
    INCOMPLETE,
    DELAY,
    MESSAGES,
    OPEN,
    ACK,
    RETRY,
    RESOLVED;

    /** Of when it is. */
    public enum Span {
        LATELY,
        OPENED,
        NOW
    }
}
