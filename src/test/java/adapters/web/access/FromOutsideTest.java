package adapters.web.access;

import static adapters.web.access.Outsider.INJECTIONS;
import static adapters.web.access.Outsider.INSIDES;
import static adapters.web.access.Outsider.asAdmin;
import static adapters.web.access.Outsider.assertHarmless;
import static adapters.web.access.Outsider.request;
import static org.assertj.core.api.Assertions.assertThat;

import adapters.web.access.Routes.Route;
import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody from outside tries who knows every address, and may even be signed in. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class FromOutsideTest {
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

    @ParameterizedTest
    @CsvSource({
        "/login,200",
        "/,303",
        "/nowhere,303",
        "/api/summary,401",
        "/webjars/tabler__core/nowhere.css,404",
        "/q/openapi,401",
        "/q/swagger-ui/x,401",
        "/q/dev-ui/x,401"
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
        assertThat(answer.header("Strict-Transport-Security"))
                .as("promised where no TLS is")
                .isNull();
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
            assertHarmlessAt(
                    route.address(value.replace("+", "%20")) + "?view=" + value + "&lang=" + value + "&live=" + value);
            for (String parameter : route.parameters()) {
                assertHarmlessAt(route.address("1") + "?" + parameter + "=" + value);
                if (parameter.equals("cursor")) {
                    assertHarmlessAt(route.address("1") + "?cursor=" + encoded("o" + injection));
                }
            }
        }
    }

    private static String encoded(String cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertHarmlessAt(String address) {
        assertHarmless(asAdmin(address).get(address), address);
    }

    @Test
    void theTablesAreStillThere() {
        assertThat(asAdmin("/api/orders").get("/api/orders?limit=1").statusCode())
                .isEqualTo(200);
        assertThat(asAdmin("/api/alerts").get("/api/alerts?limit=1").statusCode())
                .isEqualTo(200);
    }
}
