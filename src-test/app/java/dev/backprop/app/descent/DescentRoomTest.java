package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What there is too little memory for is refused before it is computed. */
class DescentRoomTest {
    private static final DescentConfig LONG =
            new DescentConfig("x^2", List.of(1.0), new OptimizerSpec(Rule.GD, 0.25, 0.9), DescentConfig.MAX_STEPS);
    private static final List<Rival> ADAM = List.of(new Rival(0, new OptimizerSpec(Rule.ADAM, 0.25, 0.9)));

    private final List<Runnable> background = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<DescentRuns> taken = new ArrayList<>();

    private DescentRunner runner(long room) {
        return new DescentRunner(
                background::add,
                Runnable::run,
                () -> 0,
                (done, text) -> {},
                new DescentRunner.Taker() {
                    @Override
                    public void take(DescentRuns runs) {
                        taken.add(runs);
                    }

                    @Override
                    public void refuse(DescentJob job) {
                        refused.add(InputError.noRoom(job).message());
                    }

                    @Override
                    public void fail(Throwable problem) {
                        throw new AssertionError(problem);
                    }
                },
                room);
    }

    @Test
    void aDescentTakesItsNumbersAtEightBytesEach() {
        // x, f and the gradient; Adam's m and s; what the rule sees where there is noise.
        assertThat(Trajectory.bytes(LONG)).isEqualTo(1_000_001L * 3 * 8);
        assertThat(Trajectory.bytes(LONG.withOptimizer(ADAM.get(0).optimizer())))
                .isEqualTo(1_000_001L * 5 * 8);
        assertThat(Trajectory.bytes(LONG.withNoise(new Noise(0.1, 0)))).isEqualTo(1_000_001L * 4 * 8);
    }

    @Test
    void aRaceThatIsTooLongIsRefusedBeforeItBegins() {
        runner(50_000_000).begin(new DescentJob(LONG, ADAM, List.of()));
        assertThat(refused)
                .containsExactly("too little memory for 2 descents of 1,000,000 steps: fewer steps, or fewer in a race,"
                        + " need less");
        assertThat(background).isEmpty();
    }

    @Test
    void aRaceThatFitsIsComputed() {
        runner(65_000_000).begin(new DescentJob(LONG, ADAM, List.of()));
        background.forEach(Runnable::run);
        assertThat(taken)
                .singleElement()
                .satisfies(runs -> assertThat(runs.runs()).hasSize(2));
        assertThat(refused).isEmpty();
    }

    @Test
    void whatIsOnTheStageCountsUntilTheNewOneIsThere() {
        DescentRunner runner = runner(65_000_000);
        runner.begin(new DescentJob(LONG, ADAM, List.of()));
        background.forEach(Runnable::run);
        OptimizerSpec other = new OptimizerSpec(Rule.GD, 0.5, 0.9);
        runner.begin(new DescentJob(
                LONG.withOptimizer(other), List.of(), taken.get(0).runs()));
        assertThat(refused).hasSize(1);
    }
}
