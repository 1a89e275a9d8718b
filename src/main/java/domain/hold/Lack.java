package domain.hold;

/** What an order's data may lack (SPEC §4.1). */
public enum Lack {
    USER,
    PRODUCT,
    ADDRESS,
    UNKNOWN_PRODUCT
}
