package adapters.web.pages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import adapters.web.text.StatusFormFault;
import adapters.web.text.StatusMessages;
import domain.hold.OperatorMove.Objection;
import fixtures.Arrivals;
import fixtures.LocalStackResource;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class OrderStatusPagesTest {
    private static final String HOSTILE = "<script>alert('os')</script>&\"";

    @Inject
    Arrivals arrivals;

    private String order;

    @BeforeEach
    void anOrderOfItsOwn() {
        order = "sp-" + UUID.randomUUID();
        given().contentType(ContentType.JSON).body("{}").put("/api/products/p-" + order);
        arrivals.arrive(List.of(
                "{\"order_id\":\"%1$s\",\"user_id\":\"u-%1$s\",\"product_id\":\"p-%1$s\",\"address\":\"1 Sejong-daero\",\"status\":\"PICKING\"}"
                        .formatted(order)));
    }

    @Test
    void thePageOffersOnlyWhatIsLegalNow() {
        assertThat(page())
                .contains(
                        "action=\"/orders/status?id=" + order + "\"",
                        "<option value=\"PACKED\">Packed</option>",
                        "<option value=\"CANCELED\">Cancelled</option>",
                        "<option value=\"HOLD\">On hold</option>")
                .doesNotContain("<option value=\"PICKING\"", "<option value=\"PAID\"");
        assertThat(given().get("/orders/" + order).asString()).contains("<option value=\"PACKED\">포장", "상태 변경");

        assertThat(change("HOLD", "call first").statusCode()).isEqualTo(303);
        assertThat(page())
                .contains("<option value=\"CANCELED\">", "This order is on hold: cancel it")
                .doesNotContain("<option value=\"PACKED\"", "<option value=\"HOLD\"");

        change("CANCELED", "");
        assertThat(page()).contains("There is nothing left to change.").doesNotContain("name=\"next_status\"");
    }

    @Test
    void aChangeLeadsBackToTheOrderWhichShowsItWithItsMakerAndNote() {
        Response answer = change("HOLD", HOSTILE);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/orders/" + order + "?changed=HOLD");
        assertThat(given().get("/orders/" + order + "?lang=en&changed=HOLD").asString())
                .contains(
                        "The status is changed: On hold",
                        "<bdi>test-admin</bdi>",
                        "<q class=\"note\"><bdi>&lt;script&gt;alert(&#39;os&#39;)&lt;/script&gt;&amp;&quot;</bdi></q>",
                        "An operator placed it. <q>",
                        "<span class=\"note\">— <bdi>test-admin</bdi></span>")
                .doesNotContain(HOSTILE, "changed=HOLD&amp;", "changed%3DHOLD");
    }

    @Test
    void aRefusalSaysWhatHappenedAndKeepsWhatWasTyped() {
        change("PACKED", "");
        change("HOLD", "");

        Response late = change("SHIPPED", HOSTILE);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.asString())
                .contains(
                        "아무것도 바꾸지 않았습니다.",
                        "보류 중인 주문은 취소만 할 수 있습니다.",
                        "&lt;script&gt;alert(&#39;os&#39;)&lt;/script&gt;&amp;&quot;</textarea>",
                        "<option value=\"CANCELED\">")
                .doesNotContain(HOSTILE);
        assertThat(change("PACKED", "x").asString()).contains("role=\"alert\"");
        assertThat(given().get("/api/orders/" + order).jsonPath().getList("events"))
                .hasSize(3);
    }

    @Test
    void aRefusedChoiceThatBecameLegalIsStillChosen() {
        arrivals.arrive(List.of("{\"order_id\":\"%s\",\"status\":\"PACKED\",\"occurred_at\":\"%s\"}"
                .formatted(order, Instant.now().plusSeconds(3_600))));

        Response later = change("SHIPPED", "typed");

        assertThat(later.statusCode()).isEqualTo(409);
        assertThat(later.asString()).contains("<option value=\"SHIPPED\" selected>", ">typed</textarea>", "다음 시각 이후에");
    }

    @Test
    void aFormThatCannotBeUsedIsRefused() {
        Response nothing = change("", "typed");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.asString()).contains("바꿀 상태를 선택하세요.", ">typed</textarea>");
        assertThat(change("PACKED", "가".repeat(2_001)).asString()).contains("메모는 2,000자까지");
        assertThat(change("LOST", "").statusCode()).isEqualTo(400);
        assertThat(given().formParam("next_status", "PACKED")
                        .post("/orders/status?id=nobody")
                        .statusCode())
                .isEqualTo(404);
        assertThat(given().header("Sec-Fetch-Site", "cross-site")
                        .formParam("next_status", "PACKED")
                        .post("/orders/status?id=" + order)
                        .statusCode())
                .isEqualTo(403);
        assertThat(given().get("/orders/status").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void everyValueHasWords(String language) {
        StatusMessages move = MessageBundles.get(StatusMessages.class, Localized.Literal.of(language));
        for (Objection why : Objection.values()) {
            assertThat(move.why(why)).isNotBlank();
        }
        for (StatusFormFault fault : StatusFormFault.values()) {
            assertThat(move.fault(fault)).isNotBlank();
        }
    }

    private Response change(String next, String note) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("next_status", next)
                .formParam("note", note)
                .post("/orders/status?id=" + order);
    }

    private String page() {
        return given().get("/orders/" + order + "?lang=en").asString();
    }
}
