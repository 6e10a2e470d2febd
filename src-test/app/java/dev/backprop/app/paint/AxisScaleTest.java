package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AxisScaleTest {
    @Test
    void ticksAreRoundNumbers() {
        AxisScale scale = new AxisScale(false, 0, 2.31, 100, 0);

        assertThat(scale.ticks(5)).containsExactly(0.0, 0.5, 1.0, 1.5, 2.0);
        assertThat(scale.label(0.5, 5)).isEqualTo("0.5");
    }

    @Test
    void aLogarithmicAxisHasPowersOfTen() {
        AxisScale scale = new AxisScale(true, 0.001, 10, 100, 0);

        assertThat(scale.ticks(8)).hasSize(5).startsWith(0.001).endsWith(10.0);
        assertThat(scale.at(0.1)).isCloseTo(50, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(scale.at(0)).isNaN();
    }
}
