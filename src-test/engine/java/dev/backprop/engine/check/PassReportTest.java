package dev.backprop.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.optim.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PassReportTest {
    private static final double[][] ONE = {{1}};

    private static MlpSpec chain(Loss loss, Activation... activations) {
        List<LayerSpec> layers = java.util.Arrays.stream(activations)
                .map(a -> new LayerSpec(1, a, false))
                .toList();
        return new MlpSpec(1, layers, loss);
    }

    private static Parameters weights(double... weights) {
        return new Parameters(java.util.Arrays.stream(weights)
                .mapToObj(w -> new Parameters.Layer(new double[][] {{w}}, null))
                .toList());
    }

    @Test
    void givesTheFirstSamplesActivationsOfEveryLayer() {
        MlpSpec spec = chain(Loss.MSE, Activation.RELU, Activation.LINEAR);
        PassReport report = PassReport.of(
                spec, weights(2, 3), new double[][] {{1}, {5}}, new double[][] {{4}, {4}}, OptimizerSpec.DEFAULT);
        assertThat(report.activations()).hasSize(2);
        assertThat(report.activations().get(0)).containsExactly(2);
        assertThat(report.activations().get(1)).containsExactly(6);
        // the mean of (6 − 4)² and (30 − 4)²
        assertThat(report.loss()).isEqualTo(340);
        assertThat(report.stopped()).isNull();
        assertThat(report.check().agrees()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void takesOneStepOfTheRuleFromItsZeroState(Rule rule) {
        MlpSpec spec = chain(Loss.HALF_SQUARED_ERROR, Activation.LINEAR);
        // w = 3, x = y = 1: the gradient is 2
        PassReport report = PassReport.of(spec, weights(3), ONE, ONE, new OptimizerSpec(rule, 0.5, 0.75));
        double step = switch (rule) {
            case GD, HEAVY_BALL -> 2;
            case NESTEROV -> 2 + 0.75 * 2;
            case EMA -> 0.25 * 2;
            case EMA_CORRECTED -> 2;
            case NOTEBOOK -> 0.25 * 2 / 1.75;
            case RMSPROP -> 2 / (Math.sqrt(0.25 * 4) + 1e-8);
            case ADAM -> 1;
        };
        assertThat(report.gradients().layers().get(0).weight()[0][0]).isEqualTo(2);
        assertThat(report.updated().layers().get(0).weight()[0][0]).isCloseTo(3 - 0.5 * step, within(1e-8));
    }

    @Test
    void stopsAtTheFirstValueThatIsNotFinite() {
        MlpSpec spec = chain(Loss.MSE, Activation.LINEAR, Activation.LINEAR, Activation.TANH);
        PassReport report = PassReport.of(spec, weights(1e200, 1e200, 1), ONE, ONE, OptimizerSpec.DEFAULT);
        assertThat(report.stopped())
                .isEqualTo(
                        new PassReport.Stop("z2", "MatMul", "[0][0] is Infinity, computed from z1, layers.1.weight"));
        assertThat(report.activations()).hasSize(1);
        assertThat(report.activations().get(0)).containsExactly(1e200);
        assertThat(report.loss()).isNull();
        assertThat(report.gradients()).isNull();
        assertThat(report.updated()).isNull();
        assertThat(report.check()).isNull();
    }

    @Test
    void stopsAtALossThatOverflows() {
        PassReport report =
                PassReport.of(chain(Loss.MSE, Activation.LINEAR), weights(1e200), ONE, ONE, OptimizerSpec.DEFAULT);
        assertThat(report.stopped().at()).isEqualTo("loss");
        assertThat(report.stopped().operation()).isEqualTo("Mse");
        assertThat(report.activations()).hasSize(1);
    }

    @Test
    void stopsAtAGradientThatOverflows() {
        // The loss is about 1e300, its gradient by the weight 1e160 times the weight before it.
        MlpSpec spec = chain(Loss.MSE, Activation.LINEAR, Activation.LINEAR);
        PassReport report =
                PassReport.of(spec, weights(1e-160, 1e200), new double[][] {{1e110}}, ONE, OptimizerSpec.DEFAULT);
        assertThat(report.loss()).isNotNull().isFinite();
        assertThat(report.stopped())
                .isEqualTo(new PassReport.Stop(
                        "z1", "MatMul", "the gradient's [0][0] is Infinity, computed from that of z2"));
        assertThat(report.gradients()).isNull();
    }

    @Test
    void stopsAtAnUpdateThatOverflows() {
        PassReport report = PassReport.of(
                chain(Loss.MSE, Activation.LINEAR), weights(1e10), ONE, ONE, new OptimizerSpec(Rule.GD, 1e300, 0.9));
        assertThat(report.gradients()).isNotNull();
        assertThat(report.updated()).isNull();
        assertThat(report.stopped().at()).isEqualTo("layers.0.weight");
        assertThat(report.stopped().operation()).isEqualTo("gd");
        assertThat(report.stopped().why()).contains("lr 1.0E300");
    }

    @Test
    void warnsOfADoubleSoftmax() {
        MlpSpec spec = new MlpSpec(1, List.of(new LayerSpec(2, Activation.SOFTMAX, true)), Loss.CROSS_ENTROPY);
        NetworkCase network = NetworkCase.draw(spec, 1, 0);
        PassReport report = PassReport.of(spec, network.parameters(), network.x(), network.y(), OptimizerSpec.DEFAULT);
        assertThat(report.warnings())
                .singleElement()
                .asString()
                .startsWith("double softmax: ")
                .contains("0.3133");
    }

    @Test
    void warnsOfAKink() {
        PassReport report =
                PassReport.of(chain(Loss.MSE, Activation.RELU), weights(1e-6), ONE, ONE, OptimizerSpec.DEFAULT);
        assertThat(report.warnings())
                .containsExactly("numeric check: left out 1 parameter whose two evaluations lie on different sides of a"
                        + " ReLU's kink");
        assertThat(report.check().agrees()).isTrue();
    }

    @Test
    void leavesTheNumericCheckOutWhereAnOutputIsCertainOfTheWrongAnswer() {
        MlpSpec spec = chain(Loss.BCE, Activation.SIGMOID);
        PassReport wrong = PassReport.of(spec, weights(40), ONE, new double[][] {{0}}, OptimizerSpec.DEFAULT);
        PassReport right = PassReport.of(spec, weights(40), ONE, ONE, OptimizerSpec.DEFAULT);
        assertThat(wrong.warnings()).singleElement().asString().startsWith("saturated: 1 output all but certain");
        assertThat(wrong.loss()).isEqualTo(100);
        assertThat(wrong.check().rows())
                .singleElement()
                .extracting(GradientReport.Row::numeric)
                .isNull();
        assertThat(right.warnings()).isEmpty();
        assertThat(right.check().agrees()).isTrue();
        assertThat(right.check().unmeasured()).isZero();
    }

    @Test
    void saysWhenOnlySomeParametersAreMeasured() {
        MlpSpec spec = new MlpSpec(300, List.of(new LayerSpec(80, Activation.TANH, true)), Loss.MSE);
        NetworkCase network = NetworkCase.draw(spec, 1, 0);
        PassReport report = PassReport.of(spec, network.parameters(), network.x(), network.y(), OptimizerSpec.DEFAULT);
        assertThat(report.warnings())
                .containsExactly("numeric check: measured at 2000 of 24080 parameters, drawn with a fixed seed");
        assertThat(report.check().agrees()).isTrue();
    }
}
