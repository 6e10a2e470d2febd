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
        assertThat(map().curvature()).isCloseTo(2, within(1e-8));
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
}
