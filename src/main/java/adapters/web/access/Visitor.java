package adapters.web.access;

import application.ManageAccounts.Doer;
import domain.access.Role;
import domain.access.SignedIn;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Who the request at hand comes from; the actor of whatever it does. */
@Named("visitor")
@ApplicationScoped
public class Visitor {
    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;
    private final KnownVisitors visitors;
    private final VisitorAddress addresses;

    Visitor(SecurityIdentity identity, CurrentVertxRequest request, KnownVisitors visitors, VisitorAddress addresses) {
        this.identity = identity;
        this.request = request;
        this.visitors = visitors;
        this.addresses = addresses;
    }

    public boolean signedIn() {
        return !identity.isAnonymous();
    }

    /** The name of the account; empty where nobody is signed in. */
    public String name() {
        return identity.isAnonymous() ? "" : identity.getPrincipal().getName();
    }

    public boolean may(Role role) {
        return identity.hasRole(Roles.name(role));
    }

    public boolean operator() {
        return may(Role.OPERATOR);
    }

    public boolean admin() {
        return may(Role.ADMIN);
    }

    /** {@code null}: nobody is signed in. */
    public @Nullable Role role() {
        return signedIn() ? signedInAs().role() : null;
    }

    public Doer doer() {
        return new Doer(name(), address());
    }

    /** From where, as digits. */
    public String address() {
        return addresses.of(request.getCurrent());
    }

    /** The secret of the session; {@code null}: there is none. */
    @Nullable
    String session() {
        return Identities.session(identity);
    }

    SignedIn signedInAs() {
        return Identities.visitor(identity);
    }

    /** Tells, whenever asked and on whatever thread that may wait, whether the visitor is still signed in. */
    public BooleanSupplier staying() {
        SignedIn visitor = signedInAs();
        String secret = session();
        return secret == null
                ? () -> visitors.holds(visitor)
                : () -> visitors.byOpenPage(secret).isPresent();
    }
}
