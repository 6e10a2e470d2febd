package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.app.paint.Chart;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
    private final DescentViewModel model = new DescentViewModel();

    @BeforeEach
    void compareTheNotebooksMomentum() {
        model.set(Preset.MOMENTUM.config());
        model.race().mirror();
    }

    private Corrections both() {
        return Corrections.of(model.runsProperty().get()).orElseThrow();
    }

    @Test
    void bothRunFromTheSameStartAtTheSameSettings() {
        assertThat(both().plus().trajectory().config().optimizer())
                .isEqualTo(new OptimizerSpec(Rule.NOTEBOOK, 0.95, 0.9));
        assertThat(both().minus().trajectory().config())
                .isEqualTo(
                        new DescentConfig("x^2", List.of(1.0), new OptimizerSpec(Rule.EMA_CORRECTED, 0.95, 0.9), 10));
        assertThat(both().plus().current()).isTrue();
    }

    @Test
    void theFirstStepsAreThoseOfTheTwoDivisors() {
        Corrections.Row first = both().row(0);
        assertThat(first.plus()).isCloseTo(1.9, within(1e-15));
        assertThat(first.minus()).isCloseTo(0.1, within(1e-15));
        // v is 0.1 · 2 in both, for neither has moved yet.
        assertThat(first.stepPlus().orElseThrow()).isCloseTo(-0.95 * 0.2 / 1.9, within(1e-15));
        assertThat(first.stepMinus().orElseThrow()).isCloseTo(-0.95 * 0.2 / 0.1, within(1e-14));
    }

    @Test
    void theStepsAreTheDifferencesOfTheIterates() {
        for (int k = 0; k < 10; k++) {
            var t = both().minus().trajectory();
            assertThat(both().row(k).stepMinus().orElseThrow()).isCloseTo(t.x(k + 1, 0) - t.x(k, 0), within(1e-14));
        }
    }

    @Test
    void theDivisorsMeetAtOneFromBothSides() {
        Chart chart = both().chart(0);
        double[] above = chart.series().get(0).y();
        double[] below = chart.series().get(1).y();
        for (int i = 0; i < 10; i++) {
            assertThat(above[i] + below[i]).isCloseTo(2, within(1e-15));
            assertThat(above[i]).isCloseTo(1 + Math.pow(0.9, i + 1), within(1e-15));
        }
    }

    @Test
    void saysHowMuchEachSignDoesAtTheCurrentStep() {
        assertThat(both().words(0, 1))
                .startsWith("In step k = 1, from iterate 1 to 2, with β¹ = 0.9000, + shrinks v to 0.5263 of itself,"
                        + " − makes it 10.0000 times as large");
        assertThat(both().words(9, 1)).startsWith("In step k = 10, from iterate 10 to 11, with β¹⁰ = 0.3487");
    }

    @Test
    void thePowerIsTheStepsWhateverTheIteratesAreCalled() {
        assertThat(both().words(3, 0)).startsWith("In step k = 4, from iterate 3 to 4, with β⁴");
        assertThat(both().words(3, 1)).startsWith("In step k = 4, from iterate 4 to 5, with β⁴");
    }

    @Test
    void saysThatNothingHappensWithoutMemory() {
        model.betaProperty().set(0);
        assertThat(both().words(0, 1)).contains("both divide by 1");
        assertThat(both().row(0).stepPlus()).isEqualTo(both().row(0).stepMinus());
    }

    @Test
    void theTableStandsAroundTheCurrentStep() {
        assertThat(both().around(0)).extracting(Corrections.Row::k).containsExactly(0, 1, 2, 3, 4);
        assertThat(both().around(5)).extracting(Corrections.Row::k).containsExactly(3, 4, 5, 6, 7);
        assertThat(both().around(9)).extracting(Corrections.Row::k).containsExactly(5, 6, 7, 8, 9);
        model.stepsProperty().set(2);
        assertThat(both().around(1)).extracting(Corrections.Row::k).containsExactly(0, 1);
    }

    @Test
    void bothFollowWhenASettingIsDragged() {
        model.alphaProperty().set(0.3);
        model.betaProperty().set(0.5);
        assertThat(model.race().rivals())
                .singleElement()
                .satisfies(rival ->
                        assertThat(rival.optimizer()).isEqualTo(new OptimizerSpec(Rule.EMA_CORRECTED, 0.3, 0.5)));
        assertThat(both().row(0).plus()).isCloseTo(1.5, within(1e-15));
    }

    @Test
    void theOtherOfTheTwoIsChosenByItsRule() {
        model.ruleProperty().set(Rule.EMA_CORRECTED);
        assertThat(both().minus().current()).isTrue();
        assertThat(both().plus().trajectory().config().optimizer().rule()).isEqualTo(Rule.NOTEBOOK);
    }

    @Test
    void endsWithARuleThatCorrectsNothing() {
        model.ruleProperty().set(Rule.GD);
        assertThat(model.race().isOn()).isFalse();
        assertThat(model.race().isMirrored()).isFalse();
    }

    @Test
    void aRaceThatGrowsIsNoComparisonAnyMore() {
        model.race().join();
        model.alphaProperty().set(0.2);
        assertThat(model.race().rivals())
                .extracting(rival -> rival.optimizer().lr())
                .containsOnly(0.95);
        assertThat(model.race().isMirrored()).isFalse();
    }

    @Test
    void aRunThatHasEndedHasNoStep() {
        model.set(new DescentConfig("log(x)", List.of(1.0), new OptimizerSpec(Rule.NOTEBOOK, 0.9, 0.5), 10));
        var ended = both().minus().trajectory();
        assertThat(ended.size()).as("it overshoots into x < 0").isLessThan(5);
        assertThat(both().row(ended.size() - 1).stepMinus()).isEmpty();
    }

    @Test
    void inThePlaneTheLengthsAreCompared() {
        model.set(new DescentConfig("x^2 + y^2", List.of(3.0, 4.0), new OptimizerSpec(Rule.NOTEBOOK, 0.1, 0.9), 5));
        // v is 0.1 · (6, 8), of length 1.
        assertThat(both().row(0).stepMinus().orElseThrow()).isCloseTo(0.1 * 1 / 0.1, within(1e-14));
    }
}
