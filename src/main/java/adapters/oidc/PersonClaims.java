package adapters.oidc;

import adapters.oidc.IdTokenCheck.NotHeld;
import application.ports.IdentityProvider.Person;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/**
 * Where in a token it stands who somebody is.
 *
 * @param name of the claim with the account's name
 * @param groups of the claim with what decides on the role; {@code a/b} is the claim b within a
 */
record PersonClaims(String name, String groups) {

    Person of(JwtClaims claims, String issuer) throws NotHeld {
        Object called = at(claims.getClaimsMap(), name);
        if (!(called instanceof String text) || text.isBlank()) {
            throw new NotHeld("the ID token has no text in the claim " + name);
        }
        Object subject = claims.getClaimValue("sub");
        return new Person(issuer + " " + subject, text, values(at(claims.getClaimsMap(), groups)));
    }

    private static @Nullable Object at(Map<?, ?> claims, String path) {
        // a claim may be called by an address, with slashes of its own
        Object whole = claims.get(path);
        int slash = path.indexOf('/');
        if (whole != null || slash < 0) {
            return whole;
        }
        return claims.get(path.substring(0, slash)) instanceof Map<?, ?> inner
                ? at(inner, path.substring(slash + 1))
                : null;
    }

    private static Set<String> values(@Nullable Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .collect(Collectors.toUnmodifiableSet());
        }
        return claim instanceof String one ? Set.of(one) : Set.of();
    }
}
