package adapters.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import adapters.settings.Settings;
import application.AttemptLimits;
import application.ManageAccounts;
import application.ManageAccounts.Doer;
import application.ManageAccounts.Outcome;
import domain.access.Role;
import fixtures.FakeProvider.Next;
import fixtures.LocalStackResource;
import fixtures.RecordedLog;
import fixtures.Rows;
import fixtures.TestAdmin;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by an identity provider, from the page to the session and back out. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class ProviderSignInTest {
    private static final Doer TEST = new Doer("test", null);

    @Inject
    Settings settings;

    @Inject
    ManageAccounts accounts;

    @Inject
    KnownVisitors known;

    @Inject
    Rows rows;

    private String person;

    @BeforeEach
    void somebody() {
        person = "ps-" + UUID.randomUUID().toString().substring(0, 8);
        rows.execute("delete from sign_in_attempts");
    }

    /** The browser on its way to the provider. */
    private record Sent(URI to, String handshake) {
        String parameter(String name) {
            return Arrays.stream(to.getRawQuery().split("&"))
                    .filter(pair -> pair.startsWith(name + "="))
                    .findFirst()
                    .orElseThrow()
                    .substring(name.length() + 1);
        }
    }

    @Test
    void theSignInPageLeadsThroughTheProviderToThePageThatWasAskedFor() {
        assertThat(browser().get("/login?next=/orders&lang=en").asString())
                .contains("href=\"/login/oidc?next=%2Forders\"", "Sign in with single sign-on");
        assertThat(browser().get("/login?lang=ko").asString()).contains("통합 계정(SSO)으로 로그인");
        Sent sent = out("/orders?status=HOLD");
        assertThat(sent.to().toString()).startsWith(issuer() + "/authorize?");
        assertThat(sent.parameter("scope")).isEqualTo("openid+profile");

        nextIs(groups("fulfilment-operator"));
        Response entered = back(sent);

        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(entered.header("Location")).endsWith("/orders?status=HOLD");
        assertThat(entered.detailedCookie("session").isHttpOnly()).isTrue();
        assertThat(entered.cookie("handshake")).isEmpty();
        String page = as(entered).get("/account").asString();
        assertThat(page).contains(person);
        assertThat(as(entered).get("/accounts").statusCode()).isEqualTo(403);
        assertThat(logged("SIGNED_IN")).isOne();
        assertThat(rows.count(
                        "select count(*) from access_log where account = ? and event = 'ACCOUNT_CREATED' and actor = 'identity provider'",
                        person))
                .isOne();
    }

    @Test
    void whoCameInByTheProviderActsUnderHisNameAndWithTheTokenOfHisSession() {
        nextIs(groups("fulfilment-admin"));
        Response entered = back(out("/"));
        String token = token(entered);

        assertThat(exempt(entered, "wrong").statusCode()).isEqualTo(403);
        assertThat(exempt(entered, token).statusCode()).isEqualTo(303);
        assertThat(given().get("/api/exemptions?subject=" + person).jsonPath().getString("items[0].created_by"))
                .isEqualTo(person);
    }

    @Test
    void signingOutAndTimeEndTheSessionLikeAnyOther() {
        nextIs(groups("fulfilment-viewer"));
        Response first = back(out("/"));
        String token = token(first);
        as(first).formParam("csrf-token", token).post("/logout").then().statusCode(303);
        assertThat(as(first).get("/account").statusCode()).isEqualTo(303);

        nextIs(groups("fulfilment-viewer"));
        Response second = back(out("/"));
        assertThat(as(second).get("/account").statusCode()).isEqualTo(200);
        rows.execute(
                "update sessions set used_at = now() - interval '3 hours' where digest = ?",
                Secrets.digest(second.cookie("session")));
        known.forget();
        assertThat(as(second).get("/account").statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "iss, http://localhost:1",
        "aud, another client",
        "nonce, another request",
        "azp, another client",
        "exp, 1000000000",
        "sub,",
        "exp,",
        "iat,",
        "nonce,",
        "preferred_username,"
    })
    void aTokenWithAWrongOrMissingClaimLetsNobodyIn(String claim, @Nullable String value) {
        Map<String, @Nullable Object> claims = new HashMap<>(groups("fulfilment-admin"));
        claims.put(claim, value != null && value.matches("\\d+") ? Long.valueOf(value) : value);
        nextIs(claims);

        assertRefused(back(out("/")), 401, "did not confirm who you are");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "secret", "none"})
    void aTokenThatTheProviderDidNotSignLetsNobodyIn(String signed) {
        post(new Next(groups("fulfilment-admin"), signed, 200));

        assertRefused(back(out("/")), 401, "did not confirm who you are");
    }

    @Test
    void theAnswerMustBelongToARequestOfThisBrowser() {
        Sent sent = out("/");
        URI answered = URI.create(authorized(sent));
        String code = answered.getQuery().replaceFirst(".*code=([^&]+).*", "$1");

        assertRefused(browser().get(path(answered)), 401, "did not confirm who you are");
        assertRefused(
                browser().header("Cookie", "handshake=" + out("/").handshake()).get(path(answered)),
                401,
                "did not confirm who you are");
        for (String query : List.of(
                "?code=" + code,
                "?code=" + code + "&state=wrong",
                "?state=" + sent.parameter("state"),
                "?error=access_denied&code=" + code + "&state=" + sent.parameter("state"),
                "?code=invented&state=" + sent.parameter("state"))) {
            assertRefused(
                    browser()
                            .header("Cookie", "handshake=" + sent.handshake())
                            .get("/login/oidc/return" + query + "&lang=en"),
                    401,
                    "did not confirm who you are");
        }
        nextIs(groups("fulfilment-admin"));
        assertThat(browser()
                        .header("Cookie", "handshake=" + sent.handshake())
                        .get(path(answered))
                        .statusCode())
                .isEqualTo(303);
        assertRefused(
                browser().header("Cookie", "handshake=" + sent.handshake()).get(path(answered)),
                401,
                "did not confirm who you are");
    }

    @Test
    void noForeignPageIsGoneToAfterwards() {
        for (String foreign : List.of("//evil.example", "https://evil.example", "/login/oidc")) {
            nextIs(groups("fulfilment-viewer"));
            assertThat(URI.create(back(out(foreign)).header("Location")).getPath())
                    .isEqualTo("/");
        }
    }

    @Test
    void groupsGiveTheHighestOfTheirRolesAnewAtEachSignIn() {
        nextIs(groups("fulfilment-viewer", "fulfilment-admin", "else"));
        Response admin = back(out("/"));
        assertThat(as(admin).get("/accounts").statusCode()).isEqualTo(200);

        nextIs(groups("fulfilment-viewer"));
        Response viewer = back(out("/"));
        assertThat(as(viewer).get("/accounts").statusCode()).isEqualTo(403);
        known.forget();
        assertThat(as(admin).get("/accounts").statusCode()).isEqualTo(303);
        assertThat(logged("ROLE_CHANGED")).isOne();
    }

    @Test
    void whoIsInNoGroupWithARoleIsRefusedAndSignedOut() {
        nextIs(groups("fulfilment-operator"));
        Response before = back(out("/"));

        nextIs(groups("operator", "admin"));
        assertRefused(back(out("/")), 403, "none of your groups has a role here");
        known.forget();
        assertThat(as(before).get("/account").statusCode()).isEqualTo(303);
        nextIs(Map.of("sub", "x-" + person, "preferred_username", person + "-x"));
        assertRefused(back(out("/")), 403, "none of your groups has a role here");
    }

    @Test
    void anAccountThatWasMadeHereIsNobodysByItsName() {
        accounts.create(person, Role.VIEWER, "correct horse battery", TEST);
        nextIs(groups("fulfilment-admin"));
        assertRefused(back(out("/")), 403, "another account here has your name");

        String second = person + "-2";
        nextIs(claims(second, "first subject of " + second, "fulfilment-admin"));
        assertThat(back(out("/")).statusCode()).isEqualTo(303);
        nextIs(claims(second, "second subject of " + second, "fulfilment-admin"));
        assertRefused(back(out("/")), 403, "another account here has your name");
        nextIs(claims("<b>not a name</b>", "third subject of " + second, "fulfilment-admin"));
        assertRefused(back(out("/")), 403, "cannot be that of an account");
    }

    @Test
    void theAccountHasNoPasswordAndAnAdministratorCanOnlyDisableIt() {
        nextIs(groups("fulfilment-operator"));
        Response entered = back(out("/"));

        assertThat(accounts.resetPassword(person, "correct horse battery", TEST))
                .isEqualTo(Outcome.KEPT_ELSEWHERE);
        assertThat(accounts.changeRole(person, Role.ADMIN, TEST)).isEqualTo(Outcome.KEPT_ELSEWHERE);
        assertThat(browser()
                        .header("Authorization", TestAdmin.basic(person, "correct horse battery"))
                        .get("/api/summary")
                        .statusCode())
                .isEqualTo(401);
        assertThat(accounts.enable(person, false, TEST)).isEqualTo(Outcome.DONE);
        known.forget();
        assertThat(as(entered).get("/account").statusCode()).isEqualTo(303);
        nextIs(groups("fulfilment-operator"));
        assertRefused(back(out("/")), 403, "Your account here is disabled");
        assertThat(given().get("/accounts?lang=en").asString()).contains("Single sign-on");
    }

    @Test
    void aProviderThatIsAwaySaysSoAndTheFormStillWorks() {
        post(new Next(Map.of(), "key", 503));
        assertRefused(back(out("/")), 503, "cannot be reached");
    }

    @Test
    void whoSignedOutIsAskedAnewByTheProviderSoThatNobodyElseEntersForHim() {
        nextIs(groups("fulfilment-viewer"));
        Response entered = back(out("/"));
        Response out = as(entered).formParam("csrf-token", token(entered)).post("/logout");
        assertThat(out.cookie("left")).isEqualTo("true");

        Response again = browser().header("Cookie", "left=true").get("/login/oidc");
        assertThat(again.header("Location")).contains("&prompt=login");
        assertThat(browser().get("/login/oidc").header("Location")).doesNotContain("prompt");

        nextIs(groups("fulfilment-viewer"));
        assertThat(back(new Sent(URI.create(again.header("Location")), again.cookie("handshake")))
                        .cookie("left"))
                .isEmpty();
    }

    @Test
    void whoComesBackWithoutHavingBeenSentFillsNoLog() {
        rows.execute(
                "insert into sign_in_attempts values ('place 127.0.0.1', ?, now())", AttemptLimits.MOST_BY_PLACE - 1);
        String refusals = "select count(*) from access_log where account = '?'";
        long before = rows.count(refusals);

        assertRefused(browser().get("/login/oidc/return?lang=en"), 401, "did not confirm who you are");
        assertRefused(browser().get("/login/oidc/return?lang=en"), 429, "too many attempts");
        assertRefused(browser().get("/login/oidc/return?lang=en"), 429, "too many attempts");

        assertThat(rows.count(refusals)).isEqualTo(before + 2);
    }

    @Test
    void neitherCodeNorTokenNorSecretIsLogged() {
        try (RecordedLog log = new RecordedLog()) {
            nextIs(groups("fulfilment-viewer"));
            Response entered = back(out("/"));
            post(new Next(groups("fulfilment-viewer"), "other", 200));
            Sent sent = out("/");
            back(sent);

            assertThat(log.texts())
                    .allSatisfy(text -> assertThat(text)
                            .doesNotContain(
                                    settings.access().oidc().clientSecret().orElseThrow(),
                                    "eyJ",
                                    sent.handshake(),
                                    entered.cookie("session")));
        }
    }

    private static RequestSpecification browser() {
        return given().noFilters().redirects().follow(false).urlEncodingEnabled(false);
    }

    private static RequestSpecification as(Response entered) {
        return browser().header("Cookie", "session=" + entered.cookie("session"));
    }

    private static String token(Response entered) {
        return as(entered).get("/account").htmlPath().getString("**.find { it.@name == 'csrf-token' }.@content");
    }

    private Response exempt(Response entered, String token) {
        return as(entered)
                .formParam("csrf-token", token)
                .formParam("kind", "USER")
                .formParam("subject", person)
                .formParam("reason", "test")
                .post("/exemptions");
    }

    private static Sent out(String next) {
        Response answer = browser().get("/login/oidc?next=" + next.replace("?", "%3F"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Set-Cookie"))
                .startsWith("handshake=")
                .contains("HttpOnly", "SameSite=Lax", "Max-Age=600");
        return new Sent(URI.create(answer.header("Location")), answer.cookie("handshake"));
    }

    private static String authorized(Sent sent) {
        return browser().get(sent.to()).header("Location");
    }

    /** The address at which the provider sends the browser back is that of {@code APP_BASE_URL}, where no test listens. */
    private static String path(URI address) {
        assertThat(address.toString()).startsWith("http://localhost:8080/login/oidc/return?");
        return address.getRawPath() + "?" + address.getRawQuery() + "&lang=en";
    }

    private static Response back(Sent sent) {
        return browser().header("Cookie", "handshake=" + sent.handshake()).get(path(URI.create(authorized(sent))));
    }

    private static void assertRefused(Response answer, int status, String why) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.asString()).contains(why, "name=\"password\"");
        assertThat(answer.cookies().getOrDefault("session", "stranger.")).startsWith("stranger.");
    }

    private Map<String, @Nullable Object> groups(String... groups) {
        return claims(person, "subject of " + person, groups);
    }

    private static Map<String, @Nullable Object> claims(String name, String subject, String... groups) {
        return Map.of(
                "preferred_username",
                name,
                "sub",
                subject,
                "groups",
                List.of(groups),
                "auth_time",
                Instant.now().getEpochSecond());
    }

    private void nextIs(Map<String, @Nullable Object> claims) {
        post(new Next(claims, "key", 200));
    }

    private void post(Next next) {
        given().noFilters()
                .contentType(ContentType.JSON)
                .body(next)
                .post(URI.create(issuer() + "/next"))
                .then()
                .statusCode(200);
    }

    private String issuer() {
        return settings.access().oidc().issuer().orElseThrow();
    }

    private long logged(String event) {
        return rows.count("select count(*) from access_log where account = ? and event = ?", person, event);
    }
}
