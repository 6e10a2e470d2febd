package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long BEAT = 100_000_000;
    private static final TrainingSettings SETTINGS = TrainingSettings.NOTEBOOK;
    /** One state stands for all of a run: when each comes is what counts. */
    private static TrainingSnapshot running;

    private static TrainingSnapshot end;

    private final Pace pace = new Pace();

    @BeforeAll
    static void train() throws InterruptedException {
        List<TrainingSnapshot> states = SmallRuns.states(SmallRuns.network(false, 4), 1, 6);
        running = states.stream()
                .filter(state -> state.state() == RunState.RUNNING)
                .findFirst()
                .orElseThrow();
        end = states.get(states.size() - 1);
    }

    private boolean due(TrainingSnapshot state, int digit, boolean following, long nanos) {
        return pace.due(SETTINGS, SmallRuns.shown(state, digit), following, nanos);
    }

    @Test
    void ofARunThatGoesOnEveryThirdBeatIsWritten() {
        assertThat(due(running, 0, true, 0)).isTrue();
        assertThat(due(running, 0, true, BEAT)).isFalse();
        assertThat(due(running, 0, true, 2 * BEAT)).isFalse();
        assertThat(due(running, 0, true, 3 * BEAT)).isTrue();
        assertThat(due(running, 0, true, 4 * BEAT)).isFalse();
    }

    @Test
    void theEndOfARunIsWrittenAtOnce() {
        due(running, 0, true, 0);
        assertThat(due(end, 0, true, 1)).isTrue();
    }

    @Test
    void anotherDigitIsWrittenAtOnce() {
        due(running, 0, true, 0);
        assertThat(due(running, 1, true, 1)).isTrue();
    }

    @Test
    void otherSettingsAreWrittenAtOnce() {
        due(running, 0, true, 0);
        assertThat(pace.due(SETTINGS.withSeed(7), SmallRuns.shown(running, 0), true, 1))
                .isTrue();
    }

    @Test
    void thePastIsWrittenAtOnceThoughTheRunGoesOn() {
        due(running, 0, true, 0);
        assertThat(due(running, 0, false, 1)).isTrue();
        assertThat(due(running, 0, false, 2)).isTrue();
    }

    @Test
    void nothingIsNothingNew() {
        assertThat(pace.due(SETTINGS, null, true, 0)).isTrue();
        assertThat(due(running, 0, true, 1)).isTrue();
    }
}
