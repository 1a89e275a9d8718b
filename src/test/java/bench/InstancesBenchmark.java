package bench;

import adapters.devstack.Folders;
import adapters.devstack.RunningStack;
import adapters.devstack.StackPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The same messages worked off by one, two and four instances that share a consumer group and a database: how the rate grows, how the work
 * is spread, and whether the result is the same. Run it by {@code bench/instances}.
 */
public final class InstancesBenchmark {
    private static final Pattern MESSAGES =
            Pattern.compile("^fulfilment_messages_total\\{[^}]*} ([0-9.E]+)$", Pattern.MULTILINE);

    /** What became of each order, and which bad events there are, without times, which differ from round to round. */
    private static final String OUTCOME = """
            select md5(string_agg(line, E'\\n' order by line collate "C")) from (
                select concat_ws('|', order_id, current_status, underlying_status, hold_reason_code, user_id, product_id, ever_held) as line
                from orders
                union all
                select concat_ws('|', order_id, reason, subject, release_cause) from holds where retracted_at is null
                union all
                select concat_ws('|', reason_code, count(*)) from events where reason_code is not null group by reason_code) lines""";

    /** Which order gets the last unit is a matter of arrival (SPEC 4.2), and would make the results differ. */
    private static final String UNLIMITED = "update products set stock = null";

    @Mixin
    private final Plan plan = new Plan();

    @Option(
            names = "--instances",
            paramLabel = "<n>",
            split = ",",
            description = "Instances of each round. Default: ${DEFAULT-VALUE}.")
    int[] instances = {1, 2, 4};

    private final Report report = new Report();

    public static void main(String... arguments) throws Exception {
        InstancesBenchmark benchmark = new InstancesBenchmark();
        CommandLine syntax = new CommandLine(benchmark);
        syntax.parseArgs(arguments);
        if (benchmark.plan.help) {
            syntax.usage(System.out);
            return;
        }
        benchmark.run();
    }

    /** A round: how fast, which part each instance did, and a digest of the result. */
    private record Round(IngestRun.Result rate, List<Long> shares, String outcome) {}

    private void run() throws SQLException, IOException, InterruptedException {
        plan.folder = Path.of("target", "bench-instances");
        Folders.delete(plan.folder);
        StackPlan stackPlan = StackPlan.in(plan.folder, "event")
                .withBinaries(plan.folder.resolveSibling("postgres-bin"))
                .withDurable(true);
        List<String> outcomes = new ArrayList<>();
        try (RunningStack stack = RunningStack.start(stackPlan, 0, reason -> report.say("%s", reason))) {
            for (int count : instances) {
                Round round = round(stack, count);
                outcomes.add(round.outcome());
                Moment.Span later = round.rate().secondHalf();
                report.say(
                        "%d instances: %,.0f messages/s, second half %,.0f; CPU-µs per message: applications %.1f, PostgreSQL %.1f; messages of each: %s",
                        count,
                        round.rate().whole().perSecond(),
                        later.perSecond(),
                        later.client(),
                        later.server(),
                        round.shares());
            }
        }
        Folders.delete(plan.folder);
        report.say("Results: %s", outcomes.stream().distinct().count() == 1 ? "the same in all rounds" : outcomes);
    }

    private Round round(RunningStack stack, int count) throws SQLException, IOException, InterruptedException {
        String topic = "instances-" + count;
        List<Application> applications = new ArrayList<>();
        try (Database database = new Database(stack.addresses())) {
            Preload.anew(plan, stack.addresses(), database, topic);
            database.execute(UNLIMITED);
            if (count == instances[0]) {
                report.machine(database);
            }
            List<Integer> ports = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ports.add(Application.freePort());
                Map<String, String> settings = Map.of("QUARKUS_HTTP_PORT", String.valueOf(ports.get(i)));
                Path folder = Files.createDirectories(plan.folder.resolve(topic + "-" + i));
                applications.add(Application.start(plan.application, stack.addresses(), topic, folder, settings));
            }
            IngestRun.Result rate =
                    new IngestRun(database, stack, applications.toArray(Application[]::new)).measure(plan.count);
            List<Long> shares = new ArrayList<>();
            for (int port : ports) {
                shares.add(messages(new QueryLoad(port).get("/q/metrics")));
            }
            return new Round(rate, shares, database.text(OUTCOME));
        } finally {
            applications.forEach(Application::close);
        }
    }

    private static long messages(String figures) {
        Matcher counter = MESSAGES.matcher(figures);
        double sum = 0;
        while (counter.find()) {
            sum += Double.parseDouble(counter.group(1));
        }
        return Math.round(sum);
    }
}
