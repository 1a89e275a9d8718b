package adapters.web.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fixtures.LocalStackResource;
import fixtures.ProxiedRequest;
import fixtures.Rows;
import fixtures.TestAdmin;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a proxy hands on counts as whoever he is, and nobody can choose to be somebody else. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class VisitorAddressTest {
    @Inject
    Rows rows;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "203.0.113.9; 203.0.113.9",
                "127.0.0.1, 203.0.113.9; 203.0.113.9",
                "198.51.100.1, 203.0.113.9, 127.0.0.9; 203.0.113.9",
                "198.51.100.1|203.0.113.9; 203.0.113.9",
                "203.0.113.9:4711; 203.0.113.9",
                "[2001:DB8::9]:4711; 2001:db8:0:0:0:0:0:9",
                "203.0.113.9, nobody; 127.0.0.9",
                "203.0.113.9, 1.2.3.999; 127.0.0.9",
                "203.0.113.9, ; 127.0.0.9"
            })
    void theNearestWhoIsNoTrustedProxyIsTheVisitor(String forwardedFor, String visitor) {
        String name = "va-" + UUID.randomUUID();
        Stream<String> forwarded = Arrays.stream(forwardedFor.split("\\|", -1)).map(line -> "X-Forwarded-For: " + line);
        Stream<String> others = Stream.of(
                "Forwarded: for=198.51.100.7",
                "X-Real-IP: 198.51.100.8",
                "Authorization: " + TestAdmin.basic(name, "wrong"));

        assertThat(proxied("/api/summary", Stream.concat(forwarded, others).toList()))
                .startsWith("HTTP/1.1 401 ");

        assertThat(rows.count("select count(*) from access_log where account = ? and address = ?", name, visitor))
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/q/health/ready", "/q/health", "/health"})
    void figuresAreToldToNobodyWhoComesThroughAProxyFromElsewhere(String path) {
        assertThat(given().noFilters().get(path).statusCode()).isEqualTo(200);
        assertThat(proxied(path, List.of())).startsWith("HTTP/1.1 200 ");
        assertThat(proxied(path, List.of("X-Forwarded-For: 127.0.0.1"))).startsWith("HTTP/1.1 200 ");

        assertThat(proxied(path, List.of("X-Forwarded-For: 203.0.113.9"))).startsWith("HTTP/1.1 401 ");
        for (String header : List.of("X-Forwarded-For", "Forwarded")) {
            // by a proxy that nobody named, on the machine itself
            assertThat(given().noFilters().header(header, "127.0.0.1").get(path).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void whetherItLivesIsToldToEverybody() {
        assertThat(proxied("/q/health/live", List.of("X-Forwarded-For: 203.0.113.9")))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void theWayOnIsAPathWhateverTheProxySays() {
        assertThat(proxied("/orders", List.of("X-Forwarded-Proto: https", "X-Forwarded-Host: evil.example")))
                .contains("\r\nLocation: /login?next=%2Forders\r\n");
    }

    private static String proxied(String path, List<String> headers) {
        return ProxiedRequest.get(RestAssured.port, path, headers);
    }
}
