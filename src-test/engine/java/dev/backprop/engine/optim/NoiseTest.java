package dev.backprop.engine.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.BadInputException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {
    @Test
    void addsTheGeneratorsNormalNumbers() {
        Noise.Draws draws = new Noise(0.5, 42).draws();
        Random random = new Random(42);
        for (int i = 0; i < 10; i++) {
            assertThat(draws.on(3)).isEqualTo(3 + 0.5 * random.nextGaussian());
        }
    }

    @Test
    void scattersByItsSizeAroundTheGradient() {
        Noise.Draws draws = new Noise(2, 7).draws();
        int n = 100_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double e = draws.on(10) - 10;
            sum += e;
            squares += e * e;
        }
        // Five standard errors: 2/√n of the mean, σ²√(2/n) of the variance.
        assertThat(Math.abs(sum / n)).isLessThan(5 * 2 / Math.sqrt(n));
        assertThat(Math.abs(squares / n - 4)).isLessThan(5 * 4 * Math.sqrt(2.0 / n));
    }

    @Test
    void isTheSameNoiseWithAnotherSize() {
        Noise.Draws small = new Noise(1, 5).draws();
        Noise.Draws large = new Noise(4, 5).draws();
        for (int i = 0; i < 10; i++) {
            assertThat(large.on(0)).isEqualTo(4 * small.on(0));
        }
    }

    @Test
    void leavesNoFiniteGradientInfinite() {
        Noise.Draws draws = new Noise(Noise.MAX_SIZE, 0).draws();
        for (int i = 0; i < 1000; i++) {
            assertThat(draws.on(Double.MAX_VALUE)).isFinite();
        }
    }

    @Test
    void isNoneAtSizeZeroWhateverItsSign() {
        assertThat(new Noise(-0.0, 0)).isEqualTo(Noise.NONE);
        assertThat(new Noise(0, 9).isNone()).isTrue();
        assertThat(new Noise(Double.MIN_VALUE, 0).isNone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 1e101, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesASizeOutOfRange(double size) {
        assertThatThrownBy(() -> new Noise(size, 0))
                .isInstanceOf(BadInputException.class)
                .hasMessage("noise: found " + size + ", expected 0 to 1.0E100");
    }
}
