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
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class ProductPagesTest {
    @Inject
    Rows rows;

    @BeforeEach
    void forget() {
        rows.execute("delete from products where product_id like 'PP%'");
    }

    @Test
    void aSavedProductIsShownAndCanBeEdited() {
        Response saved = save("PP/1", "머그컵", "12", false);
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.header("Location")).endsWith("/products?saved=PP%2F1");

        String page = given().queryParam("edit", "PP/1")
                .queryParam("saved", "PP/1")
                .get("/products?q=PP/")
                .asString();
        assertThat(page).contains("저장했습니다: <bdi>PP/1</bdi>", "value=\"머그컵\"", "readonly");

        assertThat(save("PP/1", "머그컵", "", true).statusCode()).isEqualTo(303);
        assertThat(given().get("/products?q=PP/").asString()).contains("재고 관리 안 함");
    }

    @Test
    void editingAndSavingKeepTheSearchAndThePlace() {
        for (int i = 1; i < 4; i++) {
            save("PP-" + i, "", "5", false);
        }
        String first = given().get("/products?q=PP-&limit=2").asString();
        String next = first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1");
        String second = given().urlEncodingEnabled(false)
                .get(next.replace("&amp;", "&"))
                .asString();

        assertThat(second).contains("<bdi>PP-3</bdi>", "href=\"" + next + "&amp;edit=PP-3#product-form\"");
        assertThat(second).contains("method=\"post\" action=\"" + next + "\"");
        String place = next.replace("&amp;", "&");
        assertThat(save(place + "&edit=PP-3", "PP-3", "", "6", true).header("Location"))
                .endsWith(place + "&saved=PP-3");
        Response refused = save(place, "PP-3", "", "six", true);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString())
                .contains("<bdi>PP-3</bdi>", "value=\"PP-\"")
                .doesNotContain("<bdi>PP-1</bdi>");
    }

    @Test
    void aProductTellsWhatSparesItAndLeadsToIt() {
        save("PP-1", "", "5", false);
        save("PP-2", "", "5", false);
        save("PP-3", "", "5", false);
        rows.execute("delete from exemptions where subject like 'PP-%'");
        exempt("PP-1", "\"2099-12-31T00:00:00+09:00\"");
        exempt("PP-2", "null");

        assertThat(given().get("/products?lang=en&q=PP-").asString())
                .contains(
                        "href=\"/exemptions?kind=PRODUCT&amp;subject=PP-1&amp;active=true\"",
                        "title=\"2099-12-31T00:00:00+09:00\">Exempt until 2099-12-31 00:00</time>",
                        "href=\"/exemptions?kind=PRODUCT&amp;subject=PP-2&amp;active=true\"",
                        "Exempt until ended</a>",
                        "href=\"/exemptions?for_kind=PRODUCT&amp;for=PP-3#exemption-form\"")
                .doesNotContain("for=PP-1#", "for=PP-2#");
    }

    private static void exempt(String product, String end) {
        given().contentType("application/json")
                .body("{\"kind\": \"PRODUCT\", \"subject\": \"" + product + "\", \"reason\": \"a sale\", \"ends_at\": "
                        + end + "}")
                .post("/api/exemptions")
                .then()
                .statusCode(201);
    }

    @Test
    void aWrongFieldIsExplainedAndWhatWasTypedStays() {
        Response page = save("PP-1", "Mug", "twelve", false);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.asString())
                .contains("재고는 정수로 적어 주세요. <a href=\"#product-form\">", "value=\"twelve\"", "value=\"Mug\"");
        assertThat(given().get("/api/products/PP-1").statusCode()).isEqualTo(404);
    }

    @Test
    void reservedStockIsKept() {
        save("PP-1", "", "5", false);
        rows.execute("update products set reserved = 1 where product_id = 'PP-1'");

        Response page = save("PP-1", "", "", true);

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.asString()).contains("주문에 예약된 수량이 있어");
    }

    @Test
    void anImportTellsWhatItDidOrWhatIsWrong() {
        Response done = upload("?q=PP", "product_id,stock\nPP-1,1\nPP-2,2\n");
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.header("Location")).endsWith("/products?q=PP&imported=2");
        assertThat(given().get("/products?q=PP&imported=2").asString())
                .contains("상품 2건을 적용했습니다.", "action=\"/products/import?q=PP\"");

        Response refused = upload("", "product_id,stock\nPP-3,1\nPP-4,x\n");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("<td>3</td><td><bdi>PP-4</bdi></td><td>재고는 정수로 적어 주세요.</td>");
        assertThat(given().get("/api/products/PP-3").statusCode()).isEqualTo(404);
    }

    @Test
    void aFormOnAnotherSiteIsRefused() {
        Response answer = given().header("Origin", "https://evil.example")
                .formParam("product_id", "PP-1")
                .post("/products");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(given().get("/api/products/PP-1").statusCode()).isEqualTo(404);
    }

    private static Response save(String id, String name, String stock, boolean existing) {
        return save("/products", id, name, stock, existing);
    }

    private static Response save(String address, String id, String name, String stock, boolean existing) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("product_id", id)
                .formParam("product_name", name)
                .formParam("stock", stock)
                .formParam("existing", existing)
                .post(address);
    }

    private static Response upload(String filter, String list) {
        return given().redirects()
                .follow(false)
                .multiPart("list", "products.csv", list.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post("/products/import" + filter);
    }
}
