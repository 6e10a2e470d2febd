package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.descent.Expression;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientFieldTest {
    private static final double CELL = 40;
    private static final Lens LENS = Lens.of(new ViewRange(-2, 2, -1, 1), new Rectangle2D.Double(100, 50, 400, 200));

    /** The middle, and the point, of every arrow. */
    private static List<double[]> arrows(String f) {
        List<double[]> arrows = new ArrayList<>();
        List<double[]> outline = new ArrayList<>();
        double[] at = new double[6];
        for (PathIterator i = GradientField.of(Expression.parse(f), LENS, CELL)
                        .arrows()
                        .getPathIterator(null);
                !i.isDone();
                i.next()) {
            if (i.currentSegment(at) == PathIterator.SEG_CLOSE) {
                double[] tail = outline.get(0);
                double[] point = outline.get(3);
                double[] otherTail = outline.get(6);
                double x = (tail[0] + otherTail[0]) / 2;
                double y = (tail[1] + otherTail[1]) / 2;
                arrows.add(new double[] {(x + point[0]) / 2, (y + point[1]) / 2, point[0] - x, point[1] - y});
                outline.clear();
            } else {
                outline.add(new double[] {at[0], at[1]});
            }
        }
        return arrows;
    }

    @Test
    void pointsAgainstTheGradientAtEveryArrow() {
        List<double[]> arrows = arrows("x^2 + 3y^2");
        assertThat(arrows).hasSize(10 * 5);
        for (double[] arrow : arrows) {
            double dx = -2 * LENS.x().value(arrow[0]);
            // Upwards is towards smaller pixels.
            double dy = 6 * LENS.y().value(arrow[1]);
            double length = Math.hypot(arrow[2], arrow[3]);
            assertThat((arrow[2] * dx + arrow[3] * dy) / (length * Math.hypot(dx, dy)))
                    .isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void lengthensAnArrowByTheFourthRoot() {
        // The gradient of x⁵/5 is x⁴: 81 times as long where x is three times as large.
        List<double[]> arrows = arrows("x^5/5 + 0y");
        double near = lengthAt(arrows, 0.6);
        double far = lengthAt(arrows, 1.8);
        assertThat(far / near).isCloseTo(3, within(1e-6));
    }

    private static double lengthAt(List<double[]> arrows, double x) {
        return arrows.stream()
                .filter(arrow -> Math.abs(LENS.x().value(arrow[0]) - x) < 1e-6)
                .mapToDouble(arrow -> Math.hypot(arrow[2], arrow[3]))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepsEveryArrowInItsCell() {
        for (double[] arrow : arrows("(1-x)^2 + 100(y-x^2)^2")) {
            assertThat(Math.hypot(arrow[2], arrow[3])).isLessThan(CELL);
        }
    }

    @Test
    void hasNoArrowWhereThereIsNoGradient() {
        assertThat(arrows("log(x) + y"))
                .isNotEmpty()
                .allSatisfy(arrow -> assertThat(LENS.x().value(arrow[0])).isPositive());
        assertThat(arrows("3 + 0x*y")).isEmpty();
    }
}
