package packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fixtures.LocalStack;
import fixtures.oracle.OnlineRetail;
import fixtures.oracle.OnlineRetail.Expected;
import fixtures.oracle.Oracle;
import fixtures.oracle.OracleRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servers go away in mid-stream and come back: the application lives, says so, and goes on by itself. */
class OutageIT {
    private static final String TOPIC = "outage";
    private static final int SLICE = 6_000;
    private static final Duration AWAY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void thirtySecondsWithoutPostgresAndWithoutKafkaChangeNothing(@TempDir Path folder) throws Exception {
        List<String> messages = OnlineRetail.messages().subList(0, SLICE);
        try (LocalStack stack = LocalStack.start(folder, "unused")) {
            Database database = Database.create(stack, TOPIC);
            try (Channel channel = new Channel(stack.bootstrapServers(), TOPIC, 3);
                    PackagedApplication application =
                            PackagedApplication.start(database.environment(stack, TOPIC), TOPIC)) {
                application.awaitReady();
                send(channel, messages.subList(0, 2_000));
                await().atMost(PATIENCE).until(() -> database.number("select count(*) from orders_raw") > 0);
                stack.stopPostgres();
                send(channel, messages.subList(2_000, 4_000));
                assertLivesUnready(application);
                stack.startPostgres();
                application.awaitReady();
                awaitConsumed(database, 4_000);

                stack.stopKafka();
                assertLivesUnready(application);
                stack.startKafka();
                send(channel, messages.subList(4_000, SLICE));
                application.awaitReady();
                awaitConsumed(database, SLICE);

                assertThat(database.rawCopies()).isEqualTo(channel.sent());
                List<Expected> expected = Oracle.judge(
                                OnlineRetail.validEvents(messages), OracleRules.accepting(), List.of())
                        .orders()
                        .values()
                        .stream()
                        .map(Expected::of)
                        .toList();
                assertThat(database.outcomes()).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    private static void assertLivesUnready(PackagedApplication application) {
        await("readiness to be down").atMost(PATIENCE).until(() -> application.status("/q/health/ready") == 503);
        await("life without the server")
                .during(AWAY)
                .atMost(PATIENCE)
                .until(() -> application.isAlive()
                        && application.status("/q/health/live") == 200
                        && application.status("/q/health/ready") == 503);
    }

    private static void awaitConsumed(Database database, int messages) {
        await("all messages to be consumed")
                .atMost(PATIENCE)
                .until(() -> database.number("select count(*) from orders_raw") == messages);
    }

    private static void send(Channel channel, List<String> messages) throws Exception {
        for (int i = 0; i < messages.size(); i++) {
            channel.send(i % 3, messages.get(i));
        }
        channel.flush();
    }
}
