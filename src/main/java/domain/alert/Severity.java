package domain.alert;

import domain.event.EventReason;
import domain.hold.HoldReason;
import java.util.Arrays;
import java.util.List;

/**
 * How urgently an alert asks for somebody, the most urgent first: goods that left in spite of a hold may still be stopped, a suspected fraud
 * goes on while nobody looks, anything else waits its turn.
 */
public enum Severity {
    CRITICAL,
    HIGH,
    NORMAL;

    /** Public codes of the reasons that are as severe; {@code NORMAL} is what no other one names. */
    public List<String> reasons() {
        return switch (this) {
            case CRITICAL -> List.of(EventReason.HELD.code());
            case HIGH -> List.of(HoldReason.FRAUD_USER.code(), HoldReason.FRAUD_PROD.code());
            case NORMAL -> List.of();
        };
    }

    /**
     * @param reason public code of a hold's or an event's reason
     */
    public static Severity of(String reason) {
        return Arrays.stream(values())
                .filter(severity -> severity.reasons().contains(reason))
                .findFirst()
                .orElse(NORMAL);
    }
}
