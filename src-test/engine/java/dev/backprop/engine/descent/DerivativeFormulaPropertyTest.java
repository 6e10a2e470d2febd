package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The formula's text is read by the parser again, and its value by the graph is the gradient that backward gives. */
class DerivativeFormulaPropertyTest {
    private static final double NEAR = 1e-9;

    @Property(tries = 1000)
    void hasTheValueOfTheGradientAwayFromKinks(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int depth,
            @ForAll @DoubleRange(min = -2, max = 2) double x,
            @ForAll @DoubleRange(min = -2, max = 2) double y) {
        RandomExpression drawn = RandomExpression.draw(new Random(seed), depth);
        Assume.that(drawn.text().length() <= 1000);
        Expression f = Expression.parse(drawn.text());
        double[] gradient = new Objective(f).gradient(at(f, x, y));
        Assume.that(!isAtKink(f, at(f, x, y)));
        double scale = 1;
        for (double g : gradient) {
            scale = Math.max(scale, Math.abs(g));
        }
        for (int i = 0; i < f.dimension(); i++) {
            String text = text(f, i);
            Assume.that(text.length() <= 1000);
            Expression formula = Expression.parse(text);

            assertThat(new Objective(formula).value(at(formula, x, y)))
                    .as(drawn.text() + " by " + i + ": " + text)
                    .isCloseTo(gradient[i], within(1e-9 * scale));
        }
    }

    private static String text(Expression f, int variable) {
        try {
            return new TextWriter(f.text().indexOf('.') >= 0).write(Derivative.formula(f, variable));
        } catch (Formulas.Unwritable e) {
            Assume.that(!e.tooLong());
            throw e;
        }
    }

    private static double[] at(Expression f, double x, double y) {
        return f.dimension() == 1 ? new double[] {x} : new double[] {x, y};
    }

    /** Whether an abs is of 0, or a min or max of equals: there backward takes a number and the formula is not defined. */
    private static boolean isAtKink(Expression f, double[] point) {
        Expression.Compiled compiled = f.compile();
        for (int i = 0; i < point.length; i++) {
            compiled.variables().get(i).value().fill(point[i]);
        }
        compiled.graph().forward();
        return compiled.graph().nodes().stream()
                .filter(n -> n.op() != null
                        && Set.of("Abs", "Min", "Max").contains(n.computedBy().name()))
                .anyMatch(n -> Math.abs(n.input(0).value().get(0)
                                - (n.inputs().size() > 1 ? n.input(1).value().get(0) : 0))
                        < NEAR);
    }
}
