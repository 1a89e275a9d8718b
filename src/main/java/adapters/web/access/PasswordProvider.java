package adapters.web.access;

import application.SignIn.Claim;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Looks at the name and password that a script sends. */
@ApplicationScoped
class PasswordProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    private final KnownVisitors visitors;
    private final VisitorAddress addresses;

    PasswordProvider(KnownVisitors visitors, VisitorAddress addresses) {
        this.visitors = visitors;
        this.addresses = addresses;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        RoutingContext exchange = Objects.requireNonNull(HttpSecurityUtils.getRoutingContextAttribute(request));
        String password = new String(request.getPassword().getPassword());
        Claim claim = new Claim(request.getUsername(), password, addresses.of(exchange));
        return context.runBlocking(() ->
                visitors.byPassword(claim).map(Identities::byPassword).orElseThrow(AuthenticationFailedException::new));
    }
}
