package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassTrace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the first iteration of a run is computed, with an engine that works when the test says so. */
class BeginningTest {
    private static final Session LARGE = Sessions.of(1, 200, 200, 10);

    private final Deque<Runnable> engine = new ArrayDeque<>();
    private final NetworkViewModel model = new NetworkViewModel(engine::add, Runnable::run, () -> 41);

    private void run() {
        while (!engine.isEmpty()) {
            engine.remove().run();
        }
    }

    @Test
    void aSmallRunBeginsAgainAtOnce() {
        model.playback().goTo(50);
        run();
        model.restart();

        assertThat(model.playback().getIndex()).isZero();
        assertThat(model.trace().iterations()).isEqualTo(1);
    }

    @Test
    void aNewSeedShowsTheNewNetworkAndNeverTheOldOneAtItsStart() {
        model.playback().goTo(50);
        run();
        PassTrace before = model.trace();
        List<Integer> shown = new ArrayList<>();
        model.sceneProperty().addListener((observable, old, now) -> {
            if (now != null && now.mlp() == before.network()) {
                shown.add(now.state().index());
            }
        });
        model.newSeed();
        run();

        assertThat(shown).isEmpty();
        assertThat(model.document().session().seed()).isEqualTo(41);
        assertThat(model.playback().getIndex()).isZero();
        assertThat(model.trace()).isNotSameAs(before);
    }

    @Test
    void theSameSeedAgainGoesToTheStart() {
        model.newSeed();
        run();
        model.playback().next();
        model.newSeed();
        run();

        assertThat(model.playback().getIndex()).isZero();
    }

    @Test
    void aLargeSessionOpensOnceTheEngineHasItAndTheOneBeforeStaysUntilThen() {
        String title = model.titleProperty().get();
        PassTrace before = model.trace();
        model.open(LARGE, "large");

        assertThat(model.titleProperty().get()).isEqualTo(title);
        assertThat(model.trace()).isSameAs(before);
        assertThat(model.settled()).isFalse();
        run();
        assertThat(model.titleProperty().get()).isEqualTo("large");
        assertThat(model.trace().network().x().shape().columns()).isEqualTo(200);
        assertThat(model.settled()).isTrue();
    }

    @Test
    void aLargeRunBeginsAgainOnTheEngine() {
        model.open(LARGE, "large");
        run();
        model.playback().next();
        PassTrace before = model.trace();
        model.restart();

        assertThat(model.trace()).isSameAs(before);
        assertThat(model.playback().getIndex()).isPositive();
        run();
        assertThat(model.trace()).isNotSameAs(before);
        assertThat(model.playback().getIndex()).isZero();
    }

    @Test
    void aNumberThatIsChangedMeanwhileIsInTheRunThatBegins() {
        model.open(LARGE, "large");
        run();
        model.restart();
        NumberRef input = NumberRef.of("x[0]").orElseThrow();
        model.editing().setNumber(input, 0.625, null);
        run();

        PassTrace now = model.trace();
        assertThat(now.at(0).value(now.network().x(), 0)).hasValue(0.625);
        assertThat(model.playback().getIndex()).isZero();
        assertThat(model.settled()).isTrue();
    }

    @Test
    void theLatestOfTwoOpeningsIsShown() {
        model.open(LARGE, "large");
        model.preset(Preset.XOR);
        run();

        assertThat(model.titleProperty().get()).isEqualTo(Preset.XOR.title());
    }

    @Test
    void whatCannotBeSteppedThroughLeavesTheOneBefore() {
        List<Throwable> failed = new ArrayList<>();
        model.setOnFailure(failed::add);
        String title = model.titleProperty().get();
        model.open(LARGE.withStep(Session.MAX_STEP), "endless");
        run();

        assertThat(failed).hasSize(1);
        assertThat(model.titleProperty().get()).isEqualTo(title);
        assertThat(model.settled()).isTrue();
    }
}
