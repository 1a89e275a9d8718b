package adapters.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import adapters.web.access.Routes.Route;
import fixtures.LocalStackResource;
import fixtures.TestAdmin;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody from outside tries who knows every address, and may even be signed in. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class FromOutsideTest {
    private static final String INSIDES =
            "(?is).*(psqlexception|org\\.postgresql|sqlstate|syntax error at|select [a-z_, ]+ from [a-z]|"
                    + "java\\.lang|\\.java:\\d|hibernate).*";
    private static final List<String> INJECTIONS =
            List.of("x' or '1'='1' --\\'; drop table orders; --", "1); truncate alerts; -- $$%_\"`?::");
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

    private static TestAdmin.@Nullable Session admin;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/orders", "/login", "/api/summary", "/console.css", "/q/health/live", "/q/metrics"})
    void nothingIsTraced(String path) {
        Response answer = asAdmin(path).header("X-Probe", "told-back").request("TRACE", path);

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.asString()).doesNotContain("told-back");
    }

    static Stream<Route> changing() {
        return Routes.changing().stream();
    }

    @ParameterizedTest
    @MethodSource("changing")
    void aPageOfAnotherOriginChangesNothing(Route route) {
        for (String origin : List.of("https://evil.example", "null", "http://localhost:1", "http://localhost@evil")) {
            assertThat(asAdmin(route.address("1"))
                            .header("Origin", origin)
                            .request(route.verb(), route.address("1"))
                            .statusCode())
                    .as("%s from %s", route, origin)
                    .isEqualTo(403);
        }
        assertThat(asAdmin(route.address("1"))
                        .header("Sec-Fetch-Site", "same-site")
                        .request(route.verb(), route.address("1"))
                        .statusCode())
                .isEqualTo(403);
    }

    static Stream<Route> taking() {
        return Routes.changing().stream().filter(route -> !route.body().isEmpty());
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
        String who = route.isForPrograms()
                ? "Authorization: " + TestAdmin.basic()
                : "X-CSRF-Token: " + admin().token() + "\r\nCookie: " + admin().cookie();
        String head = route.verb() + " " + route.address("none") + " HTTP/1.1\r\nHost: localhost\r\n" + who
                + "\r\nContent-Type: " + route.body() + "\r\nContent-Length: 50000000\r\n\r\n";

        assertThat(statusLine(head)).contains(" 413 ");
    }

    @ParameterizedTest
    @CsvSource({
        "/login,200",
        "/,303",
        "/nowhere,303",
        "/api/summary,401",
        "/webjars/tabler__core/nowhere.css,404",
        "/q/openapi,401"
    })
    void everyAnswerToAStrangerIsGuarded(String path, int status) {
        assertGuarded(request().get(path), status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/summary,200",
        "GET,/orders,200",
        "GET,/login,303",
        "GET,/nowhere,404",
        "GET,/api/nowhere,404",
        "POST,/orders,405",
        "DELETE,/api/orders,405",
        "GET,/broken-on-purpose,500",
        "GET,/api/broken-on-purpose,500",
        "GET,/api/orders?limit=x,400",
        "TRACE,/,405"
    })
    void everyAnswerToTheAdministratorIsGuarded(String verb, String path, int status) {
        Response answer = asAdmin(path).request(verb, path);

        assertGuarded(answer, status);
        assertThat(answer.asString()).doesNotContain(BrokenOnPurpose.INSIDE).doesNotMatch(INSIDES);
    }

    private static void assertGuarded(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(Map.of(
                        "X-Content-Type-Options", answer.header("X-Content-Type-Options"),
                        "X-Frame-Options", answer.header("X-Frame-Options"),
                        "Referrer-Policy", answer.header("Referrer-Policy"),
                        "Cross-Origin-Opener-Policy", answer.header("Cross-Origin-Opener-Policy"),
                        "Cross-Origin-Resource-Policy", answer.header("Cross-Origin-Resource-Policy"),
                        "Cache-Control", answer.header("Cache-Control")))
                .isEqualTo(Map.of(
                        "X-Content-Type-Options", "nosniff",
                        "X-Frame-Options", "DENY",
                        "Referrer-Policy", "same-origin",
                        "Cross-Origin-Opener-Policy", "same-origin",
                        "Cross-Origin-Resource-Policy", "same-origin",
                        "Cache-Control", "no-store"));
        assertThat(answer.headers().asList().stream().map(header -> header.getName()))
                .doesNotContain("Server", "X-Powered-By");
    }

    static Stream<Route> reading() {
        // the stream of changes has no parameters, and no end
        return Routes.all().stream()
                .filter(route -> route.verb().equals("GET"))
                .filter(route -> !route.path().equals("/api/stream"));
    }

    @ParameterizedTest
    @MethodSource("reading")
    void noParameterReachesTheDatabaseAsAnythingButAValue(Route route) {
        for (String injection : INJECTIONS) {
            String value = URLEncoder.encode(injection, StandardCharsets.UTF_8);
            assertHarmless(
                    route.address(value.replace("+", "%20")) + "?view=" + value + "&lang=" + value + "&live=" + value);
            for (String parameter : route.parameters()) {
                assertHarmless(route.address("1") + "?" + parameter + "=" + value);
                if (parameter.equals("cursor")) {
                    assertHarmless(route.address("1") + "?cursor=" + encoded("o" + injection));
                }
            }
        }
    }

    private static String encoded(String cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertHarmless(String address) {
        Response answer = asAdmin(address).get(address);

        assertThat(answer.statusCode()).as(address).isLessThan(500);
        assertThat(answer.asString()).as(address).doesNotMatch(INSIDES);
    }

    @Test
    void theTablesAreStillThere() {
        assertThat(asAdmin("/api/orders").get("/api/orders?limit=1").statusCode())
                .isEqualTo(200);
        assertThat(asAdmin("/api/alerts").get("/api/alerts?limit=1").statusCode())
                .isEqualTo(200);
    }

    /** Without the filters that sign in by themselves and hold answers against their description. */
    private static RequestSpecification request() {
        return given().noFilters()
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)));
    }

    private static RequestSpecification asAdmin(String path) {
        return path.startsWith("/api") || path.startsWith("/q/")
                ? request().header("Authorization", TestAdmin.basic())
                : request().header("Cookie", admin().cookie()).header("X-CSRF-Token", admin().token());
    }

    private static TestAdmin.Session admin() {
        TestAdmin.Session own = admin;
        if (own == null) {
            own = TestAdmin.signIn(base());
            admin = own;
        }
        return own;
    }

    private static URI base() {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    /** Sends what no client would, and reads the first line of the answer. */
    private static String statusLine(String request) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
        }
    }
}
