package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SlopeCurveTest {
    private static final Rectangle2D AREA = new Rectangle2D.Double(60, 300, 700, 90);

    private static SlopeCurve curve(String f, double low, double high) {
        OptimizerSpec rule = new OptimizerSpec(Rule.GD, 0.01, 0);
        double middle = low + 0.3 * (high - low);
        Trajectory t = Trajectory.of(new DescentConfig(f, List.of(middle), rule, 3));
        return SlopeCurve.of(t, new ViewRange(low, high, -1, 1), AREA);
    }

    /** The points of the line, in numbers; every piece in a list of its own. */
    private static List<List<double[]>> pieces(SlopeCurve curve) {
        List<List<double[]>> pieces = new ArrayList<>();
        double[] at = new double[6];
        for (PathIterator i = curve.path().getPathIterator(null); !i.isDone(); i.next()) {
            if (i.currentSegment(at) == PathIterator.SEG_MOVETO) {
                pieces.add(new ArrayList<>());
            }
            pieces.get(pieces.size() - 1)
                    .add(new double[] {curve.x().value(at[0]), curve.y().value(at[1])});
        }
        return pieces;
    }

    private static void assertIs(SlopeCurve curve, DoubleUnaryOperator derivative) {
        List<List<double[]>> pieces = pieces(curve);
        assertThat(pieces).hasSize(1);
        assertThat(pieces.get(0)).hasSize(701);
        for (double[] point : pieces.get(0)) {
            assertThat(point[1]).isCloseTo(derivative.applyAsDouble(point[0]), within(1e-9));
        }
    }

    @Test
    void goesThroughTheDerivativeAtEveryColumn() {
        assertIs(curve("x^2", -1.2, 1.2), x -> 2 * x);
        assertIs(curve("sin(3x) + x^2/4", -2, 2), x -> 3 * Math.cos(3 * x) + x / 2);
        assertIs(curve("log(1+exp(x))", -4, 4), x -> 1 / (1 + Math.exp(-x)));
    }

    @Test
    void findsEveryZeroOfTheDerivative() {
        // 4x³ − 6x + 2 = 2(x − 1)(2x² + 2x − 1).
        assertThat(curve("x^4 - 3x^2 + 2x", -2, 2).zeros())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b))
                .containsExactly((-1 - Math.sqrt(3)) / 2, (-1 + Math.sqrt(3)) / 2, 1.0);
    }

    @Test
    void findsAZeroThatTheDerivativeOnlyTouches() {
        assertThat(curve("x^3", -1.3, 1).zeros())
                .singleElement()
                .satisfies(zero -> assertThat(zero).isCloseTo(0, within(1e-6)));
    }

    @Test
    void findsNoZeroWhereThereIsNone() {
        assertThat(curve("log(1+exp(x))", -4, 4).zeros()).isEmpty();
        assertThat(curve("x^3 + x/1000", -1, 1).zeros()).isEmpty();
    }

    @Test
    void isBrokenAtAKinkAndHasNoZeroThere() {
        for (double low : new double[] {-1, -1.3}) {
            SlopeCurve curve = curve("abs(x)", low, 1);
            assertThat(curve.zeros()).isEmpty();
            for (List<double[]> piece : pieces(curve)) {
                assertThat(piece).allSatisfy(point -> assertThat(point[1]).isCloseTo(piece.get(0)[1], within(1e-12)));
            }
        }
    }

    @Test
    void isBrokenAtAPole() {
        // f′ = 1/x goes from far below to far above.
        SlopeCurve curve = curve("log(abs(x))", -1.3, 1);
        assertThat(curve.zeros()).isEmpty();
        assertThat(pieces(curve))
                .hasSize(2)
                .allSatisfy(piece -> assertThat(piece)
                        .allSatisfy(point -> assertThat(point[1] > 0).isEqualTo(piece.get(0)[1] > 0)));
    }

    @Test
    void hasNothingWhereTheFunctionIsNotDefined() {
        assertThat(pieces(curve("sqrt(x)", -1, 3)).stream().flatMap(List::stream))
                .isNotEmpty()
                .allSatisfy(point -> assertThat(point[0]).isPositive());
    }

    @Test
    void aFlatStretchIsNoZero() {
        assertThat(curve("max(x, 0)", -1.3, 1).zeros()).isEmpty();
    }
}
