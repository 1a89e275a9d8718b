package adapters.simulator;

/** The stores that sell, each with the field names and habits of its own (the aliases of SPEC §2). */
enum SalesChannel {
    SMARTSTORE("naver-smartstore"),
    COUPANG("coupang"),
    ELEVENST("11st"),
    OWN_MALL("own-mall");

    private final String label;

    SalesChannel(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    Dialect dialect() {
        return switch (this) {
            case SMARTSTORE -> new SmartstoreDialect();
            case COUPANG -> new CoupangDialect();
            case ELEVENST -> new ElevenstDialect();
            case OWN_MALL -> new OwnMallDialect();
        };
    }

    /** Whether it reports an order before it is paid. */
    boolean reportsCreation() {
        return this == OWN_MALL;
    }

    /** Whether it sells several products in one order. */
    boolean hasBaskets() {
        return this == OWN_MALL || this == COUPANG;
    }
}
