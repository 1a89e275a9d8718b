package bench;

import adapters.devstack.Folders;
import adapters.devstack.RunningStack;
import adapters.devstack.StackPlan;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fixtures.TestAdmin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * How long one request takes that acts on all alerts of a burst, against one request for each of them. Run it by {@code bench/alerts}.
 */
public final class AlertsBenchmark {
    private static final String TOPIC = "event";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Plan plan;
    private final HttpClient client = HttpClient.newHttpClient();

    private AlertsBenchmark(Plan plan) {
        this.plan = plan;
    }

    /** What a run is asked for. */
    static final class Options {
        @Option(names = "--alerts", paramLabel = "<n>", description = "Orders of one burst. Default: ${DEFAULT-VALUE}.")
        int alerts = 5_000;

        @Option(
                names = "--singles",
                paramLabel = "<n>",
                description = "Requests of one alert. Default: ${DEFAULT-VALUE}.")
        int singles = 300;
    }

    private record Plan(int alerts, int singles, bench.Plan base) {}

    public static void main(String... arguments) throws Exception {
        Options options = new Options();
        new CommandLine(options).parseArgs(arguments);
        bench.Plan base = new bench.Plan();
        base.folder = base.folder.resolveSibling("bench-alerts");
        new AlertsBenchmark(new Plan(options.alerts, options.singles, base)).run();
    }

    private void run() throws SQLException, IOException, InterruptedException {
        Folders.delete(plan.base().folder);
        StackPlan stackPlan = StackPlan.in(plan.base().folder, TOPIC)
                .withBinaries(plan.base().folder.resolveSibling("postgres-bin"))
                .withDurable(true);
        int port = Application.freePort();
        try (RunningStack stack = RunningStack.start(stackPlan, 0, reason -> System.out.println(reason));
                Database database = new Database(stack.addresses())) {
            Database.migrate(stack.addresses());
            send(stack.addresses().bootstrapServers());
            try (Application application = Application.start(
                    plan.base().application,
                    stack.addresses(),
                    TOPIC,
                    plan.base().folder,
                    Map.of("QUARKUS_HTTP_PORT", String.valueOf(port), "RULE_UNKNOWN_PRODUCT", "accept"))) {
                new IngestRun(database, stack, application).measure(plan.alerts());
                List<String> keys = keys(database);
                List<String> singles = keys.subList(0, plan.singles());
                double one = milliseconds(() -> {
                            for (String key : singles) {
                                post(port, "/api/alerts/" + key.replace(":", "%3A") + "/ack", "{}");
                            }
                        })
                        / plan.singles();
                double all = milliseconds(() -> expect(
                        post(port, "/api/alerts/actions", "{\"action\":\"ACK\",\"filter\":{\"status\":\"OPEN\"}}"),
                        keys.size() - plan.singles()));
                double release = milliseconds(() -> expect(
                        post(port, "/api/alerts/actions", "{\"action\":\"RESOLVE\",\"filter\":{\"status\":\"ACK\"}}"),
                        keys.size()));
                System.out.printf("ACK of %,d alerts in one request: %,.0f ms%n", keys.size() - plan.singles(), all);
                System.out.printf(
                        "RESOLVE of %,d alerts in one request, holds released: %,.0f ms%n", keys.size(), release);
                double each = all / (keys.size() - plan.singles());
                System.out.printf(
                        "ACK of one alert in one request: %.2f ms; in the large one %.3f ms each: ratio %.3f%n",
                        one, each, each / one);
            }
        }
        Folders.delete(plan.base().folder);
    }

    private static List<String> keys(Database database) throws SQLException {
        return new ArrayList<>(database.counts("select alert_key, 1 from alerts where status = 'OPEN' order by seq")
                .keySet());
    }

    private void send(String bootstrapServers) {
        Instant at = Instant.now();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.idempotence", false),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < plan.alerts(); i++) {
                String message =
                        "{\"order_id\":\"o%d\",\"user_id\":\"bot\",\"product_id\":\"p%d\",\"address\":\"1 Sejong-daero\",\"occurred_at\":\"%s\"}"
                                .formatted(i, i, at);
                sent.add(producer.send(new ProducerRecord<>(TOPIC, message.getBytes(StandardCharsets.UTF_8))));
            }
            producer.flush();
        }
        if (!sent.stream().allMatch(Future::isDone)) {
            throw new IllegalStateException("Kafka did not take all messages");
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static double milliseconds(Work work) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private JsonNode post(int port, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", TestAdmin.basic())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private static void expect(JsonNode report, int done) {
        if (report.get("done").intValue() != done || report.get("refused").intValue() != 0) {
            throw new IllegalStateException("Not all were done: " + report.get("done") + ", " + report.get("refused"));
        }
    }
}
