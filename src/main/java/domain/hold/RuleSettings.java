package domain.hold;

import java.time.Duration;

/**
 * The thresholds in force (SPEC §4).
 *
 * @param userLimit orders of one user within {@code userWindow} beyond which it is a burst, 1 or more
 * @param productLimit orders with one product within {@code productWindow} beyond which it is a burst, 1 or more
 * @param lookback how far before a trigger orders are held
 * @param holdUnknownProducts whether a product that the catalogue does not have makes an order's data incomplete
 */
public record RuleSettings(
        int userLimit,
        Duration userWindow,
        int productLimit,
        Duration productWindow,
        Duration lookback,
        boolean holdUnknownProducts) {

    public BurstRule userRule() {
        return new BurstRule(userLimit, userWindow, lookback);
    }

    public BurstRule productRule() {
        return new BurstRule(productLimit, productWindow, lookback);
    }

    /**
     * @param reason FRAUD_USER or FRAUD_PROD
     */
    public BurstRule burstRule(HoldReason reason) {
        return switch (reason) {
            case FRAUD_USER -> userRule();
            case FRAUD_PROD -> productRule();
            case VALID, INV, CHANNEL, MANUAL -> throw new IllegalArgumentException(reason + " is not about bursts");
        };
    }
}
