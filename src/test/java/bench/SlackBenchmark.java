package bench;

import adapters.devstack.Folders;
import adapters.devstack.RunningStack;
import adapters.devstack.StackPlan;
import fixtures.FakeSlack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What a dead Slack costs ingestion: the same messages with a webhook that answers and with one that takes connections and never
 * answers, in turn and in one run, so that both meet the same machine. Run it by {@code bench/slack}.
 */
public final class SlackBenchmark {
    private static final List<Boolean> HEALTHY = List.of(true, false, false, true, true, false);

    private final Plan plan;

    private SlackBenchmark(Plan plan) {
        this.plan = plan;
    }

    public static void main(String... options) throws Exception {
        Plan plan = new Plan();
        try {
            new CommandLine(plan).parseArgs(options);
        } catch (ParameterException wrong) {
            System.err.println(wrong.getMessage() + ". Options are those of bench/ingest");
            System.exit(2);
        }
        new SlackBenchmark(plan).run();
    }

    /** A round: messages a second, and messages that Slack got. */
    private record Round(boolean healthy, double perSecond, long told) {}

    private void run() throws SQLException, IOException, InterruptedException {
        Folders.delete(plan.folder);
        StackPlan stackPlan = StackPlan.in(plan.folder, "event")
                .withBinaries(plan.folder.resolveSibling("postgres-bin"))
                .withDurable(true);
        List<Round> rounds = new ArrayList<>();
        try (RunningStack stack = RunningStack.start(stackPlan, 0, reason -> System.out.println(reason))) {
            for (boolean healthy : HEALTHY) {
                Round round = round(stack, healthy, "round" + rounds.size());
                rounds.add(round);
                System.out.printf(
                        "%s Slack: %,.0f messages/s, %d messages told%n",
                        healthy ? "healthy" : "dead   ", round.perSecond(), round.told());
            }
        }
        Folders.delete(plan.folder);
        double dead = mean(rounds, false);
        double well = mean(rounds, true);
        System.out.printf("Ratio of the means, dead to healthy: %.3f (%,.0f / %,.0f)%n", dead / well, dead, well);
    }

    private Round round(RunningStack stack, boolean healthy, String topic)
            throws SQLException, IOException, InterruptedException {
        try (Database database = new Database(stack.addresses());
                FakeSlack slack = new FakeSlack(Clock.systemUTC());
                ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Preload.anew(plan, stack.addresses(), database, topic);
            URI dead = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/services/T0/B0/nobody");
            Map<String, String> settings = Map.of(
                    "SLACK_WEBHOOK_URL", (healthy ? slack.address() : dead).toString(), "SLACK_GROUP_WAIT", "200ms");
            try (Application application =
                    Application.start(plan.application, stack.addresses(), topic, plan.folder, settings)) {
                IngestRun.Result result = new IngestRun(database, stack, application).measure(plan.count);
                return new Round(
                        healthy, result.whole().perSecond(), slack.posted().size());
            }
        }
    }

    private static double mean(List<Round> rounds, boolean healthy) {
        return rounds.stream()
                .filter(round -> round.healthy() == healthy)
                .flatMapToDouble(round -> DoubleStream.of(round.perSecond()))
                .average()
                .orElseThrow();
    }
}
