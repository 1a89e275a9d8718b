package domain.event;

/** Why an event or a message is among the errors (SPEC §2). */
public enum EventReason {
    EMPTY,
    PARSE,
    SCHEMA,
    STATE,
    HELD,
    CONFLICT;

    private static final String PREFIX = "EVT-";

    /** The public code, such as {@code EVT-SCHEMA}. */
    public String code() {
        return PREFIX + name();
    }

    /**
     * The reason of a public code.
     *
     * @throws IllegalArgumentException where no reason has that code
     */
    public static EventReason ofCode(String code) {
        if (!code.startsWith(PREFIX)) {
            throw new IllegalArgumentException("no event reason has the code " + code);
        }
        return valueOf(code.substring(PREFIX.length()));
    }
}
