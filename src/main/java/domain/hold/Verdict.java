package domain.hold;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What judging a hold again came to (SPEC §5). Trails keep it in words; it can be read back from them, so that whoever looks is told in
 * his own language.
 */
public sealed interface Verdict {

    /** The words that trails keep. */
    String text();

    /** Empty: the words say something else. */
    static Optional<Verdict> of(String text) {
        return Stream.concat(
                        Arrays.stream(Plain.values())
                                .filter(plain -> plain.text().equals(text)),
                        Stream.of(Missing.of(text), Shortage.of(text), Burst.of(text))
                                .flatMap(Optional::stream))
                .findFirst();
    }

    /** What there is nothing to add to. */
    enum Plain implements Verdict {
        PASSED("nothing is wrong any more"),
        HELD_BY_CHANNEL("the channel holds the order; resolve the alert to release it"),
        HELD_BY_COLLEAGUE("a colleague holds the order; resolve the alert to release it");

        private final String text;

        Plain(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /**
     * Data is still missing.
     *
     * @param lacks at least one
     */
    record Missing(Set<Lack> lacks) implements Verdict {
        private static final Pattern TEXT = Pattern.compile("still missing: ((?:%1$s)(?:, (?:%1$s))*)"
                .formatted(Arrays.stream(Lack.values()).map(Lack::name).collect(Collectors.joining("|"))));

        public Missing {
            lacks = Collections.unmodifiableSet(EnumSet.copyOf(lacks));
        }

        @Override
        public String text() {
            return "still missing: " + lacks.stream().map(Lack::name).collect(Collectors.joining(", "));
        }

        private static Optional<Verdict> of(String text) {
            Matcher words = TEXT.matcher(text);
            return words.matches()
                    ? Optional.of(new Missing(Arrays.stream(words.group(1).split(", ", -1))
                            .map(Lack::valueOf)
                            .collect(Collectors.toSet())))
                    : Optional.empty();
        }
    }

    /** A product is still short in stock. */
    record Shortage(String productId, long wanted, long available) implements Verdict {
        private static final Pattern TEXT =
                Pattern.compile("(\\d{1,18}) units of (.*) are wanted, (\\d{1,18}) are available", Pattern.DOTALL);

        @Override
        public String text() {
            return "%d units of %s are wanted, %d are available".formatted(wanted, productId, available);
        }

        private static Optional<Verdict> of(String text) {
            Matcher words = TEXT.matcher(text);
            return words.matches()
                    ? Optional.of(new Shortage(
                            words.group(2), Long.parseLong(words.group(1)), Long.parseLong(words.group(3))))
                    : Optional.empty();
        }
    }

    /** By the thresholds in force the burst is still one. */
    record Burst(Instant at, String subject) implements Verdict {
        private static final Pattern TEXT = Pattern.compile(
                "the burst around (\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z) is one by today's thresholds, and (.*) is not exempt",
                Pattern.DOTALL);

        @Override
        public String text() {
            return "the burst around %s is one by today's thresholds, and %s is not exempt".formatted(at, subject);
        }

        private static Optional<Verdict> of(String text) {
            Matcher words = TEXT.matcher(text);
            return words.matches()
                    ? Optional.of(new Burst(Instant.parse(words.group(1)), words.group(2)))
                    : Optional.empty();
        }
    }
}
