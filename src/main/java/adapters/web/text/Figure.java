package adapters.web.text;

/** What the start page counts; each has a name, a note and a basis of comparison in {@code messages/dash_*.properties}. */
public enum Figure {
    ORDERS("CREATED", false),
    SHIPPED("SHIPPED", false),
    BACKLOG("PAID", true),
    HELD("HOLD", true),
    LATE("LATE", true),
    ALERTS("ALERTS", true),
    DELAY("DELAY", true),
    LAG("LAG", true);

    private final String icon;
    private final boolean burden;

    Figure(String icon, boolean burden) {
        this.icon = icon;
        this.burden = burden;
    }

    public String icon() {
        return icon;
    }

    /** Whether it is bad to have more of it. */
    public boolean burden() {
        return burden;
    }
}
