package domain.access;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which groups of an identity provider have which role. Who is in none of them has none.
 *
 * @param groups of each role
 */
public record RoleMapping(Map<Role, Set<String>> groups) {
    public RoleMapping {
        groups = Map.copyOf(groups);
    }

    /** The highest role of somebody's groups. */
    public Optional<Role> of(Set<String> somebodys) {
        return Arrays.stream(Role.values())
                .filter(role -> groups.getOrDefault(role, Set.of()).stream().anyMatch(somebodys::contains))
                .max(Comparator.naturalOrder());
    }
}
