package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class DerivativePropertyTest {
    private static final double H = 1e-3;

    @Property(tries = 500)
    void agreeWithDifferencesOfPlainJavaAwayFromKinks(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int depth,
            @ForAll @DoubleRange(min = -2, max = 2) double x,
            @ForAll @DoubleRange(min = -2, max = 2) double y) {
        RandomExpression drawn = RandomExpression.draw(new Random(seed), depth);
        String text = "(" + drawn.text() + ")+0*x+0*y";
        Assume.that(text.length() <= 1000);
        Assume.that(isSmooth(drawn, x, y));
        Objective objective = new Objective(Expression.parse(text));

        double value = drawn.at(x, y);
        double byX = slope(drawn, x, y, H, 0);
        double byY = slope(drawn, x, y, 0, H);
        double scale = Math.max(1, Math.max(Math.abs(value), Math.max(Math.abs(byX), Math.abs(byY))));

        assertThat(objective.value(x, y)).as(text).isCloseTo(value, within(1e-12 * scale));
        double[] gradient = objective.gradient(x, y);
        double tolerance = 1e-7 * scale + convergence(drawn, x, y);
        assertThat(gradient[0]).as(text).isCloseTo(byX, within(tolerance));
        assertThat(gradient[1]).as(text).isCloseTo(byY, within(tolerance));
    }

    /** How far the difference quotient itself still moves when its step is halved; far off, it says nothing. */
    private static double convergence(RandomExpression f, double x, double y) {
        double moved = Math.abs(slope(f, x, y, H, 0) - slope(f, x, y, H / 2, 0))
                + Math.abs(slope(f, x, y, 0, H) - slope(f, x, y, 0, H / 2));
        Assume.that(moved < 1e-4);
        return moved;
    }

    /** Fourth-order central difference along (dx, dy), of which one is 0. */
    private static double slope(RandomExpression f, double x, double y, double dx, double dy) {
        double near = f.at(x + dx, y + dy) - f.at(x - dx, y - dy);
        double far = f.at(x + 2 * dx, y + 2 * dy) - f.at(x - 2 * dx, y - 2 * dy);
        return (8 * near - far) / (12 * (dx + dy));
    }

    private static boolean isSmooth(RandomExpression f, double x, double y) {
        List<Boolean> here = f.sides(x, y);
        for (int i = -2; i <= 2; i++) {
            if (!f.sides(x + i * H, y).equals(here) || !f.sides(x, y + i * H).equals(here)) {
                return false;
            }
        }
        return true;
    }
}
