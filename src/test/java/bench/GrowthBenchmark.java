package bench;

import adapters.devstack.Folders;
import adapters.devstack.RunningStack;
import adapters.devstack.StackAddresses;
import adapters.devstack.StackPlan;
import adapters.simulator.SampleData;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * Whether ingestion becomes slower as the tables grow, and as one product's orders in the look-back of its burst rule do. Run it by
 * {@code bench/growth}.
 */
public final class GrowthBenchmark {
    private static final String TOPIC = "event";
    private static final int EVENTS_PER_ORDER = 5;
    private static final Duration LOOK_BACK = Duration.ofSeconds(60);
    private static final String LINE = "%-44s %12s %22s %14s";

    private static final String HOT_ORDER = """
            {"event_id": "hot-%1$d-1", "order_id": "hot-%1$d", "channel": "sale", "user_id": "user-%1$d", "product_id": "P-002",
            "quantity": 1, "shipping_address": "서울특별시 강남구 테헤란로 12", "current_status": "PAID", "occurred_at": "%2$s"}""";

    private final Report report = new Report();
    private final Plan plan = new Plan();

    @Option(
            names = "--stored",
            paramLabel = "<n>",
            split = ",",
            description = "Events in the tables before. Default: ${DEFAULT-VALUE}.")
    int[] stored = {100_000, 1_000_000, 10_000_000};

    @Option(names = "--count", paramLabel = "<n>", description = "Messages of each run. Default: ${DEFAULT-VALUE}.")
    int count = 200_000;

    @Option(
            names = "--hot",
            paramLabel = "<n>",
            description = "Orders of one product within its look-back. Default: ${DEFAULT-VALUE}.")
    int hot = 120_000;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    boolean help;

    public static void main(String... arguments) throws Exception {
        GrowthBenchmark benchmark = new GrowthBenchmark();
        CommandLine syntax = new CommandLine(benchmark);
        syntax.parseArgs(arguments);
        if (benchmark.help) {
            syntax.usage(System.out);
            return;
        }
        benchmark.run();
    }

    private void run() throws SQLException, IOException, InterruptedException {
        plan.count = count;
        report.say(LINE, "", "messages/s", "PostgreSQL µs/message", "to the first");
        Moment.Span first = null;
        for (int events : stored) {
            Moment.Span later = grown(events);
            first = first == null ? later : first;
            say("%,d events stored".formatted(events), later, first);
        }
        hotProduct();
    }

    /** The second half of the messages, for which the virtual machine has compiled what it needs. */
    private Moment.Span grown(int events) throws SQLException, IOException, InterruptedException {
        return with((stack, database) -> {
            new OrderHistoryFill(database.connection()).run(events / EVENTS_PER_ORDER, events);
            rollUp(stack, database);
            database.execute("vacuum analyze");
            Preload.run(plan, stack.addresses(), TOPIC);
            return measured(stack, database, run -> run.measure(count).secondHalf());
        });
    }

    /** Lets the figures of all that is stored be reckoned before anything is measured, as they are where nothing was filled by hand. */
    private void rollUp(RunningStack stack, Database database) throws IOException {
        try (Application application = start(stack)) {
            application.await(database::isRolledUp);
        }
    }

    private Application start(RunningStack stack) throws IOException {
        return Application.start(
                plan.application, stack.addresses(), TOPIC, Path.of("target", "bench-growth"), Map.of());
    }

    /** Ordinary messages first, for the virtual machine; then orders of one product, all within one look-back. */
    private void hotProduct() throws SQLException, IOException, InterruptedException {
        int slice = hot / 6;
        with((stack, database) -> {
            Preload.run(plan, stack.addresses(), TOPIC);
            produceHot(stack.addresses());
            return measured(stack, database, run -> {
                Moment begin = run.reaches(count + slice / 2);
                Moment.Span few = run.reaches(begin.done() + slice).since(begin);
                Moment late = run.reaches(count + hot - slice);
                Moment.Span many = run.reaches(count + hot).since(late);
                say("%,d orders of one product in its look-back".formatted(begin.done() - count), few, few);
                say("%,d orders of one product in its look-back".formatted(late.done() - count), many, few);
                return many;
            });
        });
    }

    private void produceHot(StackAddresses addresses) {
        Instant begin = Instant.now().minus(LOOK_BACK);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        addresses.bootstrapServers(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        20),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < hot; i++) {
                Instant at = begin.plusNanos(LOOK_BACK.toNanos() / hot * i);
                send(producer, "hot-" + i, HOT_ORDER.formatted(i, at));
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private static void send(KafkaProducer<String, String> producer, String key, String value) {
        producer.send(new ProducerRecord<>(TOPIC, key, value));
    }

    /** What is done with servers of one's own. */
    private interface Work {
        Moment.Span with(RunningStack stack, Database database) throws SQLException, IOException, InterruptedException;
    }

    /** What is measured of a running application. */
    private interface Measurement {
        Moment.Span of(IngestRun run) throws SQLException, IOException, InterruptedException;
    }

    private Moment.Span with(Work work) throws SQLException, IOException, InterruptedException {
        Path folder = Path.of("target", "bench-growth");
        Folders.delete(folder);
        StackPlan stackPlan = StackPlan.in(folder, TOPIC)
                .withBinaries(folder.resolveSibling("postgres-bin"))
                .withDurable(true);
        try (RunningStack stack = RunningStack.start(stackPlan, 0, reason -> report.say("%s", reason));
                Database database = new Database(stack.addresses())) {
            Database.migrate(stack.addresses());
            database.register(SampleData.products());
            return work.with(stack, database);
        } finally {
            Folders.delete(folder);
        }
    }

    private Moment.Span measured(RunningStack stack, Database database, Measurement measurement)
            throws SQLException, IOException, InterruptedException {
        database.execute("checkpoint");
        try (Application application = start(stack)) {
            return measurement.of(new IngestRun(database, stack, application));
        }
    }

    private void say(String name, Moment.Span span, Moment.Span first) {
        report.say(
                "%-44s %,12.0f %22.1f %14.2f",
                name, span.perSecond(), span.server(), span.perSecond() / first.perSecond());
    }
}
