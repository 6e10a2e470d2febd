package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.graph.Node;
import dev.backprop.engine.graph.ScalarGraph;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The arrays that descents are computed in against the tensors of the same graph: every number the same to the bit. */
class ScalarGraphPropertyTest {
    private static final List<String> UNBOUNDED = List.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "log", "log10", "sqrt", "abs");
    private static final List<String> OPERATORS = List.of("+", "-", "*", "/", "^");

    /** Kinks, edges of domains, what overflows, and what is no number. */
    @Provide
    Arbitrary<Double> anywhere() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(-3, 3),
                Arbitraries.of(0.0, -0.0, 1.0, -1.0, 2.0, 0.5, 1e-320, -1e-200, 1e200, -1e308, 800.0),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
    }

    @Property(tries = 2000)
    void holdsTheNumbersOfTheTensors(
            @ForAll long seed,
            @ForAll @IntRange(max = 4) int depth,
            @ForAll("anywhere") double x,
            @ForAll("anywhere") double y) {
        String text = RandomExpression.draw(new Random(seed), depth).text();
        Assume.that(text.length() <= 1000);
        assertSame(text, new double[][] {{x, y}});
    }

    @Property(tries = 2000)
    void holdsTheNumbersOfTheTensorsWhereTheyOverflowOrAreNotDefined(
            @ForAll long seed,
            @ForAll @IntRange(max = 4) int depth,
            @ForAll("anywhere") double x,
            @ForAll("anywhere") double y) {
        String text = unbounded(new Random(seed), depth);
        Assume.that(text.length() <= 1000);
        assertSame(text, new double[][] {{x, y}});
    }

    @Property(tries = 200)
    void holdsNothingOfThePassBefore(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int depth,
            @ForAll("anywhere") double x,
            @ForAll("anywhere") double y) {
        String text = unbounded(new Random(seed), depth);
        Assume.that(text.length() <= 1000);
        assertSame(text, new double[][] {{Double.NaN, 1}, {0.3, -0.7}, {x, y}, {y, x}});
    }

    /** One pass after the other in the same arrays, each beside a fresh graph. */
    private static void assertSame(String text, double[][] points) {
        Expression f = Expression.parse(text);
        ScalarGraph.Pass pass = f.scalars().pass();
        for (double[] point : points) {
            Expression.Compiled compiled = f.compile();
            for (int i = 0; i < f.dimension(); i++) {
                compiled.variables().get(i).value().fill(point[i]);
                pass.set(i, point[i]);
            }
            compiled.graph().forward();
            double output = pass.forward();
            pass.backward();
            if (compiled.output().requiresGrad()) {
                compiled.graph().backward(compiled.output());
            }
            assertBits(compiled.output().value().get(0), output, text);
            assertBits(output, pass.output(), text);
            for (Node node : compiled.graph().nodes()) {
                String name = text + ", " + node;
                assertBits(node.value().get(0), pass.value(node.index()), name);
                assertBits(node.hasGrad() ? node.grad().get(0) : 0, pass.grad(node.index()), "∂f/∂ in " + name);
            }
        }
    }

    /** Also −0 is not 0; a NaN is a NaN, whatever its payload. */
    private static void assertBits(double expected, double found, String what) {
        assertThat(Double.doubleToLongBits(found)).as(what).isEqualTo(Double.doubleToLongBits(expected));
    }

    /** Like {@link RandomExpression#draw}, but with nothing that keeps an operand where its function is defined. */
    private static String unbounded(Random random, int depth) {
        if (depth == 0) {
            return List.of("x", "y", "x", "y", "0", "2", "0.5").get(random.nextInt(7));
        }
        String a = unbounded(random, depth - 1);
        return switch (random.nextInt(5)) {
            case 0, 1 -> UNBOUNDED.get(random.nextInt(UNBOUNDED.size())) + "(" + a + ")";
            case 2 -> "-(" + a + ")";
            case 3 -> (random.nextBoolean() ? "min(" : "max(") + a + "," + unbounded(random, depth - 1) + ")";
            default -> "(" + a + ")" + OPERATORS.get(random.nextInt(5)) + "(" + unbounded(random, depth - 1) + ")";
        };
    }
}
