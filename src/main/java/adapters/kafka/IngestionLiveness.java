package adapters.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive unless one try at a batch goes on for longer than its transaction may: that mends itself by a restart only. A database that is
 * away does not count, each try then ends and another follows.
 */
@Liveness
@ApplicationScoped
class IngestionLiveness implements HealthCheck {
    private final IngestionState state;
    private final Duration stuckAfter;

    IngestionLiveness(IngestionState state, @ConfigProperty(name = "ingestion.stuck-after") Duration stuckAfter) {
        this.state = state;
        this.stuckAfter = stuckAfter;
    }

    @Override
    public HealthCheckResponse call() {
        Duration inHand = state.batchInHand();
        return HealthCheckResponse.named("Ingestion")
                .withData("seconds with a batch in hand", inHand.toSeconds())
                .status(inHand.compareTo(stuckAfter) < 0)
                .build();
    }
}
