package adapters.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import fixtures.Arrivals;
import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class ExemptionsApiTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    @Inject
    Arrivals arrivals;

    private String user;

    @BeforeEach
    void aUserOfItsOwn() {
        user = "ea-" + UUID.randomUUID();
    }

    @Test
    void anExemptionIsGrantedListedAndEnded() {
        int id = grant("{\"kind\": \"USER\", \"subject\": \"%s\", \"reason\": \"도매 거래처\"}".formatted(user))
                .statusCode(201)
                .body("kind", equalTo("USER"))
                .body("subject", equalTo(user))
                .body("reason", equalTo("도매 거래처"))
                .body("ends_at", nullValue())
                .body("active", equalTo(true))
                .body("created_by", equalTo("test-admin"))
                .extract()
                .path("exemption_id");
        grant("{\"kind\": \"PRODUCT\", \"subject\": \"%s\", \"reason\": \"sale\", \"ends_at\": \"2099-03-01\"}"
                        .formatted(user))
                .statusCode(201)
                .body("ends_at", equalTo("2099-03-02T00:00:00+09:00"));

        given().get("/api/exemptions?subject=" + user).then().body("items.kind", contains("PRODUCT", "USER"));
        given().get("/api/exemptions?kind=USER&subject=" + user)
                .then()
                .body("items.exemption_id", contains(id))
                .body("next_cursor", nullValue());
        given().delete("/api/exemptions/" + id)
                .then()
                .statusCode(200)
                .body("active", equalTo(false))
                .body("ended_by", equalTo("test-admin"))
                .body("ends_at", notNullValue());
        given().delete("/api/exemptions/" + id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("over since"))
                .body("ends_at", notNullValue());
        given().get("/api/exemptions?active=true&subject=" + user).then().body("items.kind", contains("PRODUCT"));
    }

    @Test
    void anExemptUserIsSparedAndHeldAgainOnceItEnded() {
        int id = grant("{\"kind\": \"USER\", \"subject\": \"%s\", \"reason\": \"wholesale\"}".formatted(user))
                .extract()
                .path("exemption_id");

        burst("first", START);
        assertThat(heldForBurst()).isZero();

        given().delete("/api/exemptions/" + id).then().statusCode(200);
        burst("second", Instant.now().plusSeconds(60));
        assertThat(heldForBurst()).isEqualTo(6);
    }

    @Test
    void aProductSaysWhatSparesIt() {
        given().contentType("application/json")
                .body("{}")
                .put("/api/products/{id}", user)
                .then()
                .statusCode(201)
                .body("exemption", nullValue());
        grant("{\"kind\": \"PRODUCT\", \"subject\": \"%s\", \"reason\": \"sale\", \"ends_at\": \"2099-03-01\"}"
                .formatted(user));

        String answer = given().get("/api/products/{id}", user)
                .then()
                .body("exemption.reason", equalTo("sale"))
                .body("exemption.ends_at", equalTo("2099-03-02T00:00:00+09:00"))
                .extract()
                .asString();
        given().contentType("application/json")
                .body(answer)
                .put("/api/products/{id}", user)
                .then()
                .statusCode(200)
                .body("exemption.reason", equalTo("sale"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []                                                                    | must be a JSON object
                    {"kind": "USER", "reason": "x"}                                       | subject takes 1 to 200
                    {"kind": "USER", "subject": " ", "reason": "x"}                       | subject takes 1 to 200
                    {"kind": "USER", "subject": "u"}                                      | reason takes 1 to 2,000
                    {"kind": "USER", "subject": "u\\u0000", "reason": "x"}                | cannot be stored
                    {"kind": "ORDER", "subject": "u", "reason": "x"}                      | kind takes one of
                    {"subject": "u", "reason": "x"}                                       | kind takes USER or PRODUCT
                    {"kind": "USER", "subject": 7, "reason": "x"}                         | subject takes text
                    {"kind": "USER", "subject": "u", "reason": "x", "ends_at": "2001-01-01"} | must lie in the future
                    {"kind": "USER", "subject": "u", "reason": "x", "ends_at": "soon"}    | ends_at takes a day
                    {"kind": "USER", "subject": "u", "reason": "x", "until": "2099-01-01"} | no field "until"
                    {"kind":                                                              | cannot be read
                    """)
    void whatCannotBeGrantedIsAProblem(String body, String detail) {
        grant(body).statusCode(400).contentType("application/problem+json").body("detail", containsString(detail));
    }

    @Test
    void limitsAreCountedInCharacters() {
        String wish = "{\"kind\": \"USER\", \"subject\": \"%s\", \"reason\": \"%s\"}";
        grant(wish.formatted("🙂".repeat(201), "x")).statusCode(400);
        grant(wish.formatted(user, "🙂".repeat(2_001))).statusCode(400);
        grant(wish.formatted(user, "🙂".repeat(2_000))).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?kind=ORDER", "?limit=0", "?cursor=xyz", "?active=maybe"})
    void whatCannotBeReadIsAProblem(String parameters) {
        given().get("/api/exemptions" + parameters).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void unknownOnesAndWrongRequestsAreRefused() {
        for (String id : List.of("0", "x", "99999999999999999999")) {
            given().delete("/api/exemptions/" + id).then().statusCode(404);
        }
        given().contentType("text/plain")
                .body("x")
                .post("/api/exemptions")
                .then()
                .statusCode(415);
        given().put("/api/exemptions/1").then().statusCode(405);
    }

    private void burst(String name, Instant start) {
        arrivals.arrive(IntStream.range(0, 6)
                .mapToObj(i -> """
                        {"order_id":"%s-%s-%d","user_id":"%s","occurred_at":"%s"}""".formatted(user, name, i, user, start.plusMillis(i)))
                .toList());
    }

    private int heldForBurst() {
        return given().get("/api/alerts/page?reason=FUL-FRAUD-USER&group_kind=USER&group_subject=" + user)
                .jsonPath()
                .getList("items")
                .size();
    }

    private static ValidatableResponse grant(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/exemptions")
                .then();
    }
}
