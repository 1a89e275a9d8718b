package adapters.settings;

import static org.assertj.core.api.Assertions.assertThat;

import domain.hold.RuleSettings;
import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class RuleThresholdsTest {

    @Inject
    RuleSettings rules;

    @Inject
    Settings settings;

    @Test
    void theDefaultsAreTheNumbersOfTheSpecification() {
        assertThat(rules)
                .isEqualTo(new RuleSettings(
                        5, Duration.ofSeconds(10), 5, Duration.ofSeconds(1), Duration.ofSeconds(60), true));
        assertThat(settings.timeZone()).isEqualTo(ZoneId.of("Asia/Seoul"));
        assertThat(settings.baseUrl()).isEqualTo(URI.create("http://localhost:8080"));
    }
}
