package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * How long it takes from handing a message to the Kafka client until the hold that it causes can be read through the API, beside a steady
 * stream of other events, and without any. Run it by {@code bench/latency}.
 */
public final class LatencyBenchmark {
    /**
     * From one question to the next, later on a quarter of the time that has passed, lest the questions be the load: a figure is too
     * large by an eighth on average.
     */
    private static final long SOONEST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int CONCURRENT_PROBES = 32;
    private static final int WARM_UP_SECONDS = 240;
    private static final String LINE = "%-26s %8s %8s %8s %8s";

    /** An order without an address, which FUL-VALID holds. */
    private static final String ORDER = """
            {"event_id": "%1$s-1", "order_id": "%1$s", "channel": "probe", "user_id": "user-%1$s", "product_id": "P-001",
            "quantity": 1, "current_status": "PAID", "occurred_at": "%2$s"}""";

    private final ObjectMapper json = new ObjectMapper();
    private final Report report = new Report();

    @Option(names = "--rate", paramLabel = "<n>", description = "Other events per second. Default: ${DEFAULT-VALUE}.")
    int rate = 1_000;

    @Option(names = "--seconds", paramLabel = "<n>", description = "For how long. Default: ${DEFAULT-VALUE}.")
    int seconds = 120;

    @Option(names = "--probes", paramLabel = "<n>", description = "Probes per second. Default: ${DEFAULT-VALUE}.")
    int probes = 5;

    @Option(names = "--orders", paramLabel = "<n>", description = "Orders there before. Default: ${DEFAULT-VALUE}.")
    int orders = 100_000;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    boolean help;

    public static void main(String... arguments) throws Exception {
        LatencyBenchmark benchmark = new LatencyBenchmark();
        CommandLine syntax = new CommandLine(benchmark);
        syntax.parseArgs(arguments);
        if (benchmark.help) {
            syntax.usage(System.out);
            return;
        }
        benchmark.run();
    }

    private void run() throws SQLException, IOException, InterruptedException {
        StoredTrade.with("bench-latency", orders, 5 * orders, Map.of(), report, trade -> {
            trade.application().awaitReady(trade.port());
            trade.await(() -> true);
            try (KafkaProducer<String, String> producer =
                    producer(trade.addresses().bootstrapServers())) {
                QueryLoad api = new QueryLoad(trade.port());
                report.say("Milliseconds from produce to the hold in GET /api/orders/{order_id}, %d probes/s", probes);
                report.say(LINE, "", "probes", "median", "p99", "most");
                try (LiveFeed feed = new LiveFeed(trade.addresses().bootstrapServers(), StoredTrade.TOPIC, rate)) {
                    probe(producer, api, WARM_UP_SECONDS);
                    say("%,d events/s".formatted(rate), probe(producer, api, seconds));
                    report.say(
                            "Lag at the end of the stream: %,d messages",
                            feed.written() - trade.database().consumed());
                }
                say("nothing else", probe(producer, api, seconds / 4));
            }
            report.machine(trade.database());
        });
    }

    private void say(String name, QueryLoad.Latency latency) {
        report.say(
                LINE.replace("%8s", "%8.0f"),
                name,
                (double) latency.calls(),
                latency.median(),
                latency.p99(),
                latency.worst());
    }

    /** Probes begin at fixed moments, however long those before them take. */
    private QueryLoad.Latency probe(KafkaProducer<String, String> producer, QueryLoad api, int duration)
            throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(CONCURRENT_PROBES);
        try {
            List<CompletableFuture<double[]>> results = new ArrayList<>();
            long due = System.nanoTime();
            for (int i = 0; i < duration * probes; i++) {
                due += TimeUnit.SECONDS.toNanos(1) / probes;
                sleepUntil(due);
                results.add(CompletableFuture.supplyAsync(() -> new double[] {millisToHold(producer, api)}, threads));
            }
            return QueryLoad.latency(results);
        } finally {
            threads.shutdownNow();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private double millisToHold(KafkaProducer<String, String> producer, QueryLoad api) {
        String order = "probe-" + UUID.randomUUID();
        long begin = System.nanoTime();
        producer.send(new ProducerRecord<>(StoredTrade.TOPIC, order, ORDER.formatted(order, Instant.now())));
        while (!isHeld(api, order)) {
            long asked = System.nanoTime();
            sleepUntil(asked + Math.max(SOONEST_NANOS, (asked - begin) / 4));
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private boolean isHeld(QueryLoad api, String order) {
        try {
            QueryLoad.Answer answer = api.ask("/api/orders/" + order);
            if (answer.status() == 404) {
                return false;
            }
            JsonNode shown = json.readTree(answer.body()).path("order");
            return shown.path("hold_reason_code").asText().equals("FUL-VALID");
        } catch (IOException failure) {
            throw new IllegalStateException("The API does not answer", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    private static void sleepUntil(long nanos) {
        while (System.nanoTime() < nanos) {
            LockSupport.parkNanos(nanos - System.nanoTime());
        }
    }

    private static KafkaProducer<String, String> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 0),
                new StringSerializer(),
                new StringSerializer());
    }
}
