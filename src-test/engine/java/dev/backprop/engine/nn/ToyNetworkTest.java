package dev.backprop.engine.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.tensor.DType;
import dev.backprop.engine.tensor.Nd4jStorage;
import dev.backprop.engine.tensor.PlainStorage;
import dev.backprop.engine.tensor.Storage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lecture's 3-2-1 network on both storages, against the figures that its notebook prints. */
class ToyNetworkTest {
    static Stream<Storage> storages() {
        return Stream.of(PlainStorage.INSTANCE, new Nd4jStorage(DType.FLOAT64));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void givesTheGradientsThatTheNotebookPrints(Storage storage) {
        MlpSpec spec = new MlpSpec(
                3,
                List.of(new LayerSpec(2, Activation.SIGMOID, false), new LayerSpec(1, Activation.SIGMOID, false)),
                Loss.BCE);
        Mlp mlp = Mlp.build(spec, storage, 1);
        mlp.parameters()
                .write(new Parameters(List.of(
                        new Parameters.Layer(
                                new double[][] {
                                    {0.16764932, 0.33529864, 0.08382466}, {0.11268106, 0.22536212, 0.05634053}
                                },
                                null),
                        new Parameters.Layer(new double[][] {{-0.44046562, -0.54027513}}, null))));
        mlp.x().value().write(new double[] {1, 2, 0.5});
        mlp.graph().forward();
        mlp.graph().backward(mlp.loss());

        assertThat(mlp.loss().value().get(0)).isCloseTo(0.4169, within(5e-5));
        Parameters gradients = mlp.gradients();
        assertThat(gradients.layers().get(1).weight()[0])
                .containsExactly(new double[] {0.24099095, 0.21946827}, within(2e-8));
        assertThat(gradients.layers().get(0).weight()[0])
                .containsExactly(new double[] {-0.03111681, -0.06223362, -0.0155584}, within(2e-8));
        assertThat(gradients.layers().get(0).weight()[1])
                .containsExactly(new double[] {-0.0422445, -0.084489, -0.02112225}, within(2e-8));
    }
}
