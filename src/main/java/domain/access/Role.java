package domain.access;

import java.util.Arrays;
import java.util.List;

/** What somebody may do (SPEC §10); each may do what those before it may. */
public enum Role {
    /** Reads everything. */
    VIEWER,
    /** Acts on alerts, orders and notifications. */
    OPERATOR,
    /** Edits the catalogue, the rules' exemptions and the accounts. */
    ADMIN;

    public boolean covers(Role other) {
        return compareTo(other) >= 0;
    }

    /** This role and those that it covers. */
    public List<Role> covered() {
        return Arrays.stream(values()).filter(this::covers).toList();
    }
}
