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
                .with("message_text", "Data missing: 1,234 alerts are open")
                .with("resent_by", "kim")
                .with("resent_at", AT.plusSeconds(60))
                .with("resent_note", "the webhook is back")
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
                        "Data missing: 1,234 alerts are open",
                        "2098-03-05 12:00:00</time>",
                        "the webhook is back",
                        "2098-03-05 12:01:00</time>",
                        "href=\"/alerts?status=UNRESOLVED&amp;reason=FUL-FRAUD-USER&amp;group_kind=USER&amp;group_subject=user-7\"",
                        "action=\"/notifications/801/resend\"");
        assertThat(page).doesNotContain("/notifications/802/resend", "/notifications/803/resend");
        assertThat(given().get("/notifications?lang=en&status=SENT").asString())
                .contains("<option value=\"SENT\" selected>")
                .doesNotContain("user-7");
    }

    @Test
    void theButtonSendsAFailedMessageAgainAndKeepsTheFilter() {
        rows.notification(801, "FAILED", "np-1", AT).insert();
        rows.notification(802, "FAILED", "np-2", AT).insert();
        String first = given().get("/notifications?status=FAILED&reason=FUL-VALID&limit=1")
                .asString();
        String next = first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1");
        String place = next.replace("&amp;", "&");
        assertThat(given().urlEncodingEnabled(false).get(place).asString())
                .contains("action=\"/notifications/801/resend\"", "name=\"back\" value=\"" + next + "\"")
                .contains("<option value=\"FUL-VALID\" selected>");

        Response answer = resend(801, place);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(place + "&resent=true");
        rows.execute("delete from notifications where notification_id = 802");
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

        Response waits = resend(801, "/notifications?status=FAILED&reason=FUL-VALID");
        assertThat(waits.statusCode()).isEqualTo(409);
        assertThat(waits.asString())
                .contains("같은 대상의 메시지가 이미 대기 중", "action=\"/notifications/801/resend\"")
                .contains("<option value=\"FAILED\" selected>", "<option value=\"FUL-VALID\" selected>");
        assertThat(resend(803, "https://evil.example/").statusCode()).isEqualTo(409);
        assertThat(resend(999, "").statusCode()).isEqualTo(404);
    }

    @Test
    void textFromOutsideIsData() {
        rows.notification(801, "FAILED", HOSTILE, AT)
                .with("last_error", HOSTILE)
                .with("resent_by", HOSTILE)
                .with("resent_at", AT)
                .with("resent_note", HOSTILE)
                .with("message_text", HOSTILE)
                .insert();

        assertThat(given().get("/notifications").asString())
                .contains("&lt;script&gt;alert(&#39;np&#39;)&lt;/script&gt;&amp;&quot;")
                .doesNotContain("<script>alert", "&amp;lt;");
    }

    private static Response resend(int id, String back) {
        return given().redirects().follow(false).formParam("back", back).post("/notifications/" + id + "/resend");
    }
}
