package adapters.simulator;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code simulate}: a command of the same application that sends traffic and starts nothing else of it. */
public final class SimulateCommand {
    public static final String NAME = "simulate";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LAST_MESSAGES = Duration.ofSeconds(6);

    private final Clock clock;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Pacing pacing = new Pacing();
    private final CountDownLatch ended = new CountDownLatch(1);

    SimulateCommand(Clock clock, PrintWriter out, PrintWriter err) {
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /** The command as a person calls it; its texts are UTF-8 whatever the machine's own charset. */
    public static SimulateCommand onConsole() {
        return new SimulateCommand(
                Clock.systemUTC(),
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, false, StandardCharsets.UTF_8));
    }

    /** @return the exit code: 0 done, 1 messages did not arrive, 2 wrong options */
    public int run(String... options) {
        CommandLine syntax = new CommandLine(SimulateSyntax.spec());
        try {
            ParseResult given = syntax.parseArgs(options);
            if (given.isUsageHelpRequested()) {
                syntax.usage(out);
                return DONE;
            }
            if (given.hasMatchedOption(SimulateSyntax.PRINT_CATALOGUE)) {
                out.print(SampleData.catalogueCsv());
                out.flush();
                return DONE;
            }
            return send(SimulateOptions.of(given.commandSpec(), clock.instant()));
        } catch (ParameterException wrong) {
            err.println(wrong.getMessage() + ". All options: " + NAME + " --help");
            err.flush();
            return WRONG_USAGE;
        }
    }

    private int send(SimulateOptions options) {
        stopsWithTheProcess();
        try (TopicWriter writer = new TopicWriter(
                options.destination().servers(), options.destination().topic(), PATIENCE)) {
            if (!writer.reachesTopic()) {
                return fails("Kafka does not answer, or has no such topic: " + options.destination());
            }
            out.println("Sending %s traffic, --seed %d --start %s, to %s"
                    .formatted(
                            options.scenario(),
                            options.plan().seed(),
                            options.plan().start(),
                            options.destination()));
            out.flush();
            deliver(options, writer);
            out.println("Sent " + writer.written() + " messages");
            out.flush();
            return writer.lost() == 0 ? DONE : fails(writer.lost() + " messages did not arrive");
        } catch (KafkaException unusable) {
            return fails("Kafka cannot be used (" + unusable.getMessage() + "): " + options.destination());
        } finally {
            ended.countDown();
        }
    }

    private void deliver(SimulateOptions options, TopicWriter writer) {
        Iterator<Message> traffic = options.scenario().traffic(options.plan());
        Duration shift = Duration.between(options.plan().start(), clock.instant());
        for (long sent = 0; !options.isOver(sent); sent++) {
            Message message = traffic.next();
            Instant due = options.atOnce() ? Instant.EPOCH : message.at().plus(shift);
            if (!pacing.pause(Duration.between(clock.instant(), due))) {
                break;
            }
            writer.write(message);
        }
        writer.flush();
    }

    /** Ctrl-C ends a run in good order: what was handed over still arrives. */
    private void stopsWithTheProcess() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            pacing.stop();
            try {
                ended.await(LAST_MESSAGES.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private int fails(String why) {
        err.println(why);
        err.flush();
        return FAILED;
    }
}
