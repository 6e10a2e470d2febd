package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.train.EpochMetrics;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.List;
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
        List<TrainingSnapshot> states = SmallRuns.states(SmallRuns.network(false, 4), 1, 60);
        TrainingSnapshot late = states.stream()
                .filter(state -> state.epoch() >= 30 && state.state().canGoOn())
                .findFirst()
                .orElseThrow();
        List<EpochMetrics> metrics = late.metrics();
        double recent = metrics.subList(metrics.size() - 20, metrics.size()).stream()
                .mapToDouble(epoch -> epoch.record().seconds())
                .sum();
        assertThat(TimeLeft.of(late).beside(List.of())).isCloseTo(recent / 20 * (60 - late.epoch()), within(1e-9));
    }
}
