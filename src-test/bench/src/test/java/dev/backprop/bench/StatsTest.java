package dev.backprop.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class StatsTest {
    @Test
    void aMedianOfAnOddNumberIsTheOneInTheMiddle() {
        assertThat(Stats.median(new double[] {9, 1, 5})).isEqualTo(5);
    }

    @Test
    void aMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(Stats.median(new double[] {9, 1, 5, 3})).isEqualTo(4);
    }

    @Test
    void ratiosByPairsAreBlindToADriftThatBothSidesShare() {
        double[] ours = {1, 10, 100, 1000};
        double[] theirs = {2, 20, 200, 2000};
        assertThat(Stats.pairwiseRatio(ours, theirs)).isEqualTo(0.5);
    }

    @Test
    void aPercentileIsOneOfTheValues() {
        double[] values = {9, 1, 5, 3, 7, 2, 8, 4, 6, 10};
        assertThat(Stats.percentile(values, 0.95)).isEqualTo(10);
        assertThat(Stats.percentile(values, 0.9)).isEqualTo(9);
        assertThat(Stats.percentile(values, 0.5)).isEqualTo(5);
    }

    @Test
    void aShareOverTheWholeIsRefused() {
        assertThatThrownBy(() -> Stats.percentile(new double[] {1}, 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
    }

    @Test
    void noValuesHaveNoMedian() {
        assertThatThrownBy(() -> Stats.median(new double[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
