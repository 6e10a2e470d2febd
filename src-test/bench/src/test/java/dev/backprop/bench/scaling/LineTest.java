package dev.backprop.bench.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LineTest {
    private static Point at(int value, double millis) {
        return new Point(Axis.SAMPLES, value, new double[] {millis});
    }

    @Test
    void pointsOnALineGiveThatLine() {
        Line line = Line.through(List.of(at(1, 5), at(2, 7), at(10, 23)));
        assertThat(line.intercept()).isCloseTo(3, within(1e-9));
        assertThat(line.slope()).isCloseTo(2, within(1e-9));
        assertThat(line.r2()).isCloseTo(1, within(1e-9));
    }

    @Test
    void aLargeTimeDoesNotDrawTheLineAwayFromTheSmallOnes() {
        List<Point> points = List.of(at(1, 1), at(2, 2), at(3, 3), at(1000, 1100));
        assertThat(Line.through(points).off(points.get(0))).isCloseTo(0, within(0.05));
    }

    @Test
    void aPointTwiceAsHighAsTheLineIsOffByItsWhole() {
        assertThat(new Line(0, 2, 1).off(at(5, 20))).isEqualTo(1);
    }
}
