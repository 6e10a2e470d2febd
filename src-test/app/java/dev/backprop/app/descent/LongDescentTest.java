package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.session.DescentBlock;
import dev.backprop.engine.session.Session;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Descents that take long: they are computed when the test lets the background work, and arrive when it lets the window. */
class LongDescentTest {
    private static final int LONG = 60_000;

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Deque<Runnable> window = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private LongSupplier clock = () -> 0;
    private final DescentViewModel model = new DescentViewModel(
            background::add, window::add, () -> clock.getAsLong(), (done, text) -> said.add(done + " " + text));

    private static void all(Deque<Runnable> tasks) {
        while (!tasks.isEmpty()) {
            tasks.removeFirst().run();
        }
    }

    private void finish() {
        all(background);
        all(window);
    }

    @Test
    void aShortDescentIsThereAtOnce() {
        model.stepsProperty().set(200);
        model.race().all();
        assertThat(background).isEmpty();
        assertThat(model.runsProperty().get()).hasSize(8);
    }

    @Test
    void aLongDescentDoesNotHoldUpTheWindowAndArrives() {
        model.alphaProperty().set(0.25);
        model.stepsProperty().set(DescentConfig.MAX_STEPS);
        assertThat(model.trajectory().size()).isEqualTo(11);
        assertThat(model.settled()).isFalse();
        finish();
        assertThat(model.trajectory().size()).isEqualTo(DescentConfig.MAX_STEPS + 1);
        assertThat(model.trajectory().x(20, 0)).isCloseTo(Math.pow(0.5, 20), within(1e-12));
        assertThat(model.playback().getLength()).isEqualTo(DescentConfig.MAX_STEPS + 1);
        assertThat(model.settled()).isTrue();
    }

    @Test
    void thePlayerGoesToEitherEndOfAMillionSteps() {
        model.stepsProperty().set(DescentConfig.MAX_STEPS);
        finish();
        model.playback().toEnd();
        assertThat(model.pictureProperty().get().iterate()).isEqualTo(DescentConfig.MAX_STEPS);
        assertThat(model.playback().titleProperty().get()).isEqualTo("Iterate 1000001 of 1000001");
        model.playback().toStart();
        assertThat(model.pictureProperty().get().iterate()).isZero();
    }

    @Test
    void newerSettingsWinOverThoseThatWait() {
        model.stepsProperty().set(LONG);
        model.alphaProperty().set(0.5);
        finish();
        assertThat(model.config().optimizer().lr()).isEqualTo(0.5);
        assertThat(model.trajectory().x(1, 0)).isZero();
    }

    @Test
    void whatHasBeenComputedForOlderSettingsIsNotShown() {
        model.stepsProperty().set(LONG);
        all(background);
        model.stepsProperty().set(5);
        all(window);
        assertThat(model.trajectory().size()).isEqualTo(6);
    }

    @Test
    void newerSettingsEndWhatIsBeingComputed() {
        int[] asked = new int[1];
        model.stepsProperty().set(DescentConfig.MAX_STEPS);
        clock = () -> {
            if (++asked[0] == 3) {
                model.stepsProperty().set(5);
            }
            return 0;
        };
        finish();
        assertThat(asked[0]).isEqualTo(3);
        assertThat(model.trajectory().size()).isEqualTo(6);
    }

    @Test
    void settingsThatCannotBeUsedAreNamedAndTheLongDescentStillArrives() {
        model.stepsProperty().set(LONG);
        model.fProperty().set("x^");
        assertThat(model.errorProperty().get()).isPresent();
        finish();
        assertThat(model.trajectory().size()).isEqualTo(LONG + 1);
        assertThat(model.errorProperty().get()).isPresent();
    }

    @Test
    void closingEndsWhatIsBeingComputed() {
        int[] asked = new int[1];
        model.stepsProperty().set(DescentConfig.MAX_STEPS);
        clock = () -> {
            if (++asked[0] == 3) {
                model.close();
            }
            return 0;
        };
        finish();
        assertThat(asked[0]).isEqualTo(3);
        assertThat(model.trajectory().size()).isEqualTo(11);
    }

    @Test
    void saysHowFarItIsOnceItTakesMoreThanASecond() {
        long[] now = new long[1];
        clock = () -> now[0] += 300_000_000;
        model.stepsProperty().set(LONG);
        all(background);
        assertThat(said).isEmpty();
        all(window);
        assertThat(said.get(0)).startsWith("0.0").endsWith(" a descent of 60,000 steps");
        assertThat(said).last().isEqualTo("2.0 ");
    }

    @Test
    void tooLittleMemoryBecomesASentence() {
        int[] asked = new int[1];
        DescentViewModel small = new DescentViewModel(
                Runnable::run,
                Runnable::run,
                () -> {
                    // The first question is when it began.
                    if (asked[0]++ > 0) {
                        throw new OutOfMemoryError("as a heap that is too small does");
                    }
                    return 0;
                },
                (done, text) -> {});
        small.stepsProperty().set(DescentConfig.MAX_STEPS);
        assertThat(small.errorProperty().get())
                .hasValueSatisfying(error -> assertThat(error.message())
                        .isEqualTo(
                                "too little memory for a descent of 1,000,000 steps: fewer steps, or fewer in a race,"
                                        + " need less"));
        assertThat(small.trajectory().size()).isEqualTo(11);
    }

    @Test
    void aSessionOpensWhereItWasOnceItsDescentHasCome() {
        model.open(session(12_345), "long.json");
        assertThat(model.playback().getIndex()).isLessThan(12_345);
        finish();
        assertThat(model.playback().getIndex()).isEqualTo(12_345);
    }

    @Test
    void whoGoesElsewhereMeanwhileStaysThere() {
        model.open(session(12_345), "long.json");
        model.playback().seek(4);
        finish();
        assertThat(model.playback().getIndex()).isEqualTo(4);
    }

    @Test
    void aSessionHasTheSettingsThatAreStillBeingComputed() {
        model.stepsProperty().set(LONG);
        DescentBlock block = model.session().descent();
        assertThat(block)
                .isNotNull()
                .satisfies(saved -> assertThat(saved.steps()).isEqualTo(LONG));
    }

    @Test
    void aRaceOfLongDescentsArrivesAsAWhole() {
        model.stepsProperty().set(LONG);
        finish();
        model.race().all();
        assertThat(model.isRacing()).isFalse();
        assertThat(model.pictureProperty().get().others()).isEmpty();
        finish();
        assertThat(model.runsProperty().get()).hasSize(8);
        assertThat(model.pictureProperty().get().others()).hasSize(7);
    }

    @Test
    void whatIsThereAlreadyIsNotComputedAgain() {
        model.stepsProperty().set(LONG);
        model.race().all();
        finish();
        Run kept = model.runsProperty().get().get(0);
        model.race().leave(model.race().rivals().get(6));
        assertThat(background).isEmpty();
        assertThat(model.runsProperty().get()).hasSize(7);
        assertThat(model.runsProperty().get().get(0).trajectory()).isSameAs(kept.trajectory());
    }

    @Test
    void aChartOfManyIteratesIsThinAndKeepsItsExtremesAndTheCurrentOne() {
        model.set(new DescentConfig("x^2", List.of(1.0), new OptimizerSpec(Rule.GD, 0.9999, 0.9), LONG));
        finish();
        model.playback().seek(31_417);
        var line = DescentChart.of(
                        model.runsProperty().get(), model.pictureProperty().get())
                .series()
                .get(0);
        assertThat(line.x()).hasSizeLessThan(9000).contains(31_417).isSorted();
        assertThat(line.y())
                .contains(1, model.trajectory().x(1, 0), model.trajectory().x(31_417, 0));
    }

    private static Session session(int step) {
        DescentBlock block = new DescentBlock("x^2", List.of(1.0), new OptimizerSpec(Rule.GD, 0.95, 0.9), LONG);
        return new Session(null, List.of(), OptimizerSpec.DEFAULT, 0, step, null, block, null);
    }
}
