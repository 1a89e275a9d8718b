package domain.event;

/** Why an event or a message is among the errors (SPEC §2). */
public enum EventReason {
    EMPTY,
    PARSE,
    SCHEMA,
    STATE,
    HELD,
    CONFLICT;

    /** The public code, such as {@code EVT-SCHEMA}. */
    public String code() {
        return "EVT-" + name();
    }
}
