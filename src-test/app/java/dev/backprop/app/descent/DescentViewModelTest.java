package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.BadInputException;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.descent.Regime;
import dev.backprop.engine.descent.Trajectory;
import dev.backprop.engine.optim.Noise;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import dev.backprop.engine.optim.Schedule;
import dev.backprop.engine.session.DescentBlock;
import dev.backprop.engine.session.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescentViewModelTest {
    private final DescentViewModel model = new DescentViewModel();

    @Test
    void startsAtTheNotebooksOscillatingDescent() {
        Trajectory t = model.trajectory();
        assertThat(t.size()).isEqualTo(11);
        for (int k = 0; k <= 10; k++) {
            assertThat(t.x(k, 0)).isCloseTo(Math.pow(-0.9, k), within(1e-12));
        }
        assertThat(model.first()).isEqualTo(1);
    }

    @Test
    void takesTheSmallStepPreset() {
        model.set(Preset.SMALL_STEP.config());
        for (int k = 0; k <= 10; k++) {
            assertThat(model.trajectory().x(k, 0)).isCloseTo(Math.pow(0.8, k), within(1e-12));
        }
        assertThat(model.alphaProperty().get()).isEqualTo(0.1);
    }

    @Test
    void takesTheMomentumPreset() {
        model.set(Preset.MOMENTUM.config());
        assertThat(model.trajectory().x(10, 0)).isCloseTo(-0.5845447867, within(5e-11));
        assertThat(model.ruleProperty().get()).isEqualTo(Rule.NOTEBOOK);
    }

    @Test
    void computesAgainAtOnceWhenTheStepSizeChanges() {
        model.alphaProperty().set(0.5);
        assertThat(model.trajectory().x(1, 0)).isZero();
        assertThat(model.regimeProperty().get().label()).isEqualTo(Regime.Label.ONE_STEP);
    }

    @Test
    void followsEveryOtherSetting() {
        model.x0Property().set(2);
        model.ruleProperty().set(Rule.HEAVY_BALL);
        model.betaProperty().set(0.5);
        model.stepsProperty().set(3);
        model.fProperty().set("x^4");
        Trajectory expected =
                Trajectory.of(new DescentConfig("x^4", List.of(2.0), new OptimizerSpec(Rule.HEAVY_BALL, 0.95, 0.5), 3));
        assertThat(model.trajectory().size()).isEqualTo(expected.size());
        assertThat(model.trajectory().x(1, 0)).isEqualTo(expected.x(1, 0));
    }

    @Test
    void keepsTheLastGoodPictureAndNamesTheCharacterOfABadExpression() {
        DescentPicture before = model.pictureProperty().get();
        model.fProperty().set("x^2 + foo");
        assertThat(model.pictureProperty().get()).isEqualTo(before);
        assertThat(model.errorProperty().get()).hasValueSatisfying(error -> {
            assertThat(error.character()).isEqualTo(7);
            assertThat(error.message()).contains("foo").doesNotContain("character 7");
        });
    }

    @Test
    void forgetsTheErrorWithAGoodExpression() {
        model.fProperty().set("x^");
        model.fProperty().set("x^4");
        assertThat(model.errorProperty().get()).isEmpty();
        assertThat(model.trajectory().gradient(0, 0)).isEqualTo(4);
    }

    @Test
    void callsTheIterateUnderTheCursorAsTheStageDoes() {
        model.playback().seek(7);
        assertThat(model.playback().titleProperty().get()).isEqualTo("Iterate 8 of 11");
        assertThat(model.playback().subtitleProperty().get()).startsWith("oscillating");
        model.fromOneProperty().set(false);
        assertThat(model.playback().titleProperty().get()).isEqualTo("Iterate 7 of 10");
        assertThat(model.pictureProperty().get().iterate()).isEqualTo(7);
    }

    @Test
    void goesToTheIterateOfANumber() {
        model.playback().goTo(11);
        assertThat(model.playback().getIndex()).isEqualTo(10);
        model.fromOneProperty().set(false);
        model.playback().goTo(0);
        assertThat(model.playback().getIndex()).isZero();
        assertThatThrownBy(() -> model.playback().goTo(11)).hasMessageContaining("0");
    }

    @Test
    void goesBackToTheNotebooksSettingAlone() {
        model.set(new DescentConfig("x^2 + y^2", List.of(1.0, 1.0), new OptimizerSpec(Rule.ADAM, 0.2, 0.8), 30)
                .withSchedule(Schedule.COSINE)
                .withNoise(new Noise(0.5, 3)));
        model.race().all();
        model.playback().seek(5);
        model.toNotebook();
        assertThat(model.config()).isEqualTo(Preset.OSCILLATING.config());
        assertThat(model.race().isOn()).isFalse();
        assertThat(model.isRacing()).isFalse();
        assertThat(model.first()).isEqualTo(1);
        assertThat(model.playback().getIndex()).isZero();
    }

    @Test
    void bindsTheSlopeToTheCurrentIterate() {
        model.fromOneProperty().set(false);
        model.playback().seek(7);
        assertThat(model.slopeProperty().get()).startsWith("f′(x) = 2x · f′(x₇) = −0.9566");
    }

    @Test
    void givesTheDerivativeOfATypedFunctionAsAFormula() {
        model.fProperty().set("x^4 - 3x^2 + x");
        assertThat(model.slopeProperty().get()).startsWith("f′(x) = 4x^3 − 6x + 1 · ");
    }

    @Test
    void leavesOutAFormulaThatHasNoRoom() {
        model.fProperty().set("sin(x)*cos(x)*exp(x)*tanh(x)*(1+x^2)");
        assertThat(model.slopeProperty().get()).startsWith("f′(x₁) = ");
    }

    @Test
    void keepsTheCursorWhileASettingIsDragged() {
        model.playback().seek(6);
        model.alphaProperty().set(0.7);
        assertThat(model.playback().getIndex()).isEqualTo(6);
    }

    @Test
    void endsTheTrackWhereTheDescentEnds() {
        model.set(new DescentConfig("log(x)", List.of(1.0), new OptimizerSpec(Rule.GD, 0.5, 0.9), 20));
        model.playback().toEnd();
        assertThat(model.playback().getIndex()).isEqualTo(1);
        assertThat(model.playback().subtitleProperty().get())
                .isEqualTo("ends here · log(−0.5) at x = −0.5: f is not defined there");
    }

    @Test
    void staysUsableWhereTheFunctionIsNotDefinedAtTheStart() {
        model.fProperty().set("log(x - 5)");
        assertThat(model.trajectory().size()).isZero();
        assertThat(model.playback().getLength()).isEqualTo(1);
        assertThat(model.slopeProperty().get()).isEqualTo("f is not defined at the start");
    }

    @Test
    void takesASecondCoordinateWhereYOccurs() {
        model.y0Property().set(-2);
        model.fProperty().set("x^2 + y^2");
        assertThat(model.trajectory().dimension()).isEqualTo(2);
        assertThat(model.trajectory().point(0)).containsExactly(1, -2);
    }

    @Test
    void comparesTheNotebooksSettingsAndOnesOwn() {
        model.alphaProperty().set(0.3);
        assertThat(model.runsProperty().get()).extracting(Run::name).hasSize(4).contains("this setting");
        model.set(Preset.SMALL_STEP.config());
        assertThat(model.runsProperty().get())
                .hasSize(3)
                .filteredOn(Run::current)
                .singleElement()
                .satisfies(run -> assertThat(run.preset()).isEqualTo(Preset.SMALL_STEP));
    }

    @Test
    void numbersFromZeroWhatIsNotTheNotebooks() {
        model.set(new DescentConfig("x^2", List.of(2.0), new OptimizerSpec(Rule.GD, 0.1, 0.9), 10));
        assertThat(model.first()).isZero();
    }

    @Test
    void comesBackFromASession() {
        model.set(new DescentConfig("x^2 + y^2", List.of(0.5, -1.0), new OptimizerSpec(Rule.ADAM, 0.2, 0.8), 7));
        model.playback().seek(3);
        DescentViewModel other = new DescentViewModel();
        other.open(model.session(), "saved.json");
        assertThat(other.config()).isEqualTo(model.config());
        assertThat(other.playback().getIndex()).isEqualTo(3);
    }

    @Test
    void refusesASessionWhoseStartHasTooManyCoordinates() {
        DescentBlock block = new DescentBlock("x^2", List.of(1.0, 2.0), OptimizerSpec.DEFAULT, 3);
        Session session = new Session(null, List.of(), OptimizerSpec.DEFAULT, 0, 0, null, block, null);
        DescentConfig before = model.config();
        assertThatThrownBy(() -> model.open(session, "bad.json"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("x0");
        assertThat(model.config()).isEqualTo(before);
    }
}
