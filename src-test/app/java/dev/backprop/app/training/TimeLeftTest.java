package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.EpochRecord;
import dev.backprop.engine.train.RunPlan;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private final TimeLeft run = new TimeLeft(0.5, 100);

    @Test
    void aRunAloneTakesItsOwnEpochs() {
        assertThat(run.words(List.of())).isEqualTo("50 s");
    }

    @Test
    void aRunInARaceWaitsForTheEpochsOfTheOthers() {
        TimeLeft slower = new TimeLeft(2, 100);
        TimeLeft nearlyOver = new TimeLeft(0.5, 10);
        assertThat(run.words(List.of(slower, nearlyOver))).isEqualTo("4 min 15 s");
    }

    @Test
    void aRunThatIsOverSoonerDoesNotWaitForWhatTheOthersDoAfterIt() {
        assertThat(run.words(List.of(new TimeLeft(0.5, 1_000_000)))).isEqualTo("1 min 40 s");
    }

    @Test
    void nothingIsSaidOfARunThatHasNoEpochToCome() throws InterruptedException {
        List<TrainingSnapshot> states = SmallRuns.states(SmallRuns.network(false, 4), 1, 6);
        assertThat(TimeLeft.of(states.get(states.size() - 1)).words(List.of(run)))
                .isEmpty();
    }

    @Test
    void thePaceIsThatOfTheLastTwentyEpochs() throws InterruptedException {
        List<TrainingSnapshot> states = SmallRuns.states(SmallRuns.network(false, 4), 1, 1);
        TrainingSnapshot end = states.get(states.size() - 1);
        List<EpochMetrics> metrics = IntStream.range(0, 30)
                .mapToObj(epoch -> new EpochMetrics(new EpochRecord(epoch, 1, epoch < 10 ? 5 : 0.25, 0.5), List.of()))
                .toList();
        assertThat(TimeLeft.of(paused(end, metrics, 100))).isEqualTo(new TimeLeft(0.25, 70));
    }

    /** A state like another one, of a run of more epochs. */
    private static TrainingSnapshot paused(TrainingSnapshot like, List<EpochMetrics> metrics, int epochs) {
        RunPlan plan = like.plan();
        return new TrainingSnapshot(
                like.generation(),
                RunState.PAUSED,
                new RunPlan(
                        plan.train(),
                        plan.test(),
                        plan.config(),
                        plan.initial(),
                        epochs,
                        RunPlan.DEFAULT_HISTORY_BYTES),
                like.legs(),
                0,
                like.batches(),
                metrics,
                like.norms(),
                like.tests(),
                like.measured(),
                like.parameters(),
                like.history(),
                null);
    }
}
