package adapters.web.access;

import adapters.settings.Networks;
import adapters.settings.Settings;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Figures and readiness are told to the networks that probe them ({@code PROBE_NETWORKS}) and to whoever is signed in. */
@ApplicationScoped
class ProbePolicy implements HttpSecurityPolicy {
    private final Networks networks;

    ProbePolicy(Settings settings) {
        this.networks = Networks.of(settings.access().probeNetworks());
    }

    @Override
    public String name() {
        return "probes";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext exchange, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return networks.contain(Visitor.address(exchange))
                ? CheckResult.permit()
                : identity.map(visitor -> visitor.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
    }
}
