package domain.order;

/** The department an order is with: always derived from its underlying status, never taken from a channel. */
public enum Stage {
    PAYMENT,
    FULFILLMENT,
    LOGISTICS,
    SYSTEM
}
