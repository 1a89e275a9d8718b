package adapters.web.access;

import domain.access.Role;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The names by which endpoints ask for roles; who has a role also has those that it covers. */
public final class Roles {
    public static final String VIEWER = "viewer";
    public static final String OPERATOR = "operator";
    public static final String ADMIN = "admin";

    private Roles() {}

    static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static Set<String> of(Role role) {
        return role.covered().stream().map(Roles::name).collect(Collectors.toUnmodifiableSet());
    }
}
