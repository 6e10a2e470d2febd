package dev.backprop.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.graph.Op;
import dev.backprop.engine.nn.Activation;
import dev.backprop.engine.nn.LayerSpec;
import dev.backprop.engine.nn.Loss;
import dev.backprop.engine.nn.Mlp;
import dev.backprop.engine.nn.MlpSpec;
import dev.backprop.engine.nn.ParameterTensors;
import dev.backprop.engine.nn.PlantedMlp;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One wrong sign in any operation of a network: the three-way check fails and names a parameter. */
class WrongSignTest {
    private static final int SAMPLES = 3;

    static Stream<Arguments> plants() {
        return Stream.of(
                Arguments.of("MatMul", WrongSign.VALUE, ".*"),
                Arguments.of("MatMul", 0, "layers\\.0\\..*"),
                Arguments.of("MatMul", 1, ".*\\.weight\\[\\d]\\[\\d]"),
                Arguments.of("AddBias", WrongSign.VALUE, ".*"),
                Arguments.of("AddBias", 0, ".*"),
                Arguments.of("AddBias", 1, ".*\\.bias\\[\\d]"),
                Arguments.of("Sigmoid", WrongSign.VALUE, ".*"),
                Arguments.of("Sigmoid", 0, ".*"),
                Arguments.of("Tanh", WrongSign.VALUE, ".*"),
                Arguments.of("Tanh", 0, ".*"),
                Arguments.of("Relu", WrongSign.VALUE, ".*"),
                Arguments.of("Relu", 0, ".*"),
                Arguments.of("LeakyRelu", WrongSign.VALUE, ".*"),
                Arguments.of("LeakyRelu", 0, ".*"),
                Arguments.of("Softmax", WrongSign.VALUE, ".*"),
                Arguments.of("Softmax", 0, ".*"),
                Arguments.of("Bce", WrongSign.VALUE, ".*"),
                Arguments.of("Bce", 0, ".*"),
                Arguments.of("Mse", WrongSign.VALUE, ".*"),
                Arguments.of("Mse", 0, ".*"),
                Arguments.of("HalfSquaredError", WrongSign.VALUE, ".*"),
                Arguments.of("HalfSquaredError", 0, ".*"),
                Arguments.of("CrossEntropy", WrongSign.VALUE, ".*"),
                Arguments.of("CrossEntropy", 0, ".*"));
    }

    @ParameterizedTest
    @MethodSource("plants")
    void failsTheCheckWhichNamesAParameter(String operation, int operand, String named) {
        MlpSpec spec = networkWith(operation);
        assertThat(check(spec, op -> op).agrees()).isTrue();

        GradientReport report = check(spec, op -> op.name().equals(operation) ? new WrongSign(op, operand) : op);

        assertThat(report.agrees()).isFalse();
        assertThat(report.worst().name()).matches("layers\\.[01]\\.(weight\\[\\d]\\[\\d]|bias\\[\\d])");
        assertThat(report.worst().name()).matches(named);
    }

    @Test
    void plantsInEveryOperationOfANetwork() {
        Set<String> planted = new TreeSet<>();
        plants().forEach(p -> planted.add((String) p.get()[0]));
        Set<String> used = new TreeSet<>();
        for (Loss loss : Loss.values()) {
            for (Activation activation : Activation.values()) {
                MlpSpec spec = spec(activation, loss == Loss.BCE ? Activation.SIGMOID : activation, loss);
                PlantedMlp.build(spec, SAMPLES, op -> {
                            used.add(op.name());
                            return op;
                        })
                        .close();
            }
        }
        assertThat(planted).isEqualTo(used);
    }

    private static MlpSpec networkWith(String operation) {
        return switch (operation) {
            case "Tanh" -> spec(Activation.TANH, Activation.LINEAR, Loss.MSE);
            case "Relu" -> spec(Activation.RELU, Activation.LINEAR, Loss.MSE);
            case "LeakyRelu" -> spec(Activation.LEAKY_RELU, Activation.LINEAR, Loss.MSE);
            case "Softmax", "CrossEntropy" -> spec(Activation.TANH, Activation.SOFTMAX, Loss.CROSS_ENTROPY);
            case "Mse" -> spec(Activation.TANH, Activation.TANH, Loss.MSE);
            case "HalfSquaredError" -> spec(Activation.TANH, Activation.LINEAR, Loss.HALF_SQUARED_ERROR);
            default -> spec(Activation.SIGMOID, Activation.SIGMOID, Loss.BCE);
        };
    }

    private static MlpSpec spec(Activation hidden, Activation last, Loss loss) {
        return new MlpSpec(3, List.of(new LayerSpec(4, hidden, true), new LayerSpec(2, last, true)), loss);
    }

    private static GradientReport check(MlpSpec spec, UnaryOperator<Op> plant) {
        NetworkCase network = NetworkCase.draw(spec, SAMPLES, 5);
        try (Mlp mlp = PlantedMlp.build(spec, SAMPLES, plant)) {
            mlp.parameters().write(network.parameters());
            mlp.x().value().write(ParameterTensors.flat(network.x()));
            mlp.y().value().write(ParameterTensors.flat(network.y()));
            mlp.graph().forward();
            mlp.graph().backward(mlp.loss());
            return GradientReport.of(
                    mlp, mlp.gradients(), HandDerivation.of(spec, network.parameters(), network.x(), network.y()));
        }
    }
}
