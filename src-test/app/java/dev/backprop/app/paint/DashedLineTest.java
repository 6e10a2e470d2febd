package dev.backprop.app.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DashedLineTest {
    private static final float[] DASH = {16, 10};

    /** From where to where each dash goes, and that it lies on y = x / 2. */
    private static List<Double> dashes(double... x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] / 2;
        }
        return ends(DashedLine.path(x, y, IntStream.range(0, x.length).toArray(), DASH));
    }

    private static List<Double> ends(Path2D path) {
        List<Double> ends = new ArrayList<>();
        double[] at = new double[6];
        double last = Double.NaN;
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            if (i.currentSegment(at) == PathIterator.SEG_MOVETO) {
                if (!Double.isNaN(last)) {
                    ends.add(last);
                }
                ends.add(at[0]);
            }
            assertThat(at[1]).isCloseTo(at[0] / 2, offset(1e-9));
            last = at[0];
        }
        ends.add(last);
        return ends;
    }

    @Test
    void pointsThatLieFarApartChangeNoDash() {
        assertThat(dashes(0, 100)).containsExactly(0.0, 16.0, 26.0, 42.0, 52.0, 68.0, 78.0, 94.0);
        assertThat(dashes(0, 1, 2, 3, 20, 21, 70, 71, 100)).isEqualTo(dashes(0, 100));
    }

    @Test
    void aDashGoesThroughThePointsOnIt() {
        Path2D path = DashedLine.path(new double[] {0, 5, 10}, new double[] {0, 7, 0}, new int[] {0, 1, 2}, DASH);
        assertThat(path.getBounds2D().getMaxY()).isEqualTo(7);
    }

    @Test
    void aColumnOfPointsIsDrawnToItsFullHeight() {
        Path2D path = DashedLine.path(new double[] {4, 4, 4}, new double[] {1, 9, 3}, new int[] {0, 1, 2}, DASH);
        assertThat(path.getBounds2D().getMinY()).isEqualTo(1);
        assertThat(path.getBounds2D().getMaxY()).isEqualTo(9);
    }

    @Test
    void aNumberThatIsNotFiniteIsAGap() {
        double[] x = {0, 4, 8, 12, 15};
        double[] y = {0, 2, Double.NaN, 6, 7.5};
        assertThat(ends(DashedLine.path(x, y, new int[] {0, 1, 2, 3, 4}, DASH))).containsExactly(0.0, 4.0, 12.0, 15.0);
    }
}
