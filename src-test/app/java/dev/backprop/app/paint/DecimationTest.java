package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecimationTest {
    @Test
    void keepsAFewPointsAsTheyAre() {
        double[] x = {0, 1, 2};

        assertThat(Decimation.indices(x, x, 100)).containsExactly(0, 1, 2);
    }

    @Test
    void keepsAboutTwoPointsAColumn() {
        double[] x = numbers(100_000);
        double[] y = Arrays.stream(x).map(Math::sin).toArray();

        int[] kept = Decimation.indices(x, y, 500);

        assertThat(kept.length).isLessThanOrEqualTo(1004);
        assertThat(kept).startsWith(0).endsWith(99_999).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void keepsASinglePeak() {
        double[] x = numbers(50_000);
        double[] y = new double[50_000];
        y[31_234] = 1;
        y[12_345] = -1;

        assertThat(Decimation.indices(x, y, 200)).contains(31_234, 12_345);
    }

    @Test
    void keepsPeaksBesideGaps() {
        double[] x = numbers(10_000);
        double[] y = new double[10_000];
        Arrays.fill(y, 4_000, 4_100, Double.NaN);
        y[4_100] = 9;

        assertThat(Decimation.indices(x, y, 100)).contains(4_100);
    }

    private static double[] numbers(int count) {
        double[] x = new double[count];
        Arrays.setAll(x, i -> i);
        return x;
    }
}
