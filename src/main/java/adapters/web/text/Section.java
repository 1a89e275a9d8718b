package adapters.web.text;

import java.util.Arrays;
import java.util.Optional;

/** The parts of the console between which its header leads. */
public enum Section {
    START("/"),
    ORDERS("/orders"),
    EVENTS("/events"),
    ALERTS("/alerts"),
    PRODUCTS("/products"),
    EXEMPTIONS("/exemptions"),
    NOTIFICATIONS("/notifications");

    private final String path;

    Section(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    /** The section that an address belongs to, or would. */
    public static Optional<Section> of(String path) {
        return Arrays.stream(values())
                .filter(section -> section == START ? path.equals(START.path) : path.startsWith(section.path))
                .findFirst();
    }
}
