package adapters.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class ProductsApiTest {
    @Inject
    Rows rows;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void forget() {
        rows.execute("delete from products where product_id like 'PA%'");
    }

    @Test
    void aProductIsCreatedOnceAndChangedFieldByField() {
        String registered = put("PA-1", "{\"product_name\": \"머그컵\", \"stock\": 12}")
                .statusCode(201)
                .body("product_name", equalTo("머그컵"))
                .body("stock", equalTo(12))
                .body("reserved", equalTo(0))
                .body("available", equalTo(12))
                .body("updated_by", equalTo("test-admin"))
                .extract()
                .path("registered_at");

        put("PA-1", "{\"stock\": 0}")
                .statusCode(200)
                .body("product_name", equalTo("머그컵"))
                .body("stock", equalTo(0));
        put("PA-1", "{\"product_name\": null}").statusCode(200).body("product_name", nullValue());
        put("PA-1", "{\"stock\": null}")
                .statusCode(200)
                .body("stock", nullValue())
                .body("available", nullValue());

        given().get("/api/products/PA-1").then().statusCode(200).body("registered_at", equalTo(registered));
    }

    @Test
    void whatAnAnswerCarriesCanBeSentBack() {
        String answer = put("PA-1", "{\"stock\": 3}").extract().asString();

        put("PA-1", answer).statusCode(200).body("stock", equalTo(3));
    }

    @Test
    void availableIsStockWithoutWhatIsReserved() {
        put("PA-1", "{\"stock\": 5}");
        rows.execute("update products set reserved = 7 where product_id = 'PA-1'");

        put("PA-1", "{\"product_name\": \"Cap\"}").body("reserved", equalTo(7)).body("available", equalTo(-2));
    }

    @Test
    void stockCannotCeaseToBeKeptWhileUnitsAreReserved() {
        put("PA-1", "{\"stock\": 5}");
        rows.execute("update products set reserved = 2 where product_id = 'PA-1'");

        put("PA-1", "{\"stock\": null}")
                .statusCode(409)
                .body("detail", containsString("units are reserved for orders"));
        given().get("/api/products/PA-1").then().body("stock", equalTo(5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"stock": -1}                  | stock takes a whole number from 0
                    {"stock": 1.5}                 | stock takes a whole number
                    {"stock": "12"}                | stock takes a whole number
                    {"stock": 99999999999999999999}| stock takes a whole number
                    {"stock": 1000000000001}       | stock takes a whole number from 0
                    {"product_name": 7}            | product_name takes text
                    {"product_name": "a\\u0000"}   | product_name contains a character
                    {"product_name": "a\\ud800"}   | product_name contains a character
                    {"stok": 1}                    | has no field "stok"
                    {"product_id": "PA-2"}         | product_id is another one
                    []                             | must be a JSON object
                    {"stock":                      | cannot be read
                    """)
    void whatCannotBeTakenIsAProblemAndChangesNothing(String body, String detail) {
        put("PA-1", body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
        given().get("/api/products/PA-1").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PA/1", "PA 상품?#", "PA%2F"})
    void everyIdWorksInAPath(String productId) {
        put(productId, "{\"stock\": 1}").statusCode(201);

        given().get("/api/products/{id}", productId).then().statusCode(200).body("product_id", equalTo(productId));
    }

    @Test
    void anIdBeyondItsLimitIsAProblem() {
        put("PA" + "x".repeat(199), "{}").statusCode(400).body("detail", containsString("1 to 200 characters"));
    }

    @Test
    void aBodyThatIsNotJsonIsRefused() {
        given().contentType("text/plain")
                .body("{}")
                .put("/api/products/PA-1")
                .then()
                .statusCode(415);
    }

    @Test
    void theListGoesByIdAndFindsPartsOfIdAndName() {
        put("PA-b", "{\"product_name\": \"Blue 100%\"}");
        put("PA-a", "{}");
        put("PA-c", "{}");

        String cursor = given().get("/api/products?q=pa-&limit=2")
                .then()
                .body("items.product_id", contains("PA-a", "PA-b"))
                .extract()
                .path("next_cursor");
        given().queryParam("cursor", cursor)
                .get("/api/products?q=pa-&limit=2")
                .then()
                .body("items.product_id", contains("PA-c"))
                .body("next_cursor", nullValue());
        given().queryParam("q", "E 100%").get("/api/products").then().body("items.product_id", contains("PA-b"));
        given().get("/api/products?cursor=YWJj").then().statusCode(400);
    }

    @Test
    void aListIsImportedAsAWhole() {
        put("PA-1", "{\"product_name\": \"Old\", \"stock\": 9}");

        csv("\uFEFFProduct_ID,stock,product_name\r\nPA-1,,\"Mug, \"\"big\"\"\"\r\n\r\nPA-2,5,\"두\n줄\"\r\n")
                .statusCode(200)
                .body("applied", equalTo(2));

        given().get("/api/products/PA-1")
                .then()
                .body("product_name", equalTo("Mug, \"big\""))
                .body("stock", equalTo(9));
        given().get("/api/products/PA-2")
                .then()
                .body("product_name", equalTo("두\n줄"))
                .body("stock", equalTo(5));
    }

    @Test
    void everyBadLineIsReportedAndNothingIsApplied() {
        csv("product_id,product_name,stock\nPA-1,ok,1\nPA-2,\"two\nlines\",-4\nPA-3,x,many\nPA-1,again,2\nPA-4,short\n,no id,1\n")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("Nothing was applied: 5 faults"))
                .body("errors.line", contains(3, 5, 6, 7, 8))
                .body("errors.subject", contains("PA-2", "PA-3", "PA-1", null, ""))
                .body("errors[0].detail", containsString("stock takes a whole number from 0"))
                .body("errors[2].detail", equalTo("an earlier line names the same product"));

        given().get("/api/products?q=PA-").then().body("items.size()", equalTo(0));
    }

    @Test
    void aListThatCannotBeReadSaysWhy() {
        csv("").body("errors[0].detail", equalTo("the file is empty"));
        csv("name,stock\nPA-1,2\n")
                .body("errors[0].line", equalTo(1))
                .body("errors[0].detail", containsString("first line"));
        csv("product_id,stock\nPA-1,1\n\"PA-2,2\n").body("errors[0].line", equalTo(3));
        given().contentType("text/csv")
                .body("product_id\nPA-\u00e9".getBytes(StandardCharsets.ISO_8859_1))
                .post("/api/products/import")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("not UTF-8"));
        given().contentType("text/csv")
                .body(new byte[5 * 1024 * 1024 + 1])
                .post("/api/products/import")
                .then()
                .statusCode(413);
    }

    @Test
    void aChangeWaitsForWhoeverJudgesOrders() throws SQLException {
        CompletableFuture<Integer> change;
        try (Connection judge = dataSource.getConnection();
                Statement statement = judge.createStatement()) {
            judge.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(7302)");
            change = CompletableFuture.supplyAsync(
                    () -> put("PA-1", "{\"stock\": 1}").extract().statusCode());
            await().until(() -> waiting(statement) > 0);
            assertThat(change.isDone()).isFalse();
            judge.rollback();
        }

        assertThat(change.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo(201);
    }

    @Test
    void aPageOfAnotherOriginChangesNothing() {
        given().contentType("application/json")
                .header("Sec-Fetch-Site", "cross-site")
                .body("{\"stock\": 1}")
                .put("/api/products/PA-1")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        given().contentType("text/csv")
                .header("Origin", "https://evil.example")
                .body("product_id\nPA-1\n")
                .post("/api/products/import")
                .then()
                .statusCode(403);
        given().get("/api/products/PA-1").then().statusCode(404);
    }

    @Test
    void aProductMayBeCalledLikeTheImport() {
        rows.execute("delete from products where product_id = 'import'");

        given().get("/api/products/import").then().statusCode(404).body("detail", equalTo("No product has this id"));
        put("import", "{\"stock\": 4}").statusCode(201).body("product_id", equalTo("import"));
        csv("product_id,stock\nimport,5\n").statusCode(200);
        given().get("/api/products/import")
                .then()
                .statusCode(200)
                .body("stock", equalTo(5))
                .body("product_id", equalTo("import"));
    }

    private static long waiting(Statement statement) throws SQLException {
        try (ResultSet locks = statement.executeQuery(
                "select count(*) from pg_locks where locktype = 'advisory' and objid = 7302 and not granted")) {
            locks.next();
            return locks.getLong(1);
        }
    }

    private static ValidatableResponse put(String productId, String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/api/products/{id}", productId)
                .then();
    }

    private static ValidatableResponse csv(String list) {
        return given().contentType("text/csv")
                .body(list.getBytes(StandardCharsets.UTF_8))
                .post("/api/products/import")
                .then();
    }
}
