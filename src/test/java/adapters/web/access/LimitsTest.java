package adapters.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import application.AttemptLimits;
import application.ManageAccounts;
import application.ManageAccounts.Doer;
import application.ManageAccounts.Outcome;
import domain.access.Role;
import fixtures.LocalStackResource;
import fixtures.ProxiedRequest;
import fixtures.Rows;
import fixtures.TestAdmin;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often somebody may try, whom that locks out, and what of it is written down. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class LimitsTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Doer TEST = new Doer("test", null);

    @Inject
    ManageAccounts accounts;

    @Inject
    KnownVisitors known;

    @Inject
    Rows rows;

    private String name;

    @BeforeEach
    void anAccount() {
        name = "li-" + UUID.randomUUID().toString().substring(0, 8);
        rows.execute("delete from sign_in_attempts");
        assertThat(accounts.create(name, Role.OPERATOR, PASSWORD, TEST)).isEqualTo(Outcome.DONE);
    }

    @Test
    void afterManyWrongTriesTheRightPasswordIsRefusedThereAndNowhereElse() {
        for (int i = 0; i < 20; i++) {
            assertThat(status("wrong " + i, "203.0.113." + i)).isEqualTo(401);
        }

        assertThat(status(PASSWORD, "203.0.113.1")).isEqualTo(401);
        assertThat(ProxiedRequest.get(
                        RestAssured.port,
                        "/api/summary",
                        List.of("X-Forwarded-For: 203.0.113.9", "Authorization: " + TestAdmin.basic(name, PASSWORD))))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void whereAnOwnerCameInLatelyStrangersDoNotLockHimOut() {
        assertThat(status(PASSWORD, "")).isEqualTo(200);
        known.forget();
        tried("name " + name, AttemptLimits.MOST_BY_NAME);

        assertThat(ProxiedRequest.get(
                        RestAssured.port,
                        "/api/summary",
                        List.of("X-Forwarded-For: 203.0.113.9", "Authorization: " + TestAdmin.basic(name, PASSWORD))))
                .startsWith("HTTP/1.1 401 ");
        assertThat(status(PASSWORD, "")).isEqualTo(200);
    }

    @Test
    void anotherPasswordThatAnAdministratorGivesUnlocksTheAccount() {
        for (int i = 0; i <= AttemptLimits.MOST_BY_NAME_AND_PLACE; i++) {
            status("wrong " + i, "");
        }
        assertThat(status(PASSWORD, "")).isEqualTo(401);

        assertThat(accounts.resetPassword(name, "another long password", TEST)).isEqualTo(Outcome.DONE);

        assertThat(status("another long password", "")).isEqualTo(200);
    }

    @Test
    void whatAForeignPageMayHaveLedAVisitorToIsInTheLog() {
        TestAdmin.Session session = signedIn();

        as(session).formParam("csrf-token", "wrong").post("/alerts/one");
        as(session).header("Sec-Fetch-Site", "cross-site").post("/alerts/one");

        await().untilAsserted(() -> {
            assertThat(refusals("POST /alerts/one, without the token of the session"))
                    .isOne();
            assertThat(refusals("POST /alerts/one, from a page of another origin"))
                    .isOne();
        });
    }

    @Test
    void whoIsRefusedAgainAndAgainDoesNotFillTheLog() {
        TestAdmin.Session session = signedIn();
        String key = "refusals of " + name;
        tried(key, AttemptLimits.MOST_REFUSALS - 1);

        for (int i = 0; i < 3; i++) {
            assertThat(as(session).get("/accounts").statusCode()).isEqualTo(403);
        }

        await().untilAsserted(() -> assertThat(rows.count("select attempts from sign_in_attempts where key = ?", key))
                .isEqualTo(AttemptLimits.MOST_REFUSALS + 2L));
        await().untilAsserted(() -> {
            assertThat(refusals("GET /accounts")).isOne();
            assertThat(refusals("GET /accounts (further ones are not listed for a while)"))
                    .isOne();
        });
    }

    private void tried(String key, int times) {
        rows.execute("delete from sign_in_attempts where key = ?", key);
        rows.execute("insert into sign_in_attempts values (?, ?, now())", key, times);
    }

    private int status(String password, String forwardedFor) {
        return given().noFilters()
                .header("Authorization", TestAdmin.basic(name, password))
                .header("X-Forwarded-For", forwardedFor)
                .get("/api/summary")
                .statusCode();
    }

    private TestAdmin.Session signedIn() {
        return TestAdmin.signIn(URI.create("http://localhost:" + RestAssured.port), name, PASSWORD);
    }

    private static RequestSpecification as(TestAdmin.Session session) {
        return given().noFilters().redirects().follow(false).header("Cookie", session.cookie());
    }

    private long refusals(String detail) {
        return rows.count(
                "select count(*) from access_log where event = 'ACTION_REFUSED' and account = ? and detail = ?",
                name,
                detail);
    }
}
