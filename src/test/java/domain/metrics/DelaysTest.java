package domain.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DelaysTest {

    @Test
    void noEventsHaveNoPercentile() {
        assertThat(Delays.p95(List.of())).isNull();
        assertThat(Delays.p95(List.of(Delays.NONE, Delays.NONE))).isNull();
    }

    @Test
    void theOnlyWindowWithEventsKeepsItsOwn() {
        Delays one = new Delays(3, 7.25, List.of(1f, 2f, 8f));

        assertThat(Delays.p95(List.of(Delays.NONE, one))).isEqualTo(7.25);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void severalWindowsComeWithinOneHundredth(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Float> all = new ArrayList<>();
        List<Delays> windows = new ArrayList<>();
        int count = 2 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
            double scale = Math.exp(random.nextDouble() * 12);
            List<Float> window = random.doubles(1 + random.nextInt(2_000))
                    .mapToObj(delay -> (float) (delay * delay * scale - 1))
                    .sorted()
                    .toList();
            all.addAll(window);
            windows.add(new Delays(window.size(), (double) window.get(0), hundredths(window)));
        }

        assertThat(Optional.ofNullable(Delays.p95(windows))).hasValueSatisfying(p95 -> {
            long below = all.stream().filter(delay -> delay < p95).count();
            long notAbove = all.stream().filter(delay -> delay <= p95).count();
            assertThat((double) below / all.size()).isLessThanOrEqualTo(0.96);
            assertThat((double) notAbove / all.size()).isGreaterThanOrEqualTo(0.94);
        });
    }

    /** By the definition of percentile_disc: the smallest value at or below which the given share lies. */
    private static List<Float> hundredths(List<Float> sorted) {
        return sorted.isEmpty()
                ? List.of()
                : IntStream.rangeClosed(1, 100)
                        .mapToObj(n -> sorted.get((int) Math.ceil(n / 100.0 * sorted.size()) - 1))
                        .toList();
    }
}
