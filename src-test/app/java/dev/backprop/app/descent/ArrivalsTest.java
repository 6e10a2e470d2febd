package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Surface;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArrivalsTest {
    private static Trajectory descent(String f, List<Double> x0, double alpha, int steps) {
        return Trajectory.of(new DescentConfig(f, x0, new OptimizerSpec(Rule.GD, alpha, 0.9), steps));
    }

    @Test
    void areWhereTheGradientIsSmallForTheFirstTime() {
        // |f′| = 2·0.9^k is at most 0.1 from k = 29 on, and 0.01 from 51.
        Arrivals arrivals = new Arrivals(descent("x^2", List.of(1.0), 0.95, 60));
        assertThat(arrivals.steps(0.1)).hasValue(29);
        assertThat(arrivals.steps(0.01)).hasValue(51);
        assertThat(arrivals.steps(1e-9)).isEmpty();
    }

    @Test
    void countTheWholeGradientInThePlane() {
        // Each coordinate alone is 0.08, their length 0.113.
        assertThat(new Arrivals(descent("x^2 + y^2", List.of(0.04, 0.04), 0.25, 1)).steps(0.1))
                .hasValue(1);
    }

    @Test
    void areAtTheStartWhereThatIsTheMinimum() {
        Arrivals arrivals = new Arrivals(descent("x^2", List.of(0.0), 0.95, 3));
        assertThat(Arrivals.TOLERANCES)
                .allSatisfy(each -> assertThat(arrivals.steps(each)).hasValue(0));
    }

    @Test
    void areNowhereWhereTheStartHasNoValue() {
        Arrivals arrivals = new Arrivals(descent("log(x)", List.of(-1.0), 0.95, 3));
        assertThat(arrivals.steps(0.1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Surface.class)
    void areThoseOfASearchForEachTolerance(Surface surface) {
        Trajectory t = Trajectory.of(surface.config());
        Arrivals arrivals = new Arrivals(t);
        for (double tolerance : Arrivals.TOLERANCES) {
            OptionalInt searched = IntStream.range(0, t.size())
                    .filter(k -> Math.hypot(t.gradient(k, 0), t.gradient(k, 1)) <= tolerance)
                    .findFirst();
            assertThat(arrivals.steps(tolerance)).isEqualTo(searched);
        }
    }

    @Test
    void answerOnlyForTheirTolerances() {
        Arrivals arrivals = new Arrivals(descent("x^2", List.of(1.0), 0.95, 1));
        assertThatThrownBy(() -> arrivals.steps(0.5)).hasMessageContaining("a tolerance of 0.5: expected one of");
    }
}
