package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.playback.Pace;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PacedNumbersTest {
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
        return due(pace, SETTINGS, state, digit, following, nanos);
    }

    private static boolean due(
            Pace pace, TrainingSettings settings, TrainingSnapshot state, int digit, boolean following, long nanos) {
        LabInspector.Subject subject = LabInspector.Subject.of(settings, SmallRuns.shown(state, digit), following);
        return pace.due(subject, subject.goesOn(), nanos);
    }

    @Test
    void ofARunThatGoesOnOneStateAStretchIsWritten() {
        long stretches = 20;
        int written = 0;
        for (long nanos = 0; nanos < stretches * Pace.NANOS; nanos += BEAT) {
            written += due(running, 0, true, nanos) ? 1 : 0;
        }
        assertThat(written).isEqualTo((int) stretches);
    }

    @Test
    void allWhoAskInABeatWriteInTheSame() {
        Pace other = new Pace();
        for (long nanos = BEAT / 3; nanos < 20 * Pace.NANOS; nanos += BEAT) {
            boolean here = due(running, 0, true, nanos);
            boolean there = due(other, SETTINGS, running, 0, true, nanos + 1000);
            assertThat(there).isEqualTo(here);
        }
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
        assertThat(due(pace, SETTINGS.withSeed(7), running, 0, true, 1)).isTrue();
    }

    @Test
    void thePastIsWrittenAtOnceThoughTheRunGoesOn() {
        due(running, 0, true, 0);
        assertThat(due(running, 0, false, 1)).isTrue();
        assertThat(due(running, 0, false, 2)).isTrue();
    }

    @Test
    void nothingIsNothingNew() {
        assertThat(pace.due(null, true, 0)).isTrue();
        assertThat(due(running, 0, true, 1)).isTrue();
    }
}
