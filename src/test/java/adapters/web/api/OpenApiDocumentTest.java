package adapters.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the OpenAPI document says of each call; whether it tells the truth is asked of every answer that a test gets. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class OpenApiDocumentTest {
    private static final List<String> CALLS = List.of(
            "get /api/summary",
            "get /api/timeseries",
            "get /api/kpi/orders",
            "get /api/kpi/events",
            "get /api/kpi/alerts",
            "get /api/orders",
            "get /api/orders/page",
            "get /api/orders/export",
            "get /api/orders/{order_id}",
            "post /api/orders/{order_id}/status",
            "get /api/order",
            "post /api/order/status",
            "get /api/events/page",
            "get /api/events/export",
            "get /api/events/{event_id}/raw",
            "get /api/alerts",
            "get /api/alerts/page",
            "get /api/alerts/export",
            "get /api/alerts/{alert_key}",
            "get /api/alert",
            "post /api/alerts/{alert_key}/ack",
            "post /api/alerts/{alert_key}/resolve",
            "post /api/alerts/{alert_key}/retry",
            "post /api/alerts/actions",
            "get /api/products",
            "get /api/products/{product_id}",
            "put /api/products/{product_id}",
            "post /api/products/import",
            "get /api/exemptions",
            "post /api/exemptions",
            "delete /api/exemptions/{id}",
            "get /api/notifications",
            "post /api/notifications/{id}/resend",
            "post /api/metrics/recompute",
            "get /api/stream");

    private record Call(String name, JsonNode operation) {}

    private JsonNode document = new ObjectMapper().createObjectNode();
    private final List<Call> calls = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        document = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asByteArray());
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .map(method -> new Call(method.getKey() + " " + path.getKey(), method.getValue()))
                        .forEach(calls::add));
    }

    @Test
    void tellsOfEveryCallAndOfNoPage() {
        assertThat(calls).extracting(Call::name).containsExactlyInAnyOrderElementsOf(CALLS);
    }

    @Test
    void everyCallHasASummaryAndDescribesItsParameters() {
        for (Call call : calls) {
            assertThat(call.operation().path("summary").asText())
                    .as(call.name())
                    .contains(" ");
            for (JsonNode parameter : call.operation().path("parameters")) {
                assertThat(parameter.path("description").asText())
                        .as(call.name() + " " + parameter.path("name").asText())
                        .isNotBlank();
            }
        }
    }

    @Test
    void everyBodyThatACallTakesHasAnExample() {
        for (Call call : calls) {
            for (JsonNode content : call.operation().path("requestBody").path("content")) {
                assertThat(content.path("examples")).as(call.name()).isNotEmpty();
            }
        }
        assertThat(document.toString()).doesNotContain("JsonNode");
    }

    @Test
    void everyCallSaysHowItAnswersWhatItCannotDo() {
        for (Call call : calls) {
            assertThat(call.operation()
                            .at("/responses/default/content/application~1problem+json/schema/$ref")
                            .asText())
                    .as(call.name())
                    .isEqualTo("#/components/schemas/Problem");
        }
    }

    @Test
    void reasonsHaveTheirPublicCodes() {
        Map<String, String> codes = Map.of("HoldReason", "FUL-FRAUD-USER", "EventReason", "EVT-SCHEMA");
        codes.forEach((schema, code) -> assertThat(document.at("/components/schemas/" + schema + "/enum"))
                .extracting(JsonNode::asText)
                .contains(code)
                .allMatch(text -> text.startsWith(code.substring(0, 4))));
    }
}
