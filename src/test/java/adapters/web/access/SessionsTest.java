package adapters.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import application.AttemptLimits;
import application.ManageAccounts;
import application.ManageAccounts.Doer;
import application.ManageAccounts.Outcome;
import application.ports.Sessions;
import application.ports.Sessions.Lifetime;
import domain.access.Role;
import fixtures.Arrivals;
import fixtures.LocalStackResource;
import fixtures.RecordedLog;
import fixtures.Rows;
import fixtures.TestAdmin;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How sessions begin and end, and what of them and of requests counts and is told. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class SessionsTest {
    private static final String PASSWORD = "correct horse battery";

    @Inject
    ManageAccounts accounts;

    @Inject
    KnownVisitors known;

    @Inject
    Sessions sessions;

    @Inject
    Arrivals arrivals;

    @Inject
    Rows rows;

    private String name;

    @BeforeEach
    void anAccount() {
        name = "se-" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(accounts.create(name, Role.OPERATOR, PASSWORD, new Doer("test", null)))
                .isEqualTo(Outcome.DONE);
        rows.execute("delete from sign_in_attempts");
    }

    @Test
    void aSessionEndsWhenNothingIsAskedForTwoHours() {
        TestAdmin.Session session = signIn();

        age(session, "used_at", "119 minutes");
        assertThat(isSignedIn(session)).isTrue();
        age(session, "used_at", "121 minutes");
        assertThat(isSignedIn(session)).isFalse();
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverBusyItIs() {
        TestAdmin.Session session = signIn();

        age(session, "began_at", "11 hours 59 minutes");
        assertThat(isSignedIn(session)).isTrue();
        age(session, "began_at", "12 hours 1 minute");
        assertThat(isSignedIn(session)).isFalse();
    }

    @Test
    void aPageThatIsOnlyOpenKeepsNoSessionAlive() {
        TestAdmin.Session session = signIn();
        age(session, "used_at", "119 minutes");

        assertThat(asked(session).get("/live").statusCode()).isEqualTo(200);
        assertThat(asked(session).get("/live/first").statusCode()).isIn(200, 204);
        assertThat(asked(session)
                        .header("X-Requested-With", "lists")
                        .get("/orders?news=")
                        .statusCode())
                .isEqualTo(200);
        known.forget();
        // as the stream's beat does
        assertThat(known.byOpenPage(session.secret())).isPresent();
        assertThat(unusedFor(session, "118 minutes")).isTrue();

        age(session, "used_at", "121 minutes");
        assertThat(known.byOpenPage(session.secret())).isEmpty();
        assertThat(asked(session).get("/live").statusCode()).isEqualTo(303);
    }

    @Test
    void aVisitorsOwnRequestKeepsTheSessionAliveThoughItsPageWasSeenToBeOpenJustBefore() {
        TestAdmin.Session session = signIn();
        age(session, "used_at", "119 minutes");

        assertThat(known.byOpenPage(session.secret())).isPresent();
        assertThat(isSignedIn(session)).isTrue();

        assertThat(unusedFor(session, "1 minute")).isFalse();
    }

    @Test
    void theShorterASessionLastsUnusedTheSoonerItsUseIsNoted() {
        TestAdmin.Session session = signIn();
        String digest = Secrets.digest(session.secret());
        age(session, "used_at", "30 seconds");

        sessions.account(digest, new Lifetime(Duration.ofHours(2), Duration.ofHours(12)), Instant.now());
        assertThat(unusedFor(session, "29 seconds")).isTrue();
        sessions.account(digest, new Lifetime(Duration.ofMinutes(1), Duration.ofHours(12)), Instant.now());
        assertThat(unusedFor(session, "29 seconds")).isFalse();
    }

    @Test
    void signingInGivesANewSecretAndEndsTheSessionThatWasThere() {
        TestAdmin.Session first = signIn();

        Response again = given().noFilters()
                .redirects()
                .follow(false)
                .header("Cookie", first.cookie())
                .formParam("csrf-token", first.token())
                .formParam("name", name)
                .formParam("password", PASSWORD)
                .post("/login");

        String second = again.cookie("session");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(second).hasSize(43).isNotEqualTo(first.secret());
        assertThat(isSignedIn(first)).isFalse();
        assertThat(isSignedIn(new TestAdmin.Session("session=" + second, ""))).isTrue();
    }

    @Test
    void aSecretThatSomebodyPlantedNeverBecomesASession() {
        String planted = "session=stranger.planted-by-somebody";
        Response form = given().noFilters().header("Cookie", planted).get("/login");

        Response entered = given().noFilters()
                .redirects()
                .follow(false)
                .header("Cookie", planted)
                .formParam("csrf-token", form.htmlPath().getString("**.find { it.@name == 'csrf-token' }.@value"))
                .formParam("name", name)
                .formParam("password", PASSWORD)
                .post("/login");

        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(entered.cookie("session")).doesNotContain("planted");
        assertThat(isSignedIn(new TestAdmin.Session(planted, ""))).isFalse();
    }

    @Test
    void whoDidItAndFromWhereIsNeverWhatTheRequestSays() {
        arrivals.incompleteOrders(name + "-o");
        String key = given().get("/api/alerts/page?order_id=" + name + "-o")
                .jsonPath()
                .getString("items[0].alert_key");

        forged().header("Authorization", TestAdmin.basic(name, PASSWORD))
                .queryParam("actor", "boss")
                .contentType("application/json")
                .body("{\"note\": \"n\", \"actor\": \"boss\", \"operator\": \"boss\", \"user\": \"boss\"}")
                .post("/api/alerts/" + key + "/ack")
                .then()
                .statusCode(200);
        forged().header("Authorization", TestAdmin.basic(name + "-unknown", PASSWORD))
                .get("/api/summary")
                .then()
                .statusCode(401);
        TestAdmin.Session session = signIn();
        forged().header("Cookie", session.cookie())
                .header("X-CSRF-Token", session.token())
                .formParam("key", "1 " + key)
                .formParam("action", "RESOLVE")
                .formParam("actor", "boss")
                .formParam("operator", "boss")
                .post("/alerts/one")
                .then()
                .statusCode(303);

        assertThat(rows.count("select count(*) from alert_steps where alert_key = ? and actor = ?", key, name))
                .isEqualTo(2);
        assertThat(rows.count("select count(*) from alert_steps where actor = 'boss'"))
                .isZero();
        assertThat(rows.count(
                        "select count(*) from access_log where account = ? and address = '127.0.0.1'",
                        name + "-unknown"))
                .isOne();
        assertThat(rows.count(
                        "select count(*) from access_log where account like ? and address like '203.0.113.%'",
                        name + "%"))
                .isZero();
    }

    @Test
    void whoHoldsAForeignSessionCannotGuessThePassword() {
        TestAdmin.Session session = signIn();

        for (int i = 0; i < AttemptLimits.MOST_BY_OWNER; i++) {
            assertThat(changePassword(session, "not the password " + i).statusCode())
                    .isEqualTo(400);
        }

        assertThat(changePassword(session, PASSWORD).statusCode()).isEqualTo(429);
        assertThat(rows.count(
                        "select count(*) from access_log where event = 'SIGN_IN_LIMITED' and account = ? and actor = ?",
                        name,
                        name))
                .isOne();
        assertThat(isSignedIn(signIn())).isTrue();
    }

    @Test
    void aForwardedHostLeadsNobodyAway() {
        assertThat(forged().get("/orders").header("Location")).doesNotContain("evil");
        assertThat(forged().get("/login").asString()).doesNotContain("evil");
    }

    @Test
    void passwordsAndSecretsOfSessionsAreInNoLogNoAnswerAndNoFigure() {
        List<String> told = new ArrayList<>();
        List<String> secrets = new ArrayList<>(List.of(PASSWORD, "not the password", "another long password"));
        try (RecordedLog log = new RecordedLog()) {
            TestAdmin.Session session = signIn();
            secrets.add(session.secret());
            for (String header :
                    List.of(TestAdmin.basic(name, PASSWORD), TestAdmin.basic(name, "not the password"), "Basic !")) {
                secrets.add(header.substring("Basic ".length()) + "=".repeat(header.length() > 10 ? 0 : 9));
                told.add(given().noFilters()
                        .header("Authorization", header)
                        .get("/api/broken-on-purpose")
                        .asString());
            }
            for (String path : List.of("/", "/account", "/broken-on-purpose", "/nowhere", "/api/orders?limit=x")) {
                told.add(given().noFilters()
                        .header("Cookie", session.cookie())
                        .get(path)
                        .asString());
            }
            for (String old : List.of("not the password", PASSWORD)) {
                told.add(changePassword(session, old).asString());
            }
            told.addAll(log.texts());
        }
        told.add(given().get("/q/metrics").asString());
        told.add(given().get("/accounts").asString());
        told.add(given().get("/api/summary").asString());

        assertThat(told).hasSizeGreaterThan(12);
        assertThat(told).allSatisfy(text -> assertThat(text).doesNotContain(secrets));
        assertThat(rows.count("select count(*) from sessions where digest = ?", secrets.get(3)))
                .isZero();
    }

    private static Response changePassword(TestAdmin.Session session, String oldPassword) {
        return given().noFilters()
                .redirects()
                .follow(false)
                .header("Cookie", session.cookie())
                .formParam("csrf-token", session.token())
                .formParam("old_password", oldPassword)
                .formParam("new_password", "another long password")
                .post("/account");
    }

    private TestAdmin.Session signIn() {
        return TestAdmin.signIn(URI.create("http://localhost:" + RestAssured.port), name, PASSWORD);
    }

    private static RequestSpecification asked(TestAdmin.Session session) {
        return given().noFilters().redirects().follow(false).header("Cookie", session.cookie());
    }

    private boolean unusedFor(TestAdmin.Session session, String time) {
        return rows.count(
                        "select count(*) from sessions where digest = ? and used_at < now() - interval '" + time + "'",
                        Secrets.digest(session.secret()))
                == 1;
    }

    private static boolean isSignedIn(TestAdmin.Session session) {
        int status = asked(session).get("/account").statusCode();
        assertThat(status).isIn(200, 303);
        return status == 200;
    }

    /** Lets the session look as if what the column tells had been that long ago. */
    private void age(TestAdmin.Session session, String column, String time) {
        int aged = rows.execute(
                "update sessions set " + column + " = now() - interval '" + time + "' where digest = ?",
                Secrets.digest(session.secret()));
        assertThat(aged).isOne();
        known.forget();
    }

    private static RequestSpecification forged() {
        return given().noFilters()
                .redirects()
                .follow(false)
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "for=203.0.113.8;host=evil.example;proto=https")
                .header("X-Real-IP", "203.0.113.9")
                .header("X-Forwarded-User", "boss")
                .header("Remote-User", "boss");
    }
}
