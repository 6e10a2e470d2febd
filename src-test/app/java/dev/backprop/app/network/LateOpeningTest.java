package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.playback.Playback;
import dev.backprop.engine.session.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** A session that opens after many updates, with an engine that works when the test says so. */
class LateOpeningTest {
    private static final int STEP = 20_000;

    private final Deque<Runnable> engine = new ArrayDeque<>();
    private final NetworkViewModel model = new NetworkViewModel(engine::add, Runnable::run, () -> 1);
    private final Playback playback = model.playback();
    private final Session late = Sessions.of(1, 3, 2, 1).withStep(STEP);

    private void run() {
        while (!engine.isEmpty()) {
            engine.remove().run();
        }
    }

    private int opening() {
        return STEP * model.trace().iterationLength();
    }

    @Test
    void keepsTheWindowWaitingForOneIterationOnly() {
        model.open(late, "late");

        assertThat(model.trace().iterations()).isEqualTo(1);
        assertThat(model.settled()).isFalse();
    }

    @Test
    void opensWhereItSaysOnceTheEngineHasComeThere() {
        model.open(late, "late");
        run();

        assertThat(model.settled()).isTrue();
        assertThat(playback.getIndex()).isEqualTo(opening());
        NetworkScene scene = model.sceneProperty().get();
        assertThat(scene).isNotNull();
        assertThat(scene.state().index()).isEqualTo(opening());
        assertThat(NetworkItems.of(model.trace(), scene.state(), 0))
                .isEqualTo(NetworkSnapshot.of(late, 0, dev.backprop.engine.trace.Stride.UNIT)
                        .items());
    }

    @Test
    void leavesACursorAloneThatHasBeenMovedMeanwhile() {
        model.open(late, "late");
        playback.next();
        int index = playback.getIndex();
        run();

        assertThat(playback.getIndex()).isEqualTo(index);
        assertThat(model.trace().iterations()).isEqualTo(STEP + 1);
    }

    @Test
    void leavesACursorAtTheStartThatHasBeenSentThere() {
        model.open(late, "late");
        playback.toStart();
        run();

        assertThat(playback.getIndex()).isZero();
    }

    @Test
    void anotherSessionTakesItsPlace() {
        model.open(late, "late");
        model.preset(Preset.XOR);
        run();

        assertThat(model.trace().iterations()).isEqualTo(1);
        assertThat(model.titleProperty().get()).isEqualTo("XOR");
    }
}
