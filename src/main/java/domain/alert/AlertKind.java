package domain.alert;

/** What an alert is about (SPEC §5), which decides what resolving and retrying it mean. */
public enum AlertKind {
    /** An order is held: one alert per hold. */
    HOLD,
    /** An event or a message is at fault: one alert for each. */
    EVENT
}
