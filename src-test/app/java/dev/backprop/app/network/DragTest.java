package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** A number is dragged late in a run, with an engine that works when the test says so. */
class DragTest {
    private static final int ITERATION = 300;

    private final Deque<Runnable> engine = new ArrayDeque<>();
    private final NetworkViewModel model = new NetworkViewModel(engine::add, Runnable::run, () -> 1);
    private final NumberRef weight = NumberRef.of("layers.0.weight[0][0]").orElseThrow();
    private final Object gesture = new Object();

    DragTest() {
        model.playback().goTo(ITERATION);
        run();
    }

    private void run() {
        while (!engine.isEmpty()) {
            engine.remove().run();
        }
    }

    private void dragTo(double value) {
        model.editing().setNumber(weight, value, gesture);
    }

    private NetworkScene scene() {
        NetworkScene scene = model.sceneProperty().get();
        assertThat(scene).isNotNull();
        return scene;
    }

    @Test
    void showsTheIterationUnderTheCursorAsAFreshRunOfTheNewWeightHasIt() {
        int index = model.playback().getIndex();
        dragTo(0.7);
        dragTo(0.9);
        run();

        assertThat(model.settled()).isTrue();
        assertThat(model.playback().getIndex()).isEqualTo(index);
        assertThat(scene().state().iteration()).isEqualTo(ITERATION - 1);
        var fresh = Traced.of(model.document().session().withStep(ITERATION), 0);
        assertThat(NetworkItems.of(model.trace(), scene().state(), 0))
                .isEqualTo(NetworkItems.of(fresh, fresh.at(index), 0));
    }

    @Test
    void isTakenBackAsOneEdit() {
        double before = model.editing().number(weight);
        dragTo(0.7);
        run();
        dragTo(0.9);
        run();
        model.document().undo();
        run();

        assertThat(model.editing().number(weight)).isEqualTo(before);
    }

    @Test
    void keepsThePictureUntilTheNewOneIsThere() {
        NetworkScene before = scene();
        dragTo(0.7);

        assertThat(scene()).isSameAs(before);
        assertThat(model.settled()).isFalse();
    }
}
