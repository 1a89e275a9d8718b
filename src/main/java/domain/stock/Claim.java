package domain.stock;

/**
 * What became of an order's claim for stock.
 *
 * <pre>
 *   NONE (no product with a stock)  ┌► RESERVED ──► CONSUMED (shipped)
 *   SHORT (held, reserves nothing) ──┘      └──────► RETURNED (cancelled)
 *     └──► WAIVED (released although units are missing)
 * </pre>
 *
 * A late event may turn CONSUMED into RETURNED or RETURNED into a new claim, where it changes what really happened.
 */
public enum Claim {
    NONE,
    SHORT,
    WAIVED,
    RESERVED,
    CONSUMED,
    RETURNED
}
