package adapters.web.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fixtures.LocalStackResource;
import fixtures.Rows;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class NotificationsApiTest {
    private static final Instant AT = Instant.parse("2098-03-05T03:00:00Z");

    @Inject
    Rows rows;

    @BeforeEach
    void oneMessageOfEachStatus() {
        rows.execute("delete from notifications");
        rows.notification(901, "SENT", "na-1", AT)
                .with("sent_at", AT.plusSeconds(6))
                .with("alert_count", 12L)
                .with("new_count", 3L)
                .with("message_text", "twelve")
                .insert();
        rows.notification(902, "FAILED", "na-2", AT)
                .with("attempts", 10)
                .with("last_error", "HTTP 404: no_service")
                .insert();
        rows.notification(903, "SKIPPED", "na-3", AT)
                .with("reason", "EVT-STATE")
                .insert();
        rows.notification(904, "DROPPED", "na-4", AT).insert();
        rows.notification(905, "PENDING", "na-5", AT).with("settled_at", null).insert();
        rows.notification(906, "FAILED", "na-5", AT).insert();
    }

    @AfterEach
    void forget() {
        rows.execute("delete from notifications");
    }

    @Test
    void theListIsNewestFirstWithEverythingKnown() {
        given().get("/api/notifications")
                .then()
                .statusCode(200)
                .body("items.id", contains(906, 905, 904, 903, 902, 901))
                .body("next_cursor", nullValue())
                .body("items[5].status", equalTo("SENT"))
                .body("items[5].reason", equalTo("FUL-VALID"))
                .body("items[5].group_kind", equalTo("ORDER"))
                .body("items[5].group_subject", equalTo("na-1"))
                .body("items[5].alert_count", equalTo(12))
                .body("items[5].new_count", equalTo(3))
                .body("items[5].text", equalTo("twelve"))
                .body("items[5].sent_at", equalTo("2098-03-05T12:00:06+09:00"))
                .body("items[4].last_error", equalTo("HTTP 404: no_service"))
                .body("items[1].next_attempt_at", equalTo("2098-03-05T12:00:05+09:00"))
                .body("items[4].next_attempt_at", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"status=FAILED, 2", "status=ALL, 6", "reason=EVT-STATE, 1", "status=SENT&reason=EVT-STATE, 0"})
    void theListCanBeNarrowed(String filter, int size) {
        given().get("/api/notifications?" + filter).then().statusCode(200).body("items.size()", equalTo(size));
    }

    @Test
    void theListIsWalkedByCursor() {
        String cursor = given().get("/api/notifications?limit=4")
                .then()
                .body("items.id", contains(906, 905, 904, 903))
                .extract()
                .path("next_cursor");
        given().queryParam("cursor", cursor)
                .get("/api/notifications?limit=4")
                .then()
                .body("items.id", contains(902, 901))
                .body("next_cursor", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=LOST", "reason=FUL-X", "limit=0", "cursor=xyz"})
    void whatCannotBeReadIsAProblem(String parameter) {
        given().get("/api/notifications?" + parameter).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aFailedMessageWaitsAgainAsIfNeverTried() {
        resend(902, "{\"note\": \"webhook renewed\"}")
                .statusCode(200)
                .body("status", equalTo("PENDING"))
                .body("attempts", equalTo(0))
                .body("resent_by", equalTo("test-admin"))
                .body("resent_note", equalTo("webhook renewed"))
                .body("settled_at", nullValue());
    }

    @Test
    void aSkippedMessageCanBeResentWithoutABody() {
        given().noContentType()
                .post("/api/notifications/903/resend")
                .then()
                .statusCode(200)
                .body("status", equalTo("PENDING"));
    }

    @ParameterizedTest
    @CsvSource({
        "901, only FAILED and SKIPPED messages can be resent; this one is SENT",
        "904, this one is DROPPED",
        "905, this one is PENDING",
        "906, another message of this group waits already"
    })
    void whatCannotBeResentIsAConflictAndStaysAsItIs(int id, String detail) {
        resend(id, "{}")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail.toLowerCase()", containsString(detail.toLowerCase(java.util.Locale.ROOT)));
        given().get("/api/notifications?status=FAILED").then().body("items.id", contains(906, 902));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999", "0", "-1", "x", "99999999999999999999"})
    void anUnknownMessageIsNotFound(String id) {
        given().contentType("application/json")
                .body("{}")
                .post("/api/notifications/" + id + "/resend")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"note\": 7}", "{\"note\": \"a\\u0000\"}", "{\"note\":"})
    void aBodyThatCannotBeTakenIsAProblem(String body) {
        resend(902, body).statusCode(400).contentType("application/problem+json");
        given().get("/api/notifications?status=FAILED").then().body("items.id", contains(906, 902));
    }

    private static ValidatableResponse resend(int id, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/notifications/" + id + "/resend")
                .then();
    }
}
