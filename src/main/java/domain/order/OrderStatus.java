package domain.order;

/**
 * The underlying status of an order and its legal moves (SPEC §3). A hold never changes it.
 *
 * <pre>
 *   CREATED ──► PAID ──► PICKING ──► PACKED ──► SHIPPED ──► DELIVERED (final)
 *      │          │         │           │
 *      └──────────┴─────────┴───────────┴──► CANCELED (final)
 * </pre>
 *
 * Forward moves may skip statuses; the same status again changes nothing.
 */
public enum OrderStatus {
    CREATED(Stage.PAYMENT),
    PAID(Stage.PAYMENT),
    PICKING(Stage.FULFILLMENT),
    PACKED(Stage.FULFILLMENT),
    SHIPPED(Stage.LOGISTICS),
    DELIVERED(Stage.LOGISTICS),
    CANCELED(Stage.SYSTEM);

    private final Stage stage;

    OrderStatus(Stage stage) {
        this.stage = stage;
    }

    public Stage stage() {
        return stage;
    }

    /** Whether a rule may still quarantine an order in this status: what left the house or was cancelled cannot be held. */
    public boolean eligible() {
        return compareTo(SHIPPED) < 0;
    }

    /** Whether no move leads on from here. */
    public boolean isFinal() {
        return this == DELIVERED || this == CANCELED;
    }

    /** Whether moving on to this status while held is a breach of the quarantine (EVT-HELD). */
    public boolean movesGoods() {
        return this != CREATED && this != PAID && this != CANCELED;
    }

    public Move moveTo(OrderStatus next) {
        if (next == this) {
            return Move.UNCHANGED;
        }
        boolean legal = next == CANCELED ? eligible() : this != CANCELED && next.compareTo(this) > 0;
        return legal ? Move.APPLIED : Move.ILLEGAL;
    }

    /** What an event did to the underlying status. */
    public enum Move {
        APPLIED,
        UNCHANGED,
        ILLEGAL
    }
}
