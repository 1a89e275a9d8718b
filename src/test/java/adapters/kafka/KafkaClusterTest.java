package adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;

class KafkaClusterTest {

    @Test
    void brokersAreAskedThroughTheSameDoorAsTheConsumerUses() {
        Map<String, Object> settings = KafkaCluster.settings(Map.of(
                "bootstrap.servers", "broker:9093",
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512",
                "sasl.jaas.config", "hush",
                "ssl.truststore.location", "/etc/kafka/ca.pem",
                "ssl.truststore.type", "PEM"));

        assertThat(new AdminClientConfig(settings).originals())
                .containsEntry("bootstrap.servers", "broker:9093")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry("sasl.jaas.config", "hush")
                .containsEntry("ssl.truststore.location", "/etc/kafka/ca.pem")
                .containsEntry("ssl.truststore.type", "PEM");
    }

    @Test
    void settingsOfTheApplicationItselfAreNotTheClients() {
        assertThat(KafkaCluster.settings(
                        Map.of("bootstrap.servers", "broker:9092", "topic", "event", "group.id", "pipeline")))
                .containsOnlyKeys("bootstrap.servers", "request.timeout.ms", "default.api.timeout.ms");
    }
}
