package dev.backprop.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.Hue;
import dev.backprop.engine.train.RunGate;
import dev.backprop.engine.train.RunPlan;
import dev.backprop.engine.train.RunState;
import dev.backprop.engine.train.TrainingSnapshot;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run is taken to do while its answers are still on their way; this thread hands them over, late or early. */
class LabRunTest {
    private final LinkedBlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final LabRun run = new LabRun(
            1,
            Hue.RUN_1,
            "one",
            new LabRun.Lab(fx::add, new RunGate(), 1, RunPlan.DEFAULT_HISTORY_BYTES, changed -> {}),
            TrainingSettings.LOGITS.withEpochs(1_000_000),
            Digits.mnist(),
            null);
    private TrainingSnapshot first;

    @BeforeEach
    void ready() throws InterruptedException {
        Objects.requireNonNull(fx.poll(60, TimeUnit.SECONDS), "no first state").run();
        first = Objects.requireNonNull(run.current());
    }

    @AfterEach
    void close() throws InterruptedException {
        run.close();
        assertThat(run.awaitClosed(60_000)).isTrue();
    }

    private void told(RunState state) {
        run.take(new TrainingSnapshot(
                first.generation(),
                state,
                first.plan(),
                first.legs(),
                first.batchesDone(),
                first.batches(),
                first.metrics(),
                first.norms(),
                first.tests(),
                first.measured(),
                first.parameters(),
                first.history(),
                first.failure()));
    }

    /** On, paused, and on again before the pause has been answered: the last order counts, not the late answer. */
    @Test
    void anAnswerToAnEarlierPauseDoesNotStopARunThatIsToGoOn() {
        run.start();
        run.pause();
        run.start();
        told(RunState.RUNNING);
        told(RunState.PAUSED);
        assertThat(run.running()).isTrue();
        assertThat(run.starting()).isTrue();
        told(RunState.RUNNING);
        assertThat(run.running()).isTrue();
    }

    @Test
    void aRunThatIsPausedRests() {
        run.start();
        told(RunState.RUNNING);
        run.pause();
        told(RunState.PAUSED);
        assertThat(run.running()).isFalse();
    }

    @Test
    void aRunThatHasEndedIsToBeStartedAnew() {
        for (RunState end : new RunState[] {RunState.FINISHED, RunState.STOPPED, RunState.FAILED}) {
            run.start();
            told(end);
            assertThat(run.running()).as(end.name()).isFalse();
            told(RunState.PAUSED);
            assertThat(run.running()).as(end.name()).isFalse();
        }
    }
}
