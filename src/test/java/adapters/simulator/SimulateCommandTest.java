package adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulateCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--scenario=fire    | one of normal, missing-data, out-of-stock, user-burst, product-burst, empty-json, bad-json, duplicate, out-of-order, mixed, not 'fire'",
                "--rate=0           | it takes a number above 0, at most 100000, not '0'",
                "--rate=fast        | it takes a number above 0, at most 100000, not 'fast'",
                "--count=-1         | it takes a whole number from 0 (until stopped), not '-1'",
                "--seed=x           | it takes a whole number, not 'x'",
                "--start=yesterday  | it takes a time as 2026-03-02T09:00:00Z, not 'yesterday'",
                "--speed=3          | Unknown option: '--speed=3'",
                "now                | Unmatched argument at index 0: 'now'",
                "--topic            | Missing required parameter for option '--topic'"
            })
    void shouldRefuseAWrongOptionWithOneLineThatSaysWhatItTakes(String option, String explanation) {
        assertThat(run(option)).isEqualTo(2);
        assertThat(err.toString()).contains(explanation).endsWith("simulate --help" + System.lineSeparator());
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldExplainItsOptions() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("--scenario=<name>", "--rate=<n>", "--count=<n>", "--seed=<n>", "--at-once", "out-of-order");
    }

    @Test
    void shouldPrintTheCatalogueForTheProductsPage() {
        assertThat(run("--print-catalogue")).isZero();
        assertThat(out.toString().lines())
                .hasSize(51)
                .startsWith("product_id,product_name,stock", "P1001,무선 블루투스 이어폰 프로,12000");
    }

    @Test
    void shouldSayInOneLineThatKafkaDoesNotAnswer() {
        assertThat(run("--bootstrap-servers", "nowhere.invalid:9092")).isEqualTo(1);
        assertThat(err.toString())
                .contains("topic event at nowhere.invalid:9092")
                .hasLineCount(1);
    }

    @Test
    void shouldBeginNowWhereNothingElseIsSaid() {
        SimulateOptions options = options();

        assertThat(options.scenario()).isEqualTo(Scenario.MIXED);
        assertThat(options.plan()).isEqualTo(new TrafficPlan(1, NOW, 20, Duration.ofSeconds(2)));
        assertThat(options.isOver(999)).isFalse();
        assertThat(options.isOver(1_000)).isTrue();
    }

    @Test
    void shouldEndNowWhereAllIsSentAtOnce() {
        assertThat(options("--at-once", "--rate=10", "--count=600", "--seed=-4", "--scenario=user-burst")
                        .plan())
                .isEqualTo(new TrafficPlan(-4, NOW.minusSeconds(60), 10, Duration.ofSeconds(4)));
    }

    @Test
    void shouldNeverBeOverWithACountOfNought() {
        assertThat(options("--count=0").isOver(Long.MAX_VALUE)).isFalse();
    }

    private SimulateOptions options(String... given) {
        return SimulateOptions.of(
                new CommandLine(SimulateSyntax.spec()).parseArgs(given).commandSpec(), NOW);
    }

    private int run(String... options) {
        return new SimulateCommand(Clock.fixed(NOW, ZoneOffset.UTC), new PrintWriter(out), new PrintWriter(err))
                .run(options);
    }
}
