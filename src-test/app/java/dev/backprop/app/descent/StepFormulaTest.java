package dev.backprop.app.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.app.paint.Formula;
import dev.backprop.engine.descent.DescentConfig;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepFormulaTest {
    private final DescentViewModel model = new DescentViewModel();

    private List<String> lines(int k) {
        model.playback().seek(k);
        return StepFormula.of(model.pictureProperty().get(), 0).stream()
                .map(StepFormula.Line::latex)
                .toList();
    }

    @Test
    void writesTheStepOfGradientDescentWithItsNumbers() {
        model.fromOneProperty().set(false);
        assertThat(lines(7))
                .containsExactly(
                        "x_{8} = x_{7} - \\alpha \\cdot f'(x_{7})",
                        "= -0.4783 - 0.95 \\times (-0.9566)", "= \\mathbf{0.4305}");
    }

    @Test
    void writesAStepInTwoLinesWhereThereIsLittleRoom() {
        model.set(new DescentConfig("x^2", List.of(1.0), new OptimizerSpec(Rule.ADAM, 0.1, 0.9), 10));
        assertThat(StepFormula.brief(model.pictureProperty().get(), 0))
                .containsExactly(
                        new StepFormula.Line(
                                "x_{1} = x_{0} - \\alpha \\, \\hat m_{1} / (\\sqrt{\\hat s_{1}} + \\epsilon)", null),
                        new StepFormula.Line(
                                "= 1.0000 - 0.1 \\times 2.0000 / 2.0000",
                                model.trajectory().x(1, 0),
                                "= \\mathbf{0.9000}"));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void isNoLongerThanTwoLinesUnderAnyRuleWhereThereIsLittleRoom(Rule rule) {
        model.set(new DescentConfig("x^2 + y^2", List.of(1.0, 1.0), new OptimizerSpec(rule, 0.1, 0.9), 10));
        for (int k = 0; k <= 10; k++) {
            model.playback().seek(k);
            assertThat(StepFormula.brief(model.pictureProperty().get(), 1)).hasSizeLessThanOrEqualTo(StepFormula.BRIEF);
        }
    }

    @Test
    void writesTheNotebooksDivisor() {
        model.set(Preset.MOMENTUM.config());
        model.fromOneProperty().set(false);
        assertThat(lines(0))
                .containsExactly(
                        "v_{1} = \\beta v_{0} + (1-\\beta)\\,f'(x_{0}) = 0.9 \\times 0.0000 + 0.1 \\times 2.0000 = 0.2000",
                        "\\hat v_{1} = \\frac{v_{1}}{1 + \\beta^{1}} = \\frac{0.2000}{1.9000} = 0.1053",
                        "x_{1} = x_{0} - \\alpha \\cdot \\hat v_{1} = 1.0000 - 0.95 \\times 0.1053",
                        "= \\mathbf{0.9000}");
    }

    @Test
    void writesAdamsMomentsAndWhatCorrectsThem() {
        model.set(new DescentConfig("x^2", List.of(1.0), new OptimizerSpec(Rule.ADAM, 0.1, 0.9), 10));
        assertThat(lines(0))
                .containsExactly(
                        "m_{1} = \\beta_1 m_{0} + (1-\\beta_1)\\,f'(x_{0}) = 0.9 \\times 0.0000 + 0.1 \\times 2.0000 = 0.2000",
                        "s_{1} = \\beta_2 s_{0} + (1-\\beta_2)\\,f'(x_{0})^2 = 0.999 \\times 0.0000 + 0.001 \\times 4.0000 = 0.004000",
                        "\\hat m_{1} = m_{1} / (1 - \\beta_1^{1}) = 0.2000 / 0.1000 = 2.0000,\\quad "
                                + "\\hat s_{1} = s_{1} / (1 - \\beta_2^{1}) = 0.004000 / 0.001000 = 4.0000",
                        "x_{1} = x_{0} - \\alpha \\, \\hat m_{1} / (\\sqrt{\\hat s_{1}} + \\epsilon) = 1.0000 - 0.1 \\times 2.0000 / 2.0000",
                        "= \\mathbf{0.9000}");
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void endsEveryRuleInTheNextIterate(Rule rule) {
        model.set(new DescentConfig("x^2", List.of(1.0), new OptimizerSpec(rule, 0.3, 0.9), 10));
        model.playback().seek(4);
        List<StepFormula.Line> lines = StepFormula.of(model.pictureProperty().get(), 0);
        assertThat(lines.get(lines.size() - 1).result())
                .isEqualTo(model.trajectory().x(5, 0));
        assertThat(lines)
                .hasSizeLessThanOrEqualTo(StepFormula.lines(rule))
                .allSatisfy(line ->
                        assertThat(Formula.measure(line.latex(), 20).width()).isPositive());
    }

    @Test
    void saysWhereItHasComeToAtTheEnd() {
        assertThat(lines(10)).containsExactly("x_{11} = 0.3487", "f(x_{11}) = 0.1216");
    }
}
