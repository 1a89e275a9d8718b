package adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class KafkaTopicsTest {

    @Inject
    KafkaCluster cluster;

    @Test
    void aTopicThatIsNotThereYetHasNoPartitions() {
        assertThat(cluster.partitions("no-such-topic")).isEmpty();
    }

    @Test
    void aTopicHasThePartitionsItWasMadeWith() {
        assertThat(cluster.partitions("event"))
                .hasSize(6)
                .contains(new TopicPartition("event", 0), new TopicPartition("event", 5));
    }
}
