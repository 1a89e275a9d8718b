package adapters.settings;

import adapters.settings.Settings.Access;
import adapters.settings.Settings.Oidc;
import domain.access.AccessRules;
import domain.access.Role;
import domain.access.RoleMapping;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** Hands what is set about access to the use cases in the domain's own terms. */
@Singleton
class AccessSettings {

    @Produces
    @Singleton
    AccessRules inForce(Settings settings) {
        Access access = settings.access();
        return new AccessRules(
                LaunchMode.current() == LaunchMode.DEVELOPMENT,
                access.oidc().issuer().isPresent(),
                access.sessionIdle(),
                access.sessionLife());
    }

    @Produces
    @Singleton
    RoleMapping groups(Settings settings) {
        Oidc oidc = settings.access().oidc();
        return new RoleMapping(Map.of(
                Role.VIEWER, Set.copyOf(oidc.viewers()),
                Role.OPERATOR, Set.copyOf(oidc.operators()),
                Role.ADMIN, Set.copyOf(oidc.admins())));
    }
}
