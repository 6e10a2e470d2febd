package dev.backprop.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.tensor.DType;
import dev.backprop.engine.tensor.Nd4jStorage;
import dev.backprop.engine.tensor.PlainStorage;
import dev.backprop.engine.tensor.Shape;
import dev.backprop.engine.tensor.Storage;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The derivatives where there is none, which are PyTorch's by convention. */
class KinksTest {
    static Stream<Storage> storages() {
        return Stream.of(PlainStorage.INSTANCE, new Nd4jStorage(DType.FLOAT64), new Nd4jStorage(DType.FLOAT32));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void reluIsFlatAtZero(Storage storage) {
        assertThat(derivativeAtZero(new Relu(), storage)).isZero();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void leakyReluHasItsLeftSlopeAtZero(Storage storage) {
        assertThat((float) derivativeAtZero(new LeakyRelu(), storage)).isEqualTo(0.01f);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void absIsFlatAtZero(Storage storage) {
        assertThat(derivativeAtZero(new Abs(), storage)).isZero();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void maxAndMinShareTheGradientAtATie(Storage storage) {
        for (Op op : new Op[] {new Max(), new Min()}) {
            Graph graph = new Graph(storage);
            Node a = graph.parameter("a", Shape.SCALAR);
            Node b = graph.parameter("b", Shape.SCALAR);
            Node out = graph.loss("out", op, a, b);
            graph.forward();
            graph.backward(out);
            assertThat(a.grad().get(0)).isEqualTo(0.5);
            assertThat(b.grad().get(0)).isEqualTo(0.5);
        }
    }

    private static double derivativeAtZero(Op op, Storage storage) {
        Graph graph = new Graph(storage);
        Node x = graph.parameter("x", Shape.SCALAR);
        Node out = graph.loss("out", op, x);
        graph.forward();
        graph.backward(out);
        return x.grad().get(0);
    }
}
