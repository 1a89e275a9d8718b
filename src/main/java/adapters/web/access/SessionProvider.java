package adapters.web.access;

import domain.access.SignedIn;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** Tells whose session it is. */
@ApplicationScoped
class SessionProvider implements IdentityProvider<TokenAuthenticationRequest> {
    private final KnownVisitors visitors;

    SessionProvider(KnownVisitors visitors) {
        this.visitors = visitors;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String secret = request.getToken().getToken();
        boolean openPage = OpenPage.asks(Objects.requireNonNull(HttpSecurityUtils.getRoutingContextAttribute(request)));
        KnownVisitors.Known known = openPage ? visitors.knownByOpenPage(secret) : visitors.knownBySession(secret);
        return known == null
                ? context.runBlocking(
                        () -> identity(openPage ? visitors.byOpenPage(secret) : visitors.bySession(secret), secret))
                : Uni.createFrom().item(() -> identity(known.visitor(), secret));
    }

    private static SecurityIdentity identity(Optional<SignedIn> visitor, String secret) {
        return visitor.map(who -> Identities.bySession(who, secret)).orElseThrow(AuthenticationFailedException::new);
    }
}
