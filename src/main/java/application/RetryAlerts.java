package application;

import application.ports.StoreUnavailable;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Carries out the retries that operators asked for. A request is a row, so that it outlives a crash; the state lock sees to it that one
 * instance works on it.
 */
@ApplicationScoped
public class RetryAlerts {
    private static final int AT_ONCE = 500;

    private final RetryStep step;

    RetryAlerts(RetryStep step) {
        this.step = step;
    }

    /**
     * Works until no request is left.
     *
     * @throws StoreUnavailable where the store is away: what is left stays requested
     */
    public void runDue() {
        int most = AT_ONCE;
        while (true) {
            try {
                if (step.run(most) < most) {
                    return;
                }
            } catch (StoreUnavailable away) {
                throw away;
            } catch (RuntimeException refused) {
                if (most == 1) {
                    step.giveUpFirst("it cannot be stored: " + refused.getMessage());
                }
                most = 1;
            }
        }
    }
}
