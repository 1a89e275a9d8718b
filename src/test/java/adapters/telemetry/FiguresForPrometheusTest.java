package adapters.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fixtures.Arrivals;
import fixtures.LocalStackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The figures that documents, alarms and the dashboard name are told by the running application. */
@QuarkusTest
@WithTestResource(value = LocalStackResource.class, scope = TestResourceScope.GLOBAL)
class FiguresForPrometheusTest {
    private static final Pattern FIGURE = Pattern.compile("\\b(?:fulfilment|http_server|jvm)_[a-z0-9_]+");
    private static final Path OPERATIONS = Path.of("docs", "operations.md");
    private static final Path ALARMS = Path.of("docker", "prometheus", "alerts.yml");
    private static final Path DASHBOARD = Path.of("docker", "grafana", "dashboards", "fulfilment.json");

    @Inject
    Arrivals arrivals;

    @Inject
    StandingGauges gauges;

    @Test
    void aHeldOrderAndItsAlertAreCountedByReasonAndAge() {
        String held = "fulfilment_orders_held{reason=\"FUL-VALID\"}";
        String alerts = "fulfilment_alerts_unresolved{age=\"under_5_minutes\",reason=\"FUL-VALID\"}";
        gauges.count();
        double heldBefore = value(held);
        double alertsBefore = value(alerts);

        arrivals.incompleteOrders("figures-1", "figures-2");

        // the schedule counts too, and may have begun before the orders came
        await().untilAsserted(() -> {
            gauges.count();
            assertThat(value(held)).isEqualTo(heldBefore + 2);
            assertThat(value(alerts)).isEqualTo(alertsBefore + 2);
        });
        assertThat(value("fulfilment_alerts_oldest_seconds")).isPositive();
    }

    @Test
    void everyAgeIsKnownFromTheStartOnSoThatAlarmsDoNotStaySilent() {
        for (String age : Set.of(
                "fulfilment_lag_age_seconds", "fulfilment_rollup_age_seconds", "fulfilment_standing_age_seconds")) {
            assertThat(value(age)).as(age).isNotNegative().isFinite();
        }
    }

    @Test
    void everyFigureThatTheOperationsPageNamesIsTold() throws IOException {
        assertThat(named(OPERATIONS))
                .contains("fulfilment_lag_messages", "fulfilment_rollup_age_seconds")
                .allSatisfy(this::isTold);
    }

    @Test
    void alarmsAndDashboardUseOnlyFiguresThatAreTold() throws IOException {
        assertThat(named(ALARMS)).hasSizeGreaterThan(8).allSatisfy(this::isTold);
        assertThat(named(DASHBOARD)).hasSizeGreaterThan(12).allSatisfy(this::isTold);
    }

    @Test
    void everyFigureOfTheHouseIsDocumented() throws IOException {
        Set<String> own =
                told().stream().filter(name -> name.startsWith("fulfilment_")).collect(Collectors.toSet());

        // the name without what Prometheus adds for the parts of a summary
        assertThat(named(OPERATIONS))
                .containsAll(own.stream()
                        .map(name -> name.replaceFirst("(batch_seconds|batch_messages)_(sum|max)$", "$1_count"))
                        .toList());
    }

    @Test
    void theOperationsPageSaysOfEveryAlarmWhatToDo() throws IOException {
        Set<String> alarms = Pattern.compile("- alert: (\\w+)")
                .matcher(Files.readString(ALARMS))
                .results()
                .map(alarm -> "`" + alarm.group(1) + "`")
                .collect(Collectors.toSet());

        assertThat(alarms).hasSizeGreaterThan(8);
        assertThat(Files.readString(OPERATIONS)).contains(alarms);
    }

    private void isTold(String figure) {
        // whatever it answers: addresses below /q are not counted
        given().get("/api/summary");
        await(figure)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(told()).contains(figure));
    }

    private static double value(String series) {
        return lines().filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> lines() {
        return given().get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines();
    }

    private static Set<String> told() {
        return lines().filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    private static Set<String> named(Path file) throws IOException {
        return FIGURE.matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
