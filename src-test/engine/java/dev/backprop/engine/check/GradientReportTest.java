package dev.backprop.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.Parameters;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientReportTest {
    private static final MlpSpec SPEC = new MlpSpec(
            2, List.of(new LayerSpec(3, Activation.TANH, true), new LayerSpec(2, Activation.SIGMOID, true)), Loss.BCE);
    private static final NetworkCase NETWORK = NetworkCase.draw(SPEC, 2, 4);

    private static GradientReport reportWith(Parameters autograd) {
        return GradientReport.of(SPEC, NETWORK.parameters(), NETWORK.x(), NETWORK.y(), autograd);
    }

    private static Parameters rightGradients() {
        return HandDerivation.of(SPEC, NETWORK.parameters(), NETWORK.x(), NETWORK.y())
                .gradients();
    }

    @Test
    void agreesOnARightNetwork() {
        GradientReport report = GradientReport.of(SPEC, NETWORK.parameters(), NETWORK.x(), NETWORK.y());
        assertThat(report.agrees()).isTrue();
        assertThat(report.rows()).hasSize((int) SPEC.parameterCount());
        assertThat(report.handMaxRelativeError()).isLessThan(1e-13);
        assertThat(report.numericMaxRelativeError()).isLessThan(1e-7);
    }

    @Test
    void namesTheParameterWhoseGradientIsWrong() {
        Parameters autograd = rightGradients().copy();
        autograd.layers().get(1).weight()[1][2] += 1e-7;
        GradientReport report = reportWith(autograd);
        assertThat(report.agrees()).isFalse();
        assertThat(report.worst().name()).isEqualTo("layers.1.weight[1][2]");
        assertThat(report.handMaxRelativeError()).isEqualTo(report.worst().handRelativeError());
    }

    @Test
    void namesTheParameterWhoseGradientIsNotANumber() {
        Parameters autograd = rightGradients().copy();
        autograd.layers().get(0).bias()[1] = Double.NaN;
        GradientReport report = reportWith(autograd);
        assertThat(report.agrees()).isFalse();
        assertThat(report.worst().name()).isEqualTo("layers.0.bias[1]");
    }

    @Test
    void leavesAKinkedParameterOutOfTheNumericComparison() {
        GradientReport.Row row = new GradientReport.Row("layers.0.weight[0][0]", 1, 1, 0.5, new Kink(0, 0, 0, 0, 0, 1));
        assertThat(row.numericRelativeError()).isZero();
        assertThat(new GradientReport(List.of(row), 1, 0).agrees()).isTrue();
    }

    @Test
    void measuresRelativeErrorAgainstAFloor() {
        assertThat(GradientReport.relativeError(2, 1)).isEqualTo(0.5);
        assertThat(GradientReport.relativeError(0, -1e-9)).isEqualTo(1e-6);
        assertThat(GradientReport.relativeError(0, 0)).isZero();
    }

    @Test
    void measuresALargeNetworkAtSomeParametersAndFindsAWrongGradientAnywhere() {
        MlpSpec spec = new MlpSpec(
                784,
                List.of(new LayerSpec(32, Activation.SIGMOID, true), new LayerSpec(10, Activation.SOFTMAX, true)),
                Loss.CROSS_ENTROPY);
        NetworkCase network = NetworkCase.draw(spec, 1, 8);
        Parameters autograd = HandDerivation.of(spec, network.parameters(), network.x(), network.y())
                .gradients()
                .copy();
        assertThat(GradientReport.of(spec, network.parameters(), network.x(), network.y(), autograd)
                        .agrees())
                .isTrue();
        autograd.layers().get(0).weight()[17][391] += 1e-3;

        GradientReport report = GradientReport.of(spec, network.parameters(), network.x(), network.y(), autograd);

        assertThat(report.rows()).hasSize(2000);
        assertThat(report.parameters()).isEqualTo(spec.parameterCount());
        assertThat(report.worst().name()).isEqualTo("layers.0.weight[17][391]");
    }

    @Test
    void refusesParametersOfAnotherShape() {
        MlpSpec other = new MlpSpec(3, SPEC.layers(), Loss.BCE);
        assertThatThrownBy(() -> GradientReport.of(SPEC, Parameters.draw(other, 0), NETWORK.x(), NETWORK.y()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
