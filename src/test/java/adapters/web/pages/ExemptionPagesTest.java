package adapters.web.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class ExemptionPagesTest {
    private static final String HOSTILE = "<script>alert('ex')</script>&\"";

    private String user;

    @BeforeEach
    void aUserOfItsOwn() {
        user = "ep-" + UUID.randomUUID();
    }

    @Test
    void aUserIsExemptedAndTheExemptionEnded() {
        Response granted = grant("USER", user, "도매 거래처", "");
        assertThat(granted.statusCode()).isEqualTo(303);
        assertThat(granted.header("Location")).endsWith("/exemptions?done=granted");

        String page = given().get("/exemptions?done=granted&subject=" + user).asString();
        assertThat(page)
                .contains("예외를 적용했습니다.", "적용 중</span>", "도매 거래처", "종료할 때까지", "이미 보류된 주문은")
                .doesNotContain("done=granted&amp;");
        String id = id();
        assertThat(end(id + "/end").header("Location")).endsWith("/exemptions?done=ended");
        assertThat(given().get("/exemptions?lang=en&subject=" + user).asString())
                .contains("Over</span>", "ended by <bdi>test-admin</bdi>")
                .doesNotContain("/exemptions/" + id + "/end");
        Response again = end(id + "/end");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.asString()).contains("이미 끝난 예외입니다");
        assertThat(end("0/end").statusCode()).isEqualTo(404);
    }

    @Test
    void aWrongFieldIsExplainedAndWhatWasTypedStays() {
        Response past = grant("PRODUCT", user, "행사", "2001-01-01");
        assertThat(past.statusCode()).isEqualTo(400);
        assertThat(past.asString())
                .contains(
                        "종료일은 오늘 이후여야 합니다.",
                        "value=\"" + user + "\"",
                        "행사</textarea>",
                        "value=\"2001-01-01\"",
                        "<option value=\"PRODUCT\" selected>");
        assertThat(grant("USER", user, "", "").asString()).contains("이유를 2,000자 이내로");
        assertThat(grant("USER", " ", "x", "").asString()).contains("상품번호를 200자 이내로");
        assertThat(grant("USER", user, "x", "soon").asString()).contains("종료일을 읽을 수 없습니다");
        assertThat(given().get("/exemptions?lang=en&subject=" + user).asString())
                .contains("No exemption matches.");
    }

    @Test
    void actionsKeepTheFilter() {
        String filter = "?kind=USER&active=true&subject=" + user;
        assertThat(given().get("/exemptions" + filter + "&for_kind=USER&for=x&done=ended")
                        .asString())
                .contains("action=\"/exemptions" + filter.replace("&", "&amp;") + "\"");

        assertThat(grant(filter, "USER", user, "도매", "").header("Location"))
                .endsWith("/exemptions" + filter + "&done=granted");
        String id = id();
        assertThat(given().get("/exemptions" + filter).asString())
                .contains("action=\"/exemptions/" + id + "/end" + filter.replace("&", "&amp;") + "\"");
        assertThat(end(id + "/end" + filter).header("Location")).endsWith("/exemptions" + filter + "&done=ended");

        Response again = end(id + "/end" + filter);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.asString()).contains("value=\"" + user + "\"", "조건에 맞는 예외가 없습니다.");
        assertThat(grant(filter, "USER", user, "", "").asString())
                .contains("<option value=\"USER\" selected>", "value=\"true\" checked");
    }

    @Test
    void aPageOfAHeldOrderFillsTheForm() {
        assertThat(given().queryParam("for", "u/1")
                        .get("/exemptions?for_kind=PRODUCT")
                        .asString())
                .contains("name=\"subject\" value=\"u/1\"", "<option value=\"PRODUCT\" selected>");
    }

    @Test
    void textFromOutsideIsData() {
        grant("USER", HOSTILE, HOSTILE, "");

        assertThat(given().queryParam("subject", HOSTILE).get("/exemptions").asString())
                .contains("&lt;script&gt;alert(&#39;ex&#39;)")
                .doesNotContain("<script>alert", "&amp;lt;");
    }

    private String id() {
        return given().get("/api/exemptions?subject=" + user).jsonPath().getString("items[0].exemption_id");
    }

    private static Response grant(String kind, String subject, String reason, String endsAt) {
        return grant("", kind, subject, reason, endsAt);
    }

    private static Response grant(String filter, String kind, String subject, String reason, String endsAt) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("kind", kind)
                .formParam("subject", subject)
                .formParam("reason", reason)
                .formParam("ends_at", endsAt)
                .post("/exemptions" + filter);
    }

    private static Response end(String action) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .post("/exemptions/" + action);
    }
}
