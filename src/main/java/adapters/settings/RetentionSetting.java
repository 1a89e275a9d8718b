package adapters.settings;

import domain.event.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the time for which events are kept to those who drop them in the domain's own terms. */
@Singleton
class RetentionSetting {

    @Produces
    @Singleton
    Retention inForce(Settings settings) {
        return new Retention(settings.retention());
    }
}
