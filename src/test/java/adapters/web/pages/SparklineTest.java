package adapters.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void aCurveRisesFromZeroToItsHighestValue() {
        Sparkline curve = Sparkline.of(List.of(0, 5, 10));

        assertThat(curve.line()).isEqualTo("M0.0 30.0L60.0 16.0L120.0 2.0");
        assertThat(curve.area()).isEqualTo("M0.0 32.0L0.0 30.0L60.0 16.0L120.0 2.0L120.0 32.0Z");
    }

    @Test
    void aMissingValueInterruptsTheCurve() {
        assertThat(Sparkline.of(Arrays.asList(1.0, null, 2.0)).line())
                .isEqualTo("M0.0 16.0L2.0 16.0M120.0 2.0L120.0 2.0");
    }

    @Test
    void nothingAtAllIsDrawnFlat() {
        assertThat(Sparkline.of(List.of(0, 0)).line()).isEqualTo("M0.0 30.0L120.0 30.0");
        assertThat(Sparkline.of(Arrays.asList(null, null)).line()).isEmpty();
    }
}
