package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Objective;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViewRangeTest {
    private static Trajectory run(String f, double x0, double alpha, int steps) {
        return Trajectory.of(new DescentConfig(f, List.of(x0), new OptimizerSpec(Rule.GD, alpha, 0.9), steps));
    }

    private static ViewRange range(Trajectory t) {
        return ViewRange.ofCurve(t, new Objective(t.config().expression()));
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void isTheNotebooksForItsSettings(Preset preset) {
        ViewRange range = range(Trajectory.of(preset.config()));
        assertThat(range.xLow()).isEqualTo(-1.2);
        assertThat(range.xHigh()).isEqualTo(1.2);
        assertThat(range.yLow()).isNegative();
        assertThat(range.yHigh()).isGreaterThan(1.44).isCloseTo(1.44, within(0.1));
    }

    @Test
    void holdsEveryIterateOfADescentThatArrives() {
        Trajectory t = run("(x - 20)^2", 0, 0.9, 30);
        ViewRange range = range(t);
        for (int k = 0; k < t.size(); k++) {
            assertThat(t.x(k, 0)).isBetween(range.xLow(), range.xHigh());
            assertThat(t.f(k)).isBetween(range.yLow(), range.yHigh());
        }
    }

    @Test
    void staysNearTheStartOfADescentThatRunsAway() {
        Trajectory t = run("x^2", 1, 1.5, 40);
        ViewRange range = range(t);
        assertThat(t.x(40, 0)).isGreaterThan(1e11);
        assertThat(range.xHigh() - range.xLow()).isLessThan(40);
        assertThat(t.x(1, 0)).isBetween(range.xLow(), range.xHigh());
    }

    @Test
    void showsBothValleysAroundTheStartOfADescentThatRunsAway() {
        Trajectory t = run("x^4 - 3x^2 + x", 1, 0.95, 10);
        ViewRange range = range(t);
        // f′ = 4x³ − 6x + 1 is 0 at −1.3008 and at 1.1309.
        assertThat(range.xLow()).isBetween(-2.5, -1.35);
        assertThat(range.xHigh()).isBetween(t.x(1, 0), 3.0);
        Objective f = new Objective(t.config().expression());
        assertThat(f.value(-1.3008)).isBetween(range.yLow(), range.yHigh());
        assertThat(f.value(1.1309)).isBetween(range.yLow(), range.yHigh());
    }

    @Test
    void showsTheValleyThatADescentArrivesInAndTheOneBesideIt() {
        ViewRange range = range(run("x^4 - 3x^2 + x", 1, 0.05, 20));
        assertThat(range.xLow()).isLessThan(-1.35);
        assertThat(range.yLow()).isLessThan(-3.5139);
    }

    @Test
    void leavesOutAStepThatWouldMakeTheValleysTooSmallToSee() {
        Trajectory t = run("x^4 - 3x^2 + x", 3, 0.95, 10);
        ViewRange range = range(t);
        assertThat(t.x(1, 0)).isLessThan(-80);
        assertThat(range.xLow()).isBetween(-3.0, 1.0);
        assertThat(range.xHigh()).isGreaterThan(3);
    }

    @Test
    void isNotRuledByAPole() {
        ViewRange range = range(run("1/x + x", 0.5, 0.05, 10));
        assertThat(range.yHigh() - range.yLow()).isLessThan(40);
    }

    @Test
    void hasAHeightWhereTheFunctionIsConstant() {
        ViewRange range = range(run("5", 1, 0.1, 3));
        assertThat(5.0).isBetween(range.yLow(), range.yHigh());
        assertThat(range.yHigh()).isGreaterThan(range.yLow());
    }
}
