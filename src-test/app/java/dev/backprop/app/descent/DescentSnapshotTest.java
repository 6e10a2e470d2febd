package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.session.DescentBlock;
import dev.backprop.engine.session.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescentSnapshotTest {
    private static Session session(String f, double... x0) {
        List<Double> start = java.util.Arrays.stream(x0).boxed().toList();
        DescentBlock block = new DescentBlock(f, start, new OptimizerSpec(Rule.GD, 0.5, 0.9), 10);
        return new Session(null, List.of(), OptimizerSpec.DEFAULT, 0, 0, null, block, null);
    }

    @Test
    void listsEveryIterateUpToTheStep() {
        DescentSnapshot snapshot = DescentSnapshot.of(session("x^4/4", 1), 3);
        assertThat(snapshot.items())
                .extracting(DescentSnapshot.Entry::id)
                .containsExactly("x[0]", "f[0]", "x[1]", "f[1]", "x[2]", "f[2]", "x[3]", "f[3]");
        assertThat(snapshot.phase()).isEqualTo("update");
    }

    @Test
    void givesTheNumbersOfTheTrajectory() {
        Trajectory t = Trajectory.of(
                new DescentConfig("x^2 + 3y^2", List.of(1.0, 2.0), new OptimizerSpec(Rule.GD, 0.5, 0.9), 10));
        DescentSnapshot.Entry y =
                DescentSnapshot.of(session("x^2 + 3y^2", 1, 2), 2).items().get(7);
        assertThat(y.id()).isEqualTo("y[2]");
        assertThat(y.value()).isEqualTo(t.x(2, 1));
        assertThat(y.gradient()).isEqualTo(t.gradient(2, 1));
    }

    @Test
    void stopsAtTheLastFiniteIterate() {
        DescentSnapshot snapshot = DescentSnapshot.of(session("log(x)", 1), 9);
        assertThat(snapshot.step()).isEqualTo(1);
        assertThat(snapshot.phase()).isEqualTo("stopped");
    }

    @Test
    void refusesAStepBelowZero() {
        Session session = new Session(
                null,
                List.of(),
                OptimizerSpec.DEFAULT,
                0,
                0,
                null,
                new DescentBlock("x", List.of(1.0), OptimizerSpec.DEFAULT, 1),
                null);
        assertThatThrownBy(() -> DescentSnapshot.of(session, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
