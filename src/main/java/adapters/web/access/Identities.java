package adapters.web.access;

import domain.access.SignedIn;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import org.jspecify.annotations.Nullable;

/** Visitors in the terms of the framework. */
final class Identities {
    private static final String VISITOR = "fulfilment.visitor";
    private static final String SESSION = "fulfilment.session";

    private Identities() {}

    static SecurityIdentity byPassword(SignedIn visitor) {
        return builder(visitor).build();
    }

    static SecurityIdentity bySession(SignedIn visitor, String secret) {
        return builder(visitor).addAttribute(SESSION, secret).build();
    }

    private static QuarkusSecurityIdentity.Builder builder(SignedIn visitor) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(visitor.name().value()))
                .addRoles(Roles.of(visitor.role()))
                .addAttribute(VISITOR, visitor);
    }

    /** The secret of the session; {@code null}: the request brought name and password. */
    static @Nullable String session(SecurityIdentity identity) {
        return identity.getAttribute(SESSION);
    }

    static SignedIn visitor(SecurityIdentity identity) {
        return identity.getAttribute(VISITOR);
    }
}
