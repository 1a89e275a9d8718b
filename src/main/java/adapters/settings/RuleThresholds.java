package adapters.settings;

import adapters.settings.Settings.Rules;
import adapters.settings.Settings.UnknownProduct;
import domain.hold.RuleSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the thresholds to the rules in the domain's own terms. */
@Singleton
class RuleThresholds {

    @Produces
    @Singleton
    RuleSettings inForce(Settings settings) {
        Rules rules = settings.rules();
        return new RuleSettings(
                rules.userLimit(),
                rules.userWindow(),
                rules.productLimit(),
                rules.productWindow(),
                rules.lookback(),
                rules.unknownProduct() == UnknownProduct.HOLD);
    }
}
