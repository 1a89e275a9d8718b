package adapters.simulator;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code simulate}. Built without annotations, so without reflection a native image would have to be told of. */
final class SimulateSyntax {
    static final String SCENARIO = "--scenario";
    static final String RATE = "--rate";
    static final String COUNT = "--count";
    static final String SEED = "--seed";
    static final String START = "--start";
    static final String AT_ONCE = "--at-once";
    static final String SERVERS = "--bootstrap-servers";
    static final String TOPIC = "--topic";
    static final String PRINT_CATALOGUE = "--print-catalogue";

    private static final double HIGHEST_RATE = 100_000;

    private SimulateSyntax() {}

    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("simulate");
        spec.usageMessage()
                .width(100)
                .sortOptions(false)
                .description("Sends made-up channel traffic to Kafka. The same seed and start give the same messages.");
        return spec.addOption(option(SCENARIO, Scenario.class, "<name>")
                        .converters((ITypeConverter<Scenario>) SimulateSyntax::scenario)
                        .defaultValue("mixed")
                        .description("One of " + scenarios() + ". Default: mixed.")
                        .build())
                .addOption(option(RATE, Double.class, "<n>")
                        .converters((ITypeConverter<Double>) SimulateSyntax::rate)
                        .defaultValue("20")
                        .description("Order events per second. Default: 20.")
                        .build())
                .addOption(option(COUNT, Long.class, "<n>")
                        .converters((ITypeConverter<Long>) SimulateSyntax::count)
                        .defaultValue("1000")
                        .description("Messages to send; 0: until stopped. Default: 1000.")
                        .build())
                .addOption(option(SEED, Long.class, "<n>")
                        .converters((ITypeConverter<Long>) SimulateSyntax::seed)
                        .defaultValue("1")
                        .description("Any whole number. Default: 1.")
                        .build())
                .addOption(option(START, Instant.class, "<time>")
                        .converters((ITypeConverter<Instant>) SimulateSyntax::start)
                        .description("Time of the first event, as 2026-03-02T09:00:00Z. Default: now.")
                        .build())
                .addOption(option(AT_ONCE, Boolean.class, "")
                        .arity("0")
                        .defaultValue("false")
                        .description("Send without waiting; events keep their distances and, without --start, end now.")
                        .build())
                .addOption(option(SERVERS, String.class, "<list>")
                        .defaultValue("${KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}")
                        .description("Default: KAFKA_BOOTSTRAP_SERVERS, or localhost:9092.")
                        .build())
                .addOption(option(TOPIC, String.class, "<name>")
                        .defaultValue("${KAFKA_TOPIC:-event}")
                        .description("Default: KAFKA_TOPIC, or event.")
                        .build())
                .addOption(option(PRINT_CATALOGUE, Boolean.class, "")
                        .arity("0")
                        .description(
                                "Print the catalogue the orders are made of, as CSV for the products page, and end.")
                        .build())
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .type(Boolean.class)
                        .arity("0")
                        .description("Show this and end.")
                        .build());
    }

    private static OptionSpec.Builder option(String name, Class<?> type, String label) {
        return OptionSpec.builder(name).type(type).paramLabel(label);
    }

    private static String scenarios() {
        return Arrays.stream(Scenario.values()).map(Scenario::toString).collect(Collectors.joining(", "));
    }

    private static Scenario scenario(String text) {
        return Arrays.stream(Scenario.values())
                .filter(scenario -> scenario.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> takes("one of " + scenarios(), text));
    }

    private static Double rate(String text) {
        try {
            double rate = Double.parseDouble(text);
            if (rate > 0 && rate <= HIGHEST_RATE) {
                return rate;
            }
        } catch (NumberFormatException notANumber) {
            // refused below like any other value out of range
        }
        throw takes("a number above 0, at most 100000", text);
    }

    private static Long count(String text) {
        return whole(text, 0, "a whole number from 0 (until stopped)");
    }

    private static Long seed(String text) {
        return whole(text, Long.MIN_VALUE, "a whole number");
    }

    private static Long whole(String text, long least, String wanted) {
        try {
            long number = Long.parseLong(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below like any other value out of range
        }
        throw takes(wanted, text);
    }

    private static Instant start(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw takes("a time as 2026-03-02T09:00:00Z", text);
        }
    }

    private static TypeConversionException takes(String wanted, String text) {
        return new TypeConversionException("it takes " + wanted + ", not '" + text + "'");
    }
}
