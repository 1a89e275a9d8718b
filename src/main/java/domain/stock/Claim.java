package domain.stock;

/**
 * What became of an order's claim for stock.
 *
 * <pre>
 *   NONE (no product with a stock)      RESERVED ──► CONSUMED (shipped)
 *   SHORT (held, reserves nothing)          └──────► RETURNED (cancelled)
 * </pre>
 *
 * A late event may turn CONSUMED into RETURNED or RETURNED into a new claim, where it changes what really happened.
 */
public enum Claim {
    NONE,
    SHORT,
    RESERVED,
    CONSUMED,
    RETURNED
}
