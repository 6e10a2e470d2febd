package dev.backprop.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.data.Sample;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.optim.OptimizerSpec;
import dev.backprop.engine.session.Session;
import dev.backprop.engine.trace.PassState;
import dev.backprop.engine.trace.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a toolkit. */
class GradientTableTest {
    private final NetworkViewModel model = new NetworkViewModel(Runnable::run, Runnable::run, () -> 1);

    private GradientTable table() {
        return model.tableProperty().get();
    }

    /** A unit whose score is exactly 0 at the sample that is given. */
    private static Session kinked(Activation activation) {
        MlpSpec spec = new MlpSpec(
                2, List.of(new LayerSpec(2, activation, false), new LayerSpec(1, Activation.LINEAR, false)), Loss.MSE);
        Session.Network network = new Session.Network(
                spec,
                List.of(
                        new Session.GivenLayer(new double[][] {{1, 1}, {1, -1}}, null),
                        new Session.GivenLayer(new double[][] {{1, 1}}, null)));
        return Session.of(
                network, List.of(new Sample(new double[] {1, 1}, new double[] {0})), OptimizerSpec.DEFAULT, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"RELU, ReLU’s, 0", "LEAKY_RELU, leaky ReLU’s, 0.01"})
    void saysWhyTheNumericOneDiffersAtAKink(Activation activation, String whose, String slope) {
        model.open(kinked(activation), "kink");
        model.playback().toEnd();

        assertThat(table().rows())
                .filteredOn(row -> row.id().startsWith("layers.0.weight[1]"))
                .hasSize(2)
                .allMatch(row -> row.why()
                        .equals("numeric differs: z₂ = 0 sits on " + whose + " kink; the one-sided slopes are " + slope
                                + " and 1"))
                .allMatch(row -> row.error().orElseThrow() > 0.5);
        assertThat(table().rows())
                .filteredOn(row -> row.id().startsWith("layers.0.weight[0]"))
                .hasSize(2)
                .allMatch(row -> row.why().isEmpty());
        assertThat(table().failing()).isZero();
        assertThat(table().why()).contains("kink");
    }

    @Test
    void speaksOfTheKinkOfTheCurrentRowFirst() {
        model.open(kinked(Activation.RELU), "kink");
        model.playback()
                .seek(model.trace()
                        .indexOf(
                                0,
                                Phase.BACKWARD,
                                model.trace().network().layers().get(0).weight(),
                                2)
                        .orElseThrow());

        assertThat(table().why()).startsWith("numeric differs");
        assertThat(table().row(table().current()).id()).isEqualTo("layers.0.weight[1][0]");
    }

    @Test
    void saysThatThereIsNothingToMeasureWhereTheLossIsClamped() {
        MlpSpec spec = new MlpSpec(1, List.of(new LayerSpec(1, Activation.SIGMOID, false)), Loss.BCE);
        Session.Network network =
                new Session.Network(spec, List.of(new Session.GivenLayer(new double[][] {{2000}}, null)));
        model.open(
                Session.of(
                        network, List.of(new Sample(new double[] {1}, new double[] {0})), OptimizerSpec.DEFAULT, 0, 0),
                "clamped");
        model.playback().toEnd();

        assertThat(table().row(0).why()).startsWith("nothing to measure");
        assertThat(table().row(0).numeric()).isEmpty();
    }

    @Test
    void knowsARowExactlyWhenTheTraceDoes() {
        model.open(Sessions.of(2, 3, 4, 2), "any");
        for (int i = 0; i <= model.trace().iterationLength(); i++) {
            model.playback().seek(i);
            PassState state = model.trace().at(i);
            for (int row = 0; row < table().base().size(); row++) {
                GradientRows.Entry entry = table().base().get(row);
                assertThat(table().row(row).known())
                        .isEqualTo(state.gradient(entry.node(), entry.element()).isPresent());
            }
        }
    }

    @Test
    void takesThePlayerToTheStepOfARow() {
        model.playback().toEnd();
        GradientRows.Entry entry = table().base().get(3);
        model.goTo(entry);

        assertThat(table().current()).isEqualTo(3);
        assertThat(model.trace().at(model.playback().getIndex()).phase()).isEqualTo(Phase.BACKWARD);
    }

    @Test
    void summarisesWhatIsKnownInOneLine() {
        assertThat(GradientList.summary(table())).isEqualTo("none of 8 computed yet");
        model.goTo(table().base().get(1));
        assertThat(GradientList.summary(table()))
                .startsWith("✓ three ways agree to ")
                .endsWith(", 2 of 8 so far");
        model.playback().toEnd();
        assertThat(GradientList.summary(table())).matches("✓ three ways agree to \\de−1\\d");
    }

    @Test
    void givesTheNumbersInFull() {
        model.playback().toEnd();
        GradientTable.Row row = table().row(0);

        assertThat(row.inFull())
                .isEqualTo("h₁ → ŷ: hand " + row.hand().orElseThrow() + ", autograd "
                        + row.autograd().orElseThrow() + ", numeric "
                        + row.numeric().orElseThrow());
    }
}
