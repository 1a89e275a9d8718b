package adapters.web.access;

import static adapters.web.access.Outsider.INJECTIONS;
import static adapters.web.access.Outsider.INSIDES;
import static adapters.web.access.Outsider.admin;
import static adapters.web.access.Outsider.answerTo;
import static adapters.web.access.Outsider.asAdmin;
import static adapters.web.access.Outsider.assertHarmless;
import static adapters.web.access.Outsider.head;
import static adapters.web.access.Outsider.request;
import static org.assertj.core.api.Assertions.assertThat;

import adapters.web.access.Routes.Route;
import fixtures.LocalStackResource;
import fixtures.Rows;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.Json;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody from outside sends as bodies, signed in or not. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class BodiesFromOutsideTest {
    private static final int MEGABYTE = 1_048_576;
    private static final List<String> BROKEN_JSON = List.of(
            "",
            "{",
            "null",
            "[[\"a\"]]",
            "{\"note\": 1e99999, \"action\": [], \"next_status\": {}}",
            "[".repeat(2_000),
            "{\"note\": \"" + "x".repeat(100_000) + "\"}",
            "{\"reason\": \"\\ud800\", \"note\": \"a\\u0000b\"}",
            "{\"a\":1}{");
    private static final List<String> BROKEN_FORMS =
            List.of("", "%ZZ=%", "=&&=", "name=%00&key=%00", "note=" + "x".repeat(100_000), "a&".repeat(2_000));

    /** Values that let the others through to where they are stored or looked for. */
    private static final Map<String, String> USUAL = Map.of(
            "action", "ACK", "kind", "USER", "next_status", "HOLD", "role", "VIEWER", "enabled", "true", "stock", "1");

    @Inject
    Rows rows;

    @AfterEach
    void forgetWrongPasswords() {
        rows.execute("delete from sign_in_attempts");
    }

    static Stream<Route> changing() {
        return Routes.changing().stream();
    }

    static Stream<Route> taking() {
        return changing().filter(route -> !route.body().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("taking")
    void aMalformedBodyIsTheSendersFault(Route route) {
        // who signs out cannot try the rest
        boolean leaves = route.path().equals("/logout");
        for (String body : route.body().contains("form") ? BROKEN_FORMS : BROKEN_JSON) {
            RequestSpecification request =
                    leaves ? request().header("Cookie", admin().cookie()) : asAdmin(route.path());
            Response answer = request.contentType(route.body()).body(body).request(route.verb(), route.address("none"));

            assertThat(answer.statusCode())
                    .as("%s %.40s: %s", route, body, answer.asString())
                    .isBetween(200, 499);
            assertThat(answer.asString()).doesNotMatch(INSIDES);
        }
    }

    static Stream<Route> takingForms() {
        return taking().filter(route -> route.body().contains("form"));
    }

    @ParameterizedTest
    @MethodSource("takingForms")
    void aCharsetThatThereIsNotIsTheSendersFault(Route route) throws IOException {
        for (String charset : List.of("nope", "%", "")) {
            String body = "name=%41+b&note=%ff";
            assertThat(answerTo(List.of(head(route) + "Content-Type: " + route.body() + "; charset=" + charset
                                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))
                            .get(0))
                    .as("%s in %s", route, charset)
                    .matches("HTTP/1.1 [234].*");
        }
    }

    @ParameterizedTest
    @MethodSource("taking")
    void aBodyOfAnotherTypeIsRefused(Route route) {
        assertThat(asAdmin(route.path())
                        .contentType("application/xml")
                        .body("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")
                        .request(route.verb(), route.address("none"))
                        .statusCode())
                .isIn(404, 415);
    }

    @ParameterizedTest
    @MethodSource("changing")
    void anOversizeBodyIsRefused(Route route) throws IOException {
        assertThat(answerTo(List.of(
                                head(route) + "Content-Type: " + route.body() + "\r\nContent-Length: 50000000\r\n\r\n"))
                        .get(0))
                .contains(" 413 ");
    }

    static Stream<Route> takingMuch() {
        return taking().filter(route -> List.of("POST /login", "POST /api/alerts/actions", "POST /api/products/import")
                .contains(route.toString()));
    }

    @ParameterizedTest
    @MethodSource("takingMuch")
    void anOversizeBodyThatDoesNotSayHowLongItIsIsRefused(Route route) throws IOException {
        List<String> parts = new ArrayList<>();
        parts.add(head(route) + "Content-Type: " + route.body() + "\r\nTransfer-Encoding: chunked\r\n\r\n");
        parts.addAll(Collections.nCopies(12, Integer.toHexString(MEGABYTE) + "\r\n" + "x".repeat(MEGABYTE) + "\r\n"));
        parts.add("0\r\n\r\n");

        List<String> answer = answerTo(parts);

        // what is no JSON from its first character on is refused before it is too long
        assertThat(answer.get(0)).contains(route.body().equals("application/json") ? " 400 " : " 413 ");
        assertThat(answer).contains("X-Content-Type-Options: nosniff", "X-Frame-Options: DENY");
    }

    static Stream<Route> takingFields() {
        return takingForms().filter(route -> !route.fields().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("takingFields")
    void noFieldOfAFormReachesTheDatabaseAsAnythingButAValue(Route route) {
        for (String injection : INJECTIONS) {
            for (String field : route.fields()) {
                String body = route.fields().stream()
                        .map(name ->
                                name + "=" + encoded(name.equals(field) ? injection : USUAL.getOrDefault(name, "x")))
                        .collect(Collectors.joining("&"));
                assertHarmlessBody(route, body);
            }
        }
        assertTablesAreThere();
    }

    static Stream<Route> takingJson() {
        return taking().filter(route -> route.body().equals("application/json"));
    }

    @ParameterizedTest
    @MethodSource("takingJson")
    void noFieldOfJsonReachesTheDatabaseAsAnythingButAValue(Route route) {
        for (String injection : INJECTIONS) {
            String quoted = Json.encode(injection);
            for (String body : List.of(
                    "{'action': 'ACK', 'keys': [?, {'alert_key': ?, 'version': 1}], 'note': ?}",
                    "{'action': 'ACK', 'filter': {'order_id': ?, 'group_kind': 'USER', 'group_subject': ?}, 'note': ?}",
                    "{'action': ?, 'filter': {'reason': ?, 'status': ?, 'kind': ?}}",
                    "{'next_status': 'HOLD', 'note': ?}",
                    "{'next_status': ?}",
                    "{'kind': 'USER', 'subject': ?, 'reason': ?}",
                    "{'kind': ?, 'subject': 'x', 'reason': 'x', 'ends_at': ?}",
                    "{'product_name': ?, 'stock': 1}",
                    "{'stock': ?}")) {
                assertHarmlessBody(route, body.replace("'", "\"").replace("?", quoted));
            }
        }
        assertTablesAreThere();
    }

    private static void assertHarmlessBody(Route route, String body) {
        Response answer =
                asAdmin(route.path()).contentType(route.body()).body(body).request(route.verb(), route.address("1"));
        assertHarmless(answer, route + " with " + body);
    }

    private static void assertTablesAreThere() {
        for (String list : List.of("/api/orders", "/api/alerts")) {
            assertThat(asAdmin(list).get(list + "?limit=1").statusCode()).isEqualTo(200);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
