package adapters.kafka;

import adapters.kafka.KafkaCluster.KafkaUnreachable;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while a broker answers and no batch waits for the database. */
@Readiness
@ApplicationScoped
class KafkaReadiness implements HealthCheck {
    private final KafkaCluster cluster;
    private final IngestionState state;

    KafkaReadiness(KafkaCluster cluster, IngestionState state) {
        this.cluster = cluster;
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("Ingestion from Kafka");
        state.waitsFor().ifPresent(reason -> answer.withData("waits for the database", reason));
        try {
            return answer.withData("brokers", cluster.brokers())
                    .status(state.waitsFor().isEmpty())
                    .build();
        } catch (KafkaUnreachable failure) {
            return answer.withData("reason", String.valueOf(failure.getMessage()))
                    .down()
                    .build();
        }
    }
}
