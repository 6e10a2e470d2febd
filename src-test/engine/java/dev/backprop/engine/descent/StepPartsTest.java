package dev.backprop.engine.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.Schedule;
import dev.backprop.engine.optim.StepPart;
import dev.backprop.engine.optim.StepPart.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class StepPartsTest {
    private static final List<String> CURVES = List.of("x^2", "x^4 - 3x^2 + x", "sin(3x) + x^2/4", "abs(x)");
    private static final List<String> SURFACES =
            List.of("x^2 + 10y^2", "(1-x)^2 + 100(y-x^2)^2", "x*y", "sin(x)*cos(y)", "x^2 + 0*y");

    @Property(tries = 400)
    void theStepIsTheDifferenceOfTheIteratesInOneVariable(
            @ForAll Rule rule,
            @ForAll @IntRange(max = 3) int f,
            @ForAll @DoubleRange(min = -2, max = 2) double x,
            @ForAll @Scale(4) @DoubleRange(min = 1e-4, max = 1.2) double alpha,
            @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.999) double beta) {
        assertSteps(Runs.run(CURVES.get(f), x, rule, alpha, beta, 25));
    }

    @Property(tries = 400)
    void theStepIsTheDifferenceOfTheIteratesInTwoVariables(
            @ForAll Rule rule,
            @ForAll @IntRange(max = 4) int f,
            @ForAll @DoubleRange(min = -2, max = 2) double x,
            @ForAll @DoubleRange(min = -2, max = 2) double y,
            @ForAll @Scale(4) @DoubleRange(min = 1e-4, max = 0.1) double alpha,
            @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.999) double beta) {
        assertSteps(Runs.run(SURFACES.get(f), x, y, rule, alpha, beta, 25));
    }

    @Property(tries = 200)
    void theStepIsTheDifferenceOfTheIteratesUnderNoiseAndASchedule(
            @ForAll Rule rule, @ForAll Schedule schedule, @ForAll long seed) {
        OptimizerSpec optimizer = new OptimizerSpec(rule, 0.1, 0.9);
        assertSteps(Trajectory.of(
                new DescentConfig("x^2 + 3y^2", List.of(1.0, -1.0), optimizer, 20, schedule, new Noise(0.3, seed))));
    }

    /** An addition to x is rounded to x's last digit: twice, where the rule adds twice. */
    private static void assertSteps(Trajectory t) {
        for (int k = 0; k + 1 < t.size(); k++) {
            for (int i = 0; i < t.dimension(); i++) {
                double step = last(t.parts(k, i)).value();
                double largest = Math.max(Math.abs(t.x(k, i)), Math.max(Math.abs(t.x(k + 1, i)), Math.abs(step)));
                assertThat(t.x(k, i) + step)
                        .as("x_%d, coordinate %d of %s", k + 1, i, t.config())
                        .isCloseTo(t.x(k + 1, i), within(4 * Math.ulp(largest)));
            }
        }
    }

    @Property(tries = 400)
    void eachPartFollowsFromThoseBeforeIt(
            @ForAll Rule rule,
            @ForAll @DoubleRange(min = -2, max = 2) double x,
            @ForAll @Scale(4) @DoubleRange(min = 1e-3, max = 0.5) double alpha,
            @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.999) double beta) {
        Trajectory t = Runs.run("x^4 - 3x^2 + x", x, rule, alpha, beta, 12);
        for (int k = 0; k + 1 < t.size(); k++) {
            Map<Kind, Double> seen = new EnumMap<>(Kind.class);
            for (StepPart part : t.parts(k, 0)) {
                double divisor = part.divisor();
                double expected = switch (part.kind()) {
                    case GRADIENT -> t.gradient(k, 0);
                    case VELOCITY, FIRST_MOMENT -> remembered(rule, beta, t.state(k, 0, 0), t.gradient(k, 0));
                    case CORRECTED -> direction(seen) / divisor;
                    case LOOK_AHEAD -> t.gradient(k, 0) + beta * direction(seen);
                    case SECOND_MOMENT -> squares(rule, beta, t, k);
                    case CORRECTED_SECOND_MOMENT -> second(seen) / divisor;
                    case STEP -> -alpha * direction(seen) / divisor;
                };
                assertClose(part, expected);
                seen.put(part.kind(), part.value());
            }
            double scale = seen.containsKey(Kind.SECOND_MOMENT) ? Math.sqrt(second(seen)) + 1e-8 : 1;
            assertThat(last(t.parts(k, 0)).divisor()).isCloseTo(scale, within(1e-12 * scale));
        }
    }

    /** The last of the quantities that a step can go along. */
    private static double direction(Map<Kind, Double> seen) {
        return Stream.of(Kind.LOOK_AHEAD, Kind.CORRECTED, Kind.FIRST_MOMENT, Kind.VELOCITY, Kind.GRADIENT)
                .filter(seen::containsKey)
                .mapToDouble(seen::get)
                .findFirst()
                .orElseThrow();
    }

    private static double second(Map<Kind, Double> seen) {
        return Stream.of(Kind.CORRECTED_SECOND_MOMENT, Kind.SECOND_MOMENT)
                .filter(seen::containsKey)
                .mapToDouble(seen::get)
                .findFirst()
                .orElseThrow();
    }

    private static void assertClose(StepPart part, double expected) {
        assertThat(part.value()).as("%s", part).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
    }

    private static double remembered(Rule rule, double beta, double before, double g) {
        boolean sum = rule == Rule.HEAVY_BALL || rule == Rule.NESTEROV;
        return beta * before + (sum ? 1 : 1 - beta) * g;
    }

    private static double squares(Rule rule, double beta, Trajectory t, int k) {
        double smoothing = rule == Rule.ADAM ? 0.999 : beta;
        double g = t.gradient(k, 0);
        return smoothing * t.state(k, rule == Rule.ADAM ? 1 : 0, 0) + (1 - smoothing) * g * g;
    }

    @Test
    void theNotebookDividesByOnePlusThePowerOfBeta() {
        Trajectory t = Runs.run("x^2", 1, Rule.NOTEBOOK, 0.95, 0.9, 3);
        assertThat(corrected(t, 0).divisor()).isCloseTo(1.9, within(1e-15));
        assertThat(corrected(t, 0).value()).isCloseTo(0.2 / 1.9, within(1e-15));
        assertThat(corrected(t, 2).divisor()).isCloseTo(1.729, within(1e-15));
    }

    @Test
    void theCorrectedAverageDividesByOneMinusIt() {
        Trajectory t = Runs.run("x^2", 1, Rule.EMA_CORRECTED, 0.95, 0.9, 3);
        assertThat(corrected(t, 0).divisor()).isCloseTo(0.1, within(1e-15));
        assertThat(corrected(t, 0).value()).as("the gradient itself, at first").isCloseTo(2, within(1e-14));
        assertThat(corrected(t, 2).divisor()).isCloseTo(0.271, within(1e-15));
    }

    @Test
    void adamsFirstStepIsAsLongAsItsLearningRate() {
        Trajectory t = Runs.run("x^2 + 50y", -3, 1, Rule.ADAM, 0.01, 0.9, 1);
        assertThat(last(t.parts(0, 0)).value()).isCloseTo(0.01, within(1e-9));
        assertThat(last(t.parts(0, 1)).value()).isCloseTo(-0.01, within(1e-9));
        assertThat(kinds(t))
                .containsExactly(
                        Kind.GRADIENT,
                        Kind.FIRST_MOMENT,
                        Kind.CORRECTED,
                        Kind.SECOND_MOMENT,
                        Kind.CORRECTED_SECOND_MOMENT,
                        Kind.STEP);
    }

    @Test
    void eachRuleNamesWhatItUses() {
        assertThat(kinds(Runs.run("x^2", 1, Rule.GD, 0.1, 0.9, 1))).containsExactly(Kind.GRADIENT, Kind.STEP);
        assertThat(kinds(Runs.run("x^2", 1, Rule.EMA, 0.1, 0.9, 1)))
                .containsExactly(Kind.GRADIENT, Kind.VELOCITY, Kind.STEP);
        assertThat(kinds(Runs.run("x^2", 1, Rule.NESTEROV, 0.1, 0.9, 1)))
                .containsExactly(Kind.GRADIENT, Kind.VELOCITY, Kind.LOOK_AHEAD, Kind.STEP);
        assertThat(kinds(Runs.run("x^2", 1, Rule.RMSPROP, 0.1, 0.9, 1)))
                .containsExactly(Kind.GRADIENT, Kind.SECOND_MOMENT, Kind.STEP);
    }

    @Test
    void thereAreNoneAfterTheLastIterate() {
        Trajectory t = Runs.run("x^2", 1, Rule.GD, 0.1, 0, 3);
        assertThatThrownBy(() -> t.parts(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> t.parts(0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> t.parts(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static StepPart corrected(Trajectory t, int k) {
        return t.parts(k, 0).stream()
                .filter(part -> part.kind() == Kind.CORRECTED)
                .findFirst()
                .orElseThrow();
    }

    private static List<Kind> kinds(Trajectory t) {
        return t.parts(0, 0).stream().map(StepPart::kind).toList();
    }

    private static StepPart last(List<StepPart> parts) {
        return parts.get(parts.size() - 1);
    }
}
