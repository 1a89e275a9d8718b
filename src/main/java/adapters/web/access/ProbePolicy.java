package adapters.web.access;

import adapters.settings.Networks;
import adapters.settings.Settings;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Figures and readiness are told to the networks that probe them ({@code PROBE_NETWORKS}) and to whoever is signed in. */
@ApplicationScoped
class ProbePolicy implements HttpSecurityPolicy {
    private static final String LIVENESS = "/q/health/live";
    private static final List<String> PROBES = List.of("/health", "/q/health", "/q/metrics");

    private final Networks networks;
    private final VisitorAddress addresses;

    ProbePolicy(Settings settings, VisitorAddress addresses) {
        this.networks = Networks.of(settings.access().probeNetworks());
        this.addresses = addresses;
    }

    @Override
    public String name() {
        return "probes";
    }

    /** Whether the answer depends on nobody: probes must get theirs also while the database, which knows the accounts, is away. */
    boolean needsNobody(RoutingContext exchange) {
        String path = exchange.normalizedPath();
        boolean probe = PROBES.stream().anyMatch(path::startsWith);
        return path.equals(LIVENESS) || (probe && comesFromProber(exchange));
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext exchange, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return comesFromProber(exchange)
                ? CheckResult.permit()
                : identity.map(visitor -> visitor.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
    }

    private boolean comesFromProber(RoutingContext exchange) {
        return networks.contain(addresses.of(exchange)) && !addresses.isHidden(exchange);
    }
}
