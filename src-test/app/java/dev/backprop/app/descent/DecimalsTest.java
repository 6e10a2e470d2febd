package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    private final Decimals decimals = new Decimals();

    @Test
    void writesEachOfManyNumbersInTurnAsJavaDoes() {
        double[] numbers = new Random(1).doubles(1000).toArray();
        for (int round = 0; round < 3; round++) {
            for (double number : numbers) {
                assertThat(decimals.of(number)).isEqualTo(Double.toString(number));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e-320, 1e308, Double.NaN, Double.NEGATIVE_INFINITY})
    void tellsANumberFromItsOppositeAndItsNeighbours(double value) {
        for (double number : new double[] {value, -value, Math.nextUp(value), Math.nextDown(value), value}) {
            assertThat(decimals.of(number)).isEqualTo(Double.toString(number));
        }
    }

    @Test
    void givesTheTextItHasWhereANumberComesAgain() {
        String first = decimals.of(0.1 + 0.2);
        decimals.of(1);
        assertThat(decimals.of(0.1 + 0.2)).isSameAs(first);
    }
}
