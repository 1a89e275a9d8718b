package adapters.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fixtures.LocalStackResource;
import fixtures.TestAdmin;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Scripts sign in with each request, and many of them at once. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class ScriptsAccessTest {
    private static final int REQUESTS = 50;

    @Inject
    KnownVisitors known;

    @Test
    void manyFirstRequestsAtOnceAreNotTakenForAnAttack() throws Exception {
        known.forget();
        ExecutorService script = Executors.newFixedThreadPool(REQUESTS);
        try {
            List<Future<Integer>> answers = script.invokeAll(Collections.nCopies(
                    REQUESTS,
                    () -> given().noFilters()
                            .header("Authorization", TestAdmin.basic())
                            .get("/api/summary")
                            .statusCode()));
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            script.shutdownNow();
        }
    }
}
