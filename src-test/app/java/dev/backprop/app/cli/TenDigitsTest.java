package dev.backprop.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the formatter whose characters it is to write. */
class TenDigitsTest {
    private static void assertFormatted(double value) {
        StringBuilder line = new StringBuilder();
        TenDigits.append(line, value);
        assertThat(line.toString()).isEqualTo(String.format(Locale.ROOT, "%20.10g", value));
    }

    private static void assertFormattedWithNeighbours(double value) {
        for (double near : new double[] {value, Math.nextUp(value), Math.nextDown(value)}) {
            assertFormatted(near);
            assertFormatted(-near);
        }
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                0.2,
                0.3,
                2.0e-3,
                1.00000000005,
                1.000000000050001,
                2.5000000005,
                0.99999999995,
                9.9999999999,
                99999.999995,
                0.000099999999996,
                0.00009999999999,
                9999999999.4,
                9999999999.5,
                9999999999.7,
                1234567890,
                12345678905.0,
                1e-290,
                1e300,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void writesEdgesAsTheFormatterDoes(double value) {
        assertFormattedWithNeighbours(value);
    }

    @Test
    void writesPowersOfTenAndTheirNeighboursAsTheFormatterDoes() {
        for (int i = -323; i <= 308; i++) {
            assertFormattedWithNeighbours(Double.parseDouble("1e" + i));
        }
    }

    @Test
    void writesAnyDoubleAsTheFormatterDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            assertFormatted(Double.longBitsToDouble(random.nextLong()));
        }
    }

    @Test
    void writesWhatDescentsAreMadeOfAsTheFormatterDoes() {
        Random random = new Random(2);
        for (int i = 0; i < 50_000; i++) {
            assertFormatted(random.nextGaussian() * Math.pow(10, random.nextInt(26) - 13));
        }
    }

    /** Halves of the tenth digit, which the formatter rounds up by their decimals and not by what they are in binary. */
    @Test
    void roundsTiesOfTheTenthDigitAsTheFormatterDoes() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            long digits = 1_000_000_000L + (long) (random.nextDouble() * 9e9);
            assertFormattedWithNeighbours(Double.parseDouble(digits + "5e" + (random.nextInt(40) - 30)));
        }
    }
}
