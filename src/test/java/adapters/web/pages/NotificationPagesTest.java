package adapters.web.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fixtures.LocalStackResource;
import fixtures.Rows;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class NotificationPagesTest {
    private static final Instant AT = Instant.parse("2098-03-05T03:00:00Z");
    private static final String HOSTILE = "<script>alert('np')</script>&\"";

    @Inject
    Rows rows;

    @BeforeEach
    @AfterEach
    void forget() {
        rows.execute("delete from notifications");
    }

    @Test
    void anEmptyListSaysWhatToDoWhileNoWebhookIsSet() {
        assertThat(given().get("/notifications").asString())
                .contains("<html lang=\"ko\">", "아직 메시지가 없습니다", "SLACK_WEBHOOK_URL");
        assertThat(given().get("/notifications?lang=en&status=FAILED").asString())
                .contains(
                        "No message matches.",
                        "<a href=\"/notifications\">Clear filters</a>",
                        "No Slack webhook is set");
    }

    @Test
    void messagesAreShownWithTheirGroupsCountsAndErrors() {
        rows.notification(801, "FAILED", "np/1", AT)
                .with("attempts", 10)
                .with("alert_count", 1234L)
                .with("new_count", 3L)
                .with("last_error", "HTTP 404: no_service")
                .insert();
        rows.notification(802, "PENDING", "user-7", AT)
                .with("reason", "FUL-FRAUD-USER")
                .with("group_kind", "USER")
                .with("new_count", 2L)
                .with("settled_at", null)
                .insert();
        rows.notification(803, "SENT", "", AT)
                .with("reason", "EVT-PARSE")
                .with("group_kind", "NONE")
                .with("alert_count", 5L)
                .with("new_count", 5L)
                .insert();

        String page = given().get("/notifications?lang=en").asString();

        assertThat(page)
                .containsSubsequence(
                        "Sent</span>", "Not JSON", "without an order id", "Waiting</span>", "User burst", "user-7")
                .contains(
                        "<a href=\"/orders/np%2F1\"><bdi>np/1</bdi></a>",
                        "1,234 <span class=\"note\">3 new</span>",
                        "2 so far",
                        "HTTP 404: no_service",
                        "action=\"/notifications/801/resend\"");
        assertThat(page).doesNotContain("/notifications/802/resend", "/notifications/803/resend");
        assertThat(given().get("/notifications?lang=en&status=SENT").asString())
                .contains("<option value=\"SENT\" selected>")
                .doesNotContain("user-7");
    }

    @Test
    void theButtonSendsAFailedMessageAgainAndKeepsTheFilter() {
        rows.notification(801, "FAILED", "np-1", AT).insert();

        Response answer = resend(801);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/notifications?status=FAILED&resent=true");
        assertThat(given().get("/notifications?status=FAILED&resent=true&lang=en")
                        .asString())
                .contains("The message waits again", "No message matches.")
                .doesNotContain("resent=true&amp;lang=ko");
        assertThat(given().get("/notifications?lang=en").asString()).contains("resent by", "test-admin");
    }

    @Test
    void aMessageThatSomebodyElseSentAgainIsExplained() {
        rows.notification(801, "FAILED", "np-1", AT).insert();
        rows.notification(802, "PENDING", "np-1", AT).with("settled_at", null).insert();
        rows.notification(803, "SENT", "np-3", AT).insert();

        Response waits = resend(801);
        assertThat(waits.statusCode()).isEqualTo(409);
        assertThat(waits.asString()).contains("같은 대상의 메시지가 이미 대기 중", "action=\"/notifications/801/resend\"");
        assertThat(resend(803).statusCode()).isEqualTo(409);
        assertThat(resend(999).statusCode()).isEqualTo(404);
    }

    @Test
    void textFromOutsideIsData() {
        rows.notification(801, "FAILED", HOSTILE, AT)
                .with("last_error", HOSTILE)
                .with("resent_by", HOSTILE)
                .insert();

        assertThat(given().get("/notifications").asString())
                .contains("&lt;script&gt;alert(&#39;np&#39;)&lt;/script&gt;&amp;&quot;")
                .doesNotContain("<script>alert", "&amp;lt;");
    }

    private static Response resend(int id) {
        return given().redirects().follow(false).formParam("status", "FAILED").post("/notifications/" + id + "/resend");
    }
}
