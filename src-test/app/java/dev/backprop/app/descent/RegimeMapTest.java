package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.descent.Regime.Label;
import dev.backprop.engine.optim.Rule;
import org.junit.jupiter.api.Test;

class RegimeMapTest {
    private final DescentViewModel model = new DescentViewModel();

    private RegimeMap map() {
        return RegimeMap.of(model.trajectory(), model.regimeProperty().get());
    }

    @Test
    void measuresTheCurvatureOfTheNotebooksFunction() {
        assertThat(map().curvatures()).containsExactly(2.0);
    }

    @Test
    void tellsTheSettingsApart() {
        assertThat(map().at(0.1, 0)).isEqualTo(Label.MONOTONE);
        assertThat(map().at(0.95, 0)).isEqualTo(Label.OSCILLATING);
        assertThat(map().at(1.2, 0)).isEqualTo(Label.DIVERGING);
    }

    @Test
    void agreesWithTheRegimeOfTheCurrentSetting() {
        model.ruleProperty().set(Rule.HEAVY_BALL);
        assertThat(map().at(model.alphaProperty().get(), model.betaProperty().get()))
                .isEqualTo(model.regimeProperty().get().label());
    }

    @Test
    void isNotDrawnForRulesThatRescaleTheirSteps() {
        model.ruleProperty().set(Rule.ADAM);
        assertThat(map().drawn()).isFalse();
    }

    @Test
    void isNotDrawnWithoutACurvature() {
        model.fProperty().set("3x");
        assertThat(map().drawn()).isFalse();
    }

    @Test
    void inThePlaneTheSteeperDirectionSaysWhereItRunsAway() {
        model.fProperty().set("x^2 + 5 y^2");
        assertThat(map().curvatures()).containsExactly(2.0, 10.0);
        assertThat(map().at(0.19, 0)).isEqualTo(Label.OSCILLATING);
        assertThat(map().at(0.21, 0)).isEqualTo(Label.DIVERGING);
        assertThat(map().mostAlpha()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void atASaddleEverySettingLeadsAway() {
        model.fProperty().set("x^2 - y^2");
        assertThat(map().drawn()).isTrue();
        assertThat(map().at(0.1, 0)).isEqualTo(Label.DIVERGING);
    }

    @Test
    void choosesRoundStepSizesFineEnoughForAnyCurvature() {
        assertThat(map().alphaAt(0.95 / 1.5)).isEqualTo(0.95);
        assertThat(map().alphaAt(0)).isPositive();
        model.fProperty().set("500 x^2");
        assertThat(map().mostAlpha()).isEqualTo(0.003);
        assertThat(map().alphaAt(0.5)).isEqualTo(0.0015);
    }

    @Test
    void keepsItsAxesWhileTheSettingMoves() {
        model.fProperty().set("x^4");
        RegimeMap before = map();
        model.alphaProperty().set(0.01);
        RegimeMap moved =
                before.at(model.config().optimizer(), model.regimeProperty().get());
        assertThat(moved.mostAlpha()).isEqualTo(before.mostAlpha());
        assertThat(moved.optimizer().lr()).isEqualTo(0.01);
    }
}
