package adapters.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import application.ManageAccounts;
import application.ManageAccounts.Doer;
import application.ManageAccounts.Outcome;
import domain.access.Role;
import fixtures.LocalStackResource;
import fixtures.Rows;
import fixtures.TestAdmin;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class AccessTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Doer TEST = new Doer("test", null);

    @Inject
    ManageAccounts accounts;

    @Inject
    Rows rows;

    private String name;

    @BeforeEach
    void anAccountName() {
        name = "at-" + UUID.randomUUID().toString().substring(0, 8);
        rows.execute("delete from sign_in_attempts");
    }

    private static RequestSpecification stranger() {
        return given().noFilters().redirects().follow(false).urlEncodingEnabled(false);
    }

    private TestAdmin.Session signedIn(Role role) {
        assertThat(accounts.create(name, role, PASSWORD, TEST)).isEqualTo(Outcome.DONE);
        return TestAdmin.signIn(base(), name, PASSWORD);
    }

    private static URI base() {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    @Test
    void everyRouteHasARuleAndOnlySigningInIsOpen() {
        Map<String, String> rules = Routes.rules();

        assertThat(rules).hasSizeGreaterThan(40).doesNotContainValue("nobody");
        assertThat(rules.entrySet().stream()
                        .filter(rule -> rule.getValue().equals("everybody"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("GET /login", "POST /login", "GET /login/oidc", "GET /login/oidc/return");
        assertThat(rules.entrySet().stream()
                        .filter(rule -> !rule.getKey().startsWith("GET "))
                        .filter(rule -> rule.getValue().equals("viewer"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("POST /logout", "POST /account");
        assertThat(rules)
                .containsEntry("PUT /api/products/1", "admin")
                .containsEntry("POST /api/exemptions", "admin")
                .containsEntry("POST /api/metrics/recompute", "admin")
                .containsEntry("GET /accounts", "admin")
                .containsEntry("POST /api/alerts/actions", "operator");
    }

    @Test
    void aStrangerGetsNothingOnAnyRoute() {
        Routes.rules().forEach((route, rule) -> {
            String[] parts = route.split(" ", 2);
            Response answer = stranger().request(parts[0], parts[1]);
            if (rule.equals("everybody")) {
                return;
            }
            if (parts[1].startsWith("/api")) {
                assertThat(answer.statusCode()).as(route).isEqualTo(401);
                assertThat(answer.contentType()).as(route).startsWith("application/problem+json");
                assertThat(answer.header("WWW-Authenticate")).startsWith("Basic realm=");
            } else {
                assertThat(answer.statusCode()).as(route).isEqualTo(303);
                assertThat(answer.header("Location")).as(route).matches(".*/login(\\?next=.*)?");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/openapi", "/nowhere", "/api/nowhere", "/webjars/htmx.org/2.0.8/dist/htmx.min.js"})
    void whatElseThereIsIsClosedToStrangersToo(String path) {
        assertThat(stranger().get(path).statusCode()).isIn(401, 303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/console.css",
                "/console.js",
                "/favicon.svg",
                "/q/health/live",
                "/q/health/ready",
                "/q/metrics"
            })
    void thePageToSignInWithItsAssetsAndProbesFromHereAreOpen(String path) {
        assertThat(stranger().get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void aViewerActsByNoVerb() {
        TestAdmin.Session viewer = signedIn(Role.VIEWER);

        Routes.rules().forEach((route, rule) -> {
            String[] parts = route.split(" ", 2);
            if (rule.equals("operator") || rule.equals("admin")) {
                Response answer = stranger()
                        .header("Cookie", viewer.cookie())
                        .header("X-CSRF-Token", viewer.token())
                        .contentType(
                                parts[1].startsWith("/api") ? "application/json" : "application/x-www-form-urlencoded")
                        .request(parts[0], parts[1]);
                assertThat(answer.statusCode()).as(route).isIn(403, 415);
            }
        });
        assertThat(stranger()
                        .header("Authorization", TestAdmin.basic(name, PASSWORD))
                        .contentType("application/json")
                        .body("{}")
                        .put("/api/products/at-1")
                        .statusCode())
                .isEqualTo(403);
        assertThat(stranger().header("Cookie", viewer.cookie()).get("/orders").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theWayLeadsBackToThePageThatWasAskedForAndNowhereElse() {
        assertThat(stranger().get("/orders?status=HOLD").header("Location"))
                .isEqualTo("/login?next=%2Forders%3Fstatus%3DHOLD");
        assertThat(signIn(TestAdmin.PASSWORD, "/orders?status=HOLD").header("Location"))
                .isEqualTo("/orders?status=HOLD");
        for (String foreign :
                List.of("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)")) {
            assertThat(signIn(TestAdmin.PASSWORD, foreign).header("Location")).isEqualTo("/");
        }
    }

    @Test
    void whoSentAFormOrAskedForAPartOfAPageIsLedBackToThatPage() {
        String page = "/alerts?status=OPEN&view=groups";
        String led = "/login?next=%2Falerts%3Fstatus%3DOPEN%26view%3Dgroups";

        assertThat(stranger()
                        .header("Referer", base() + page)
                        .post("/alerts/one")
                        .header("Location"))
                .endsWith(led);
        assertThat(stranger()
                        .header("HX-Request", "true")
                        .header("HX-Current-URL", base() + page)
                        .get("/live")
                        .header("HX-Redirect"))
                .isEqualTo(led);
        for (String foreign :
                List.of("https://evil.example" + page, base() + "0" + page, "no address", "about:blank")) {
            assertThat(stranger().header("Referer", foreign).post("/alerts/one").header("Location"))
                    .endsWith("/login");
        }
    }

    @Test
    void theCookieOfASessionIsForTheServerAlone() {
        String cookie = signIn(TestAdmin.PASSWORD, "/").header("Set-Cookie");

        assertThat(cookie).startsWith("session=").contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(cookie).doesNotContain("Domain");
    }

    @Test
    void whoIsUnknownAndWhoseIsWrongAreToldTheSame() {
        accounts.create(name, Role.VIEWER, PASSWORD, TEST);

        Response wrong = signIn(name, "wrong wrong wrong", "/");
        Response unknown = signIn(name + "x", "wrong wrong wrong", "/");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.asString().replace(name + "x", name).replaceAll("value=\"[^\"]{40,}\"", ""))
                .isEqualTo(wrong.asString().replaceAll("value=\"[^\"]{40,}\"", ""));
        assertThat(signIn("admin", "admin", "/").statusCode()).isEqualTo(401);
    }

    @Test
    void aBrowserIsNeverAskedForBasic() {
        for (String mode : List.of("navigate", "cors", "no-cors", "same-origin")) {
            assertThat(stranger()
                            .header("Sec-Fetch-Mode", mode)
                            .get("/api/summary")
                            .header("WWW-Authenticate"))
                    .startsWith("Session realm=");
        }
    }

    @Test
    void aChangeNeedsTheTokenOfItsOwnSession() {
        TestAdmin.Session own = signedIn(Role.ADMIN);
        TestAdmin.Session other = TestAdmin.signIn(base());

        assertThat(post(own, null).statusCode()).isEqualTo(403);
        assertThat(post(own, "wrong").statusCode()).isEqualTo(403);
        assertThat(post(own, other.token()).statusCode()).isEqualTo(403);
        assertThat(post(own, own.token()).statusCode()).isEqualTo(303);
        assertThat(stranger()
                        .header("Cookie", own.cookie())
                        .contentType("application/json")
                        .body("{\"action\": \"ACK\", \"keys\": []}")
                        .post("/api/alerts/actions")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void signingOutEndsTheSessionForWhoeverCopiedIt() {
        TestAdmin.Session session = signedIn(Role.VIEWER);

        assertThat(post(session, session.token(), "/logout").header("Location")).isEqualTo("/login?out=true");

        assertThat(stranger().header("Cookie", session.cookie()).get("/orders").statusCode())
                .isEqualTo(303);
    }

    @Test
    void aChangedAccountIsNoLongerSignedIn() {
        TestAdmin.Session session = signedIn(Role.OPERATOR);
        TestAdmin.Session admin = TestAdmin.signIn(base());
        assertThat(stranger()
                        .header("Authorization", TestAdmin.basic(name, PASSWORD))
                        .get("/api/summary")
                        .statusCode())
                .isEqualTo(200);

        assertThat(stranger()
                        .header("Cookie", admin.cookie())
                        .formParam("csrf-token", admin.token())
                        .formParam("name", name)
                        .formParam("enabled", "false")
                        .post("/accounts/enabled")
                        .statusCode())
                .isEqualTo(303);

        assertThat(stranger().header("Cookie", session.cookie()).get("/orders").statusCode())
                .isEqualTo(303);
        assertThat(stranger()
                        .header("Authorization", TestAdmin.basic(name, PASSWORD))
                        .get("/api/summary")
                        .statusCode())
                .isEqualTo(401);
        assertThat(given().get("/accounts?lang=en").asString()).contains("Account disabled", "<bdi>" + name + "</bdi>");
    }

    @Test
    void theLastAdministratorStaysOne() {
        rows.execute("update accounts set enabled = false where role = 'ADMIN' and name <> ?", TestAdmin.NAME);

        assertThat(accounts.enable(TestAdmin.NAME, false, TEST)).isEqualTo(Outcome.LAST_ADMIN);
        assertThat(accounts.changeRole(TestAdmin.NAME, Role.VIEWER, TEST)).isEqualTo(Outcome.LAST_ADMIN);
    }

    @Test
    void everyFormThatChangesSomethingCarriesTheToken() throws IOException {
        Pattern form = Pattern.compile("<form\\b[^>]*method=\"post\"[^>]*>(?!\\{#csrf /})", Pattern.CASE_INSENSITIVE);
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            List<Path> files =
                    templates.filter(file -> file.toString().endsWith(".html")).toList();
            assertThat(files).hasSizeGreaterThan(10).allSatisfy(file -> {
                Matcher bare = form.matcher(Files.readString(file));
                assertThat(bare.find()).as("a form without {#csrf /}").isFalse();
            });
        }
    }

    private static Response post(TestAdmin.Session session, @Nullable String token) {
        return post(session, token, "/exemptions");
    }

    private static Response post(TestAdmin.Session session, @Nullable String token, String path) {
        RequestSpecification request = stranger()
                .header("Cookie", session.cookie())
                .formParam("kind", "USER")
                .formParam("subject", "at")
                .formParam("reason", "test");
        return (token == null ? request : request.formParam("csrf-token", token)).post(path);
    }

    private static Response signIn(String password, String next) {
        return signIn(TestAdmin.NAME, password, next);
    }

    private static Response signIn(String name, String password, String next) {
        Response form = stranger().get("/login");
        return stranger()
                .cookies(form.cookies())
                .formParam("csrf-token", form.htmlPath().getString("**.find { it.@name == 'csrf-token' }.@value"))
                .formParam("name", name)
                .formParam("password", password)
                .formParam("next", next)
                .post("/login");
    }
}
