package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.training.ChartView.Span;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A growing line and its average. */
class CurveTest {
    private static final Span ALL = new Span(0, 10_000);

    private static Curve curve(double weight, double... values) {
        Curve curve = new Curve("loss", weight);
        for (int i = 0; i < values.length; i++) {
            curve.add(i, values[i]);
        }
        return curve;
    }

    private static double[] smooth(Curve curve) {
        return curve.points(true, ALL, 10_000, false).y();
    }

    @Test
    void withoutSmoothingTheLineIsTheNumbers() {
        assertThat(smooth(curve(0, 3, 1, 2))).containsExactly(3, 1, 2);
    }

    @Test
    void smoothingIsTheWeightedMeanOfAllSoFar() {
        double w = 0.8;
        double[] values = {3, 1, 2, 7};
        double[] smoothed = smooth(curve(w, values));
        for (int k = 0; k < values.length; k++) {
            double sum = 0;
            double weights = 0;
            for (int i = 0; i <= k; i++) {
                sum += Math.pow(w, k - i) * values[i];
                weights += Math.pow(w, k - i);
            }
            assertThat(smoothed[k]).isCloseTo(sum / weights, within(1e-12));
        }
    }

    @Test
    void smoothingLeavesTheNumbersThemselvesAlone() {
        Curve curve = curve(0.9, 3, 1, 2);
        assertThat(curve.points(false, ALL, 10_000, false).y()).containsExactly(3, 1, 2);
    }

    @Test
    void aNumberThatIsNotFiniteIsAGapAndNotInTheAverage() {
        double[] smoothed = smooth(curve(0.5, 2, Double.NaN, 2, Double.POSITIVE_INFINITY, 2));
        assertThat(smoothed[1]).isNaN();
        assertThat(smoothed[2]).isCloseTo(2, within(1e-12));
        assertThat(smoothed[4]).isCloseTo(2, within(1e-12));
    }

    @Test
    void growsBeyondItsFirstRoom() {
        Curve curve = new Curve("loss", 0.9);
        for (int i = 0; i < 5_000; i++) {
            curve.add(i, i);
        }
        assertThat(curve.size()).isEqualTo(5_000);
        double[] expected = new double[5_000];
        Arrays.setAll(expected, i -> i);
        assertThat(curve.points(false, ALL, 10_000, false).y()).containsExactly(expected);
    }

    @Test
    void aStretchOfALongLineNeedsTwoPointsAColumn() {
        Curve curve = new Curve("loss", 0);
        for (int i = 0; i < 100_000; i++) {
            curve.add(i, Math.sin(i));
        }
        Curve.Points points = curve.points(false, new Span(20_000, 80_000), 300, false);
        assertThat(points.x().length).isLessThanOrEqualTo(604);
        assertThat(points.x()[0]).isEqualTo(19_999);
        assertThat(points.x()[points.x().length - 1]).isEqualTo(80_001);
    }
}
