package domain.hold;

import java.util.Arrays;
import java.util.List;

/** Why an order is held, by falling priority: the order shows the first of its active reasons (SPEC §4). */
public enum HoldReason {
    VALID("FUL-VALID"),
    INV("FUL-INV"),
    FRAUD_USER("FUL-FRAUD-USER"),
    FRAUD_PROD("FUL-FRAUD-PROD"),
    CHANNEL("FUL-CHANNEL"),
    MANUAL("FUL-MANUAL");

    private final String code;

    HoldReason(String code) {
        this.code = code;
    }

    /** Whether it comes from a burst of orders of one user or product. */
    public boolean isBurst() {
        return this == FRAUD_USER || this == FRAUD_PROD;
    }

    /** The public code, such as {@code FUL-INV}. */
    public String code() {
        return code;
    }

    /**
     * @throws IllegalArgumentException where no reason has that code
     */
    public static HoldReason ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no hold reason has the code " + code));
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(HoldReason::code).toList();
    }
}
