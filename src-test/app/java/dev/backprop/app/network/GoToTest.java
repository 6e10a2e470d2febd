package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.app.playback.Playback;
import dev.backprop.engine.BadInputException;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.Phase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** To an iteration by its number, with an engine that works when the test says so. */
class GoToTest {
    private static final int FAR = 20_000;

    private final Deque<Runnable> engine = new ArrayDeque<>();
    private final NetworkViewModel model = new NetworkViewModel(engine::add, Runnable::run, () -> 1);
    private final Playback playback = model.playback();

    GoToTest() {
        model.open(Sessions.of(1, 3, 2, 1), "any");
        run();
    }

    private void run() {
        while (!engine.isEmpty()) {
            engine.remove().run();
        }
    }

    private int iteration() {
        return model.trace().placeOf(playback.getIndex()).iteration() + 1;
    }

    @Test
    void theRunGrowsUpToTheIteration() {
        playback.goTo(12);
        assertThat(iteration()).isEqualTo(12);
        assertThat(playback.numbering().now()).isEqualTo(12);
        assertThat(model.trace().iterations()).isEqualTo(12);
    }

    @Test
    void theStepWithinTheIterationStays() {
        playback.setStride(PassTrack.place("Phase"));
        playback.next();
        playback.next();
        playback.next();
        playback.goTo(5);
        NetworkScene scene = Objects.requireNonNull(model.sceneProperty().get());
        assertThat(scene.state().phase()).isEqualTo(Phase.BACKWARD);
        assertThat(iteration()).isEqualTo(5);
        playback.goTo(1);
        assertThat(playback.getIndex())
                .isEqualTo(model.trace().segments().stream()
                        .filter(s -> s.phase() == Phase.BACKWARD)
                        .mapToInt(s -> s.end())
                        .max()
                        .orElseThrow());
    }

    @Test
    void theEndOfAnIterationIsStillThatIteration() {
        playback.toEnd();
        assertThat(playback.numbering().now()).isEqualTo(1);
        playback.goTo(3);
        assertThat(playback.getIndex()).isEqualTo(3 * model.trace().iterationLength());
    }

    @Test
    void whatStandsThereIsWhatAFreshRunHasThere() {
        playback.goTo(40);
        playback.goTo(7);
        NetworkViewModel fresh = new NetworkViewModel(Runnable::run, Runnable::run, () -> 1);
        fresh.open(model.session(), "fresh");
        assertThat(fresh.items()).isEqualTo(model.items());
    }

    @Test
    void whatTakesLongIsComputedByTheEngineWhileTheCursorWaits() {
        playback.next();
        int here = playback.getIndex();
        playback.goTo(FAR);
        assertThat(playback.getIndex()).isEqualTo(here);
        assertThat(model.settled()).isFalse();
        run();
        assertThat(iteration()).isEqualTo(FAR);
    }

    @Test
    void whoGoesElsewhereMeanwhileStaysThere() {
        playback.goTo(FAR);
        playback.goTo(2);
        run();
        assertThat(iteration()).isEqualTo(2);
        assertThat(model.trace().iterations()).isLessThan(FAR);
        assertThat(model.settled()).isTrue();
    }

    @Test
    void anEditThatIsBeingComputedIsNotForgotten() {
        playback.goTo(3);
        model.editing().setNumber(NumberRef.of("x[0]").orElseThrow(), 7, null);
        playback.goTo(2);
        run();
        assertThat(model.items().get(0).value()).isEqualTo(7.0);
    }

    @Test
    void refusesWhatIsNoIterationWithTheRangeThereIs() {
        for (int number : List.of(-1, 0, Session.MAX_STEP + 1)) {
            assertThatThrownBy(() -> playback.goTo(number))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("iteration: found " + number + ", expected 1–1000000");
        }
        assertThat(playback.getIndex()).isZero();
    }

    @Test
    void aRunThatStopsEndsTheRange() {
        model.editing().setLearningRate(1e200);
        run();
        playback.goTo(50);
        assertThat(model.trace().stopped()).isPresent();
        assertThat(playback.atEnd()).isTrue();
        int last = iteration();
        assertThatThrownBy(() -> playback.goTo(last + 1))
                .isInstanceOf(BadInputException.class)
                .hasMessage("iteration: found " + (last + 1) + ", expected 1–" + last
                        + ": there a value stops being finite");
    }
}
