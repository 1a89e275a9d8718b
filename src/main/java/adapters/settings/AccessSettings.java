package adapters.settings;

import adapters.settings.Settings.Access;
import domain.access.AccessRules;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands what is set about access to the use cases in the domain's own terms. */
@Singleton
class AccessSettings {

    @Produces
    @Singleton
    AccessRules inForce(Settings settings) {
        Access access = settings.access();
        return new AccessRules(
                LaunchMode.current() == LaunchMode.DEVELOPMENT, access.sessionIdle(), access.sessionLife());
    }
}
