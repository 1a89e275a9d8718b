package adapters.settings;

import domain.metrics.RollUpBasis;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the roll-up what its figures depend on in the domain's own terms. */
@Singleton
class MetricSettings {

    @Produces
    @Singleton
    RollUpBasis inForce(Settings settings) {
        return new RollUpBasis(settings.timeZone(), settings.lateAfter());
    }
}
