package adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import application.RollUpMetrics;
import fixtures.Arrivals;
import fixtures.LocalStackResource;
import fixtures.TestAdmin;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The stream of changes as a browser reads it. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class StreamApiTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource("/api/stream")
    URI stream;

    @Inject
    Arrivals arrivals;

    @Inject
    RollUpMetrics rollUp;

    /** An open stream. */
    private static final class Reader implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Stream<String> body;

        Reader(URI uri, String... headers) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .header("Accept", "text/event-stream")
                    .header("Authorization", TestAdmin.basic());
            if (headers.length > 0) {
                request.headers(headers);
            }
            HttpResponse<Stream<String>> response =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            body = response.body();
            Thread reader = new Thread(() -> body.forEach(lines::add), "stream");
            reader.setDaemon(true);
            reader.start();
        }

        void awaitLine(String... parts) {
            await().atMost(SOON)
                    .until(() ->
                            lines.stream().anyMatch(line -> Stream.of(parts).allMatch(line::contains)));
        }

        String lastId() {
            return lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .reduce((earlier, later) -> later)
                    .orElseThrow()
                    .substring(3)
                    .strip();
        }

        @Override
        public void close() {
            body.close();
        }
    }

    @Test
    void aNewOrderItsAlertAndTheFiguresAreTold() throws Exception {
        try (Reader reader = new Reader(stream)) {
            reader.awaitLine("event:", "reset");
            reader.awaitLine("event:", "beat");

            arrivals.arrive(List.of("{\"order_id\": \"stream-1\", \"user_id\": \"u\", \"product_id\": \"p\"}"));

            reader.awaitLine("data:", "order_ids", "stream-1", "\"count\":1");
            reader.awaitLine("data:", "alert_keys", "hold:");
            rollUp.run();
            reader.awaitLine("event:", "kpis");
            reader.awaitLine("data:", "orders_today", "holds_now");
        }
    }

    @Test
    void anEventThatChangesNothingIsToldOfItsOrder() throws Exception {
        try (Reader reader = new Reader(stream)) {
            reader.awaitLine("event:", "reset");

            arrivals.badEvent("stream-4-bad", "stream-4");

            reader.awaitLine("data:", "order_ids", "\"stream-4\"");
        }
    }

    @Test
    void whoComesBackGetsWhatHeMissed() throws Exception {
        String seen;
        try (Reader reader = new Reader(stream)) {
            reader.awaitLine("event:", "reset");
            arrivals.arrive(
                    List.of(
                            "{\"order_id\": \"stream-2\", \"user_id\": \"u\", \"product_id\": \"p\", \"address\": \"1 Some Street\"}"));
            reader.awaitLine("stream-2");
            seen = reader.lastId();
        }
        arrivals.arrive(
                List.of(
                        "{\"order_id\": \"stream-3\", \"user_id\": \"u\", \"product_id\": \"p\", \"address\": \"1 Some Street\"}"));

        try (Reader back = new Reader(stream, "Last-Event-ID", seen)) {
            back.awaitLine("stream-3");
            assertThat(back.lines)
                    .noneMatch(line -> line.contains("stream-2"))
                    .noneMatch(line -> line.contains("reset"));
        }
    }

    @Test
    void whoWasAwayForTooLongIsToldToReadAnew() throws Exception {
        try (Reader reader = new Reader(stream, "Last-Event-ID", "of-another-run-7")) {
            reader.awaitLine("event:", "reset");
            reader.awaitLine("away for too long");
        }
    }
}
