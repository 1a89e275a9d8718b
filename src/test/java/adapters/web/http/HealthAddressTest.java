package adapters.web.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class HealthAddressTest {

    @Test
    void theShortAddressTellsOfTheDatabaseAndKafka() {
        Response health = given().noFilters().get("/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.jsonPath().getString("status")).isEqualTo("UP");
        assertThat(health.jsonPath().getList("checks.name", String.class))
                .anyMatch(name -> name.contains("Database"))
                .anyMatch(name -> name.contains("Kafka"));
    }
}
