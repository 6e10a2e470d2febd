package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 6, 7})
    void writesAsJavasFormatterDoes(int decimals) {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(6) - 3);
            // Some lie in the very middle between two texts.
            double tried = i % 3 == 0 ? Math.rint(value * 1e4) / 1e4 + 5e-5 : value;
            if (Math.abs(tried) >= 0.5 * Math.pow(10, -decimals) && Math.abs(tried) < 1e6) {
                String expected = String.format(Locale.ROOT, "%." + decimals + "f", tried);
                assertThat(Numbers.fixed(tried, decimals)).isEqualTo(expected.replace('-', '−'));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0000", "0.00005, 0.0001", "999999.99996, 1000000.0000", "-0.00049, −0.0005", "0.00004, 4.000e−05"
    })
    void writesNumbersAtTheEdges(double value, String expected) {
        assertThat(Numbers.fixed(value, 4)).isEqualTo(expected);
    }

    @Test
    void namesWhatIsNotFinite() {
        assertThat(Numbers.fixed(Double.NEGATIVE_INFINITY, 4)).isEqualTo("−∞");
        assertThat(Numbers.fixed(Double.NaN, 4)).isEqualTo("NaN");
    }
}
