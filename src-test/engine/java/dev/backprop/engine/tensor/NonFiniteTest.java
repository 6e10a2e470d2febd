package dev.backprop.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.graph.LeakyRelu;
import dev.backprop.engine.graph.Relu;
import dev.backprop.engine.graph.Sigmoid;
import dev.backprop.engine.graph.Tanh;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No primitive hides a NaN or an infinity: a run is stopped by finding one. */
class NonFiniteTest {
    static Stream<Storage> storages() {
        return Stream.of(
                PlainStorage.INSTANCE,
                new Nd4jStorage(DType.FLOAT64),
                new Nd4jStorage(DType.FLOAT32),
                new DeviceStorage(DType.FLOAT64),
                new DeviceStorage(DType.FLOAT32));
    }

    private static Tensor of(Storage storage, double... numbers) {
        Tensor tensor = storage.zeros(1, numbers.length);
        tensor.write(numbers);
        return tensor;
    }

    @ParameterizedTest
    @MethodSource("storages")
    void scalingByANaNGivesNaN(Storage storage) {
        Tensor tensor = of(storage, 1, -2, 0);
        tensor.scale(Double.NaN);
        assertThat(tensor.toArray()).containsExactly(Double.NaN, Double.NaN, Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void scalingByInfinityGivesInfinity(Storage storage) {
        Tensor tensor = of(storage, 1, -2);
        tensor.scale(Double.POSITIVE_INFINITY);
        assertThat(tensor.toArray()).containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void scalingKeepsANaN(Storage storage) {
        Tensor tensor = of(storage, Double.NaN, 1);
        tensor.scale(0.5);
        assertThat(tensor.toArray()).containsExactly(Double.NaN, 0.5);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void addingAMultipleOfANaNGivesNaN(Storage storage) {
        Tensor tensor = of(storage, 1, 2);
        tensor.axpy(0.5, of(storage, 1, Double.NaN));
        assertThat(tensor.toArray()).containsExactly(1.5, Double.NaN);
        tensor.axpy(Double.NaN, of(storage, 1, 1));
        assertThat(tensor.toArray()).containsExactly(Double.NaN, Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void fillingWithANaNGivesNaN(Storage storage) {
        Tensor tensor = of(storage, 1, 2);
        tensor.fill(Double.NaN);
        assertThat(tensor.toArray()).containsExactly(Double.NaN, Double.NaN);
        assertThat(tensor.isFinite()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void productsKeepANaNAndAnInfinityTimesZero(Storage storage) {
        Tensor out = storage.zeros(1, 1);
        out.gemm(of(storage, 0, 1), false, of(storage, Double.POSITIVE_INFINITY, 1), true, Mode.SET);
        assertThat(out.get(0)).isNaN();
        out.gemm(of(storage, 0, 1), false, of(storage, Double.NaN, 1), true, Mode.SET);
        assertThat(out.get(0)).isNaN();
    }

    @ParameterizedTest
    @MethodSource("storages")
    void largeFiniteNumbersAreFinite(Storage storage) {
        double large = storage.dtype() == DType.FLOAT32 ? 3e38 : 1e308;
        assertThat(of(storage, large, large, -large).isFinite()).isTrue();
        assertThat(of(storage, large, Double.NEGATIVE_INFINITY).isFinite()).isFalse();
    }

    private static Tensor rows(Storage storage, double... numbers) {
        Tensor tensor = storage.zeros(3, numbers.length / 3);
        tensor.write(numbers);
        return tensor;
    }

    /** The middle one of three rows; the others must be finite. */
    private static double[] middle(Tensor tensor) {
        int columns = tensor.shape().columns();
        double[] all = tensor.toArray();
        assertThat(Arrays.stream(Arrays.copyOf(all, columns)).allMatch(Double::isFinite))
                .isTrue();
        assertThat(Arrays.stream(Arrays.copyOfRange(all, 2 * columns, 3 * columns))
                        .allMatch(Double::isFinite))
                .isTrue();
        return Arrays.copyOfRange(all, columns, 2 * columns);
    }

    private static void assertThatTheMiddleRowIsNaN(Storage storage, double... middle) {
        double[] numbers = {1, 2, -3, 0, 0, 0, 4, 5, 6};
        System.arraycopy(middle, 0, numbers, 3, 3);
        Tensor x = rows(storage, numbers);
        Tensor out = storage.zeros(3, 3);
        out.softmaxRows(x);
        assertThat(middle(out)).containsOnly(Double.NaN);
        out.logSoftmaxRows(x);
        assertThat(middle(out)).containsOnly(Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void aNaNAnywhereInARowMakesItsSoftmaxNaNAndNoOtherRows(Storage storage) {
        for (int column = 0; column < 3; column++) {
            for (double rest : new double[] {-2, 0, 7}) {
                double[] row = {rest, rest, rest};
                row[column] = Double.NaN;
                assertThatTheMiddleRowIsNaN(storage, row);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("storages")
    void anInfinityMakesTheSoftmaxOfItsRowNaN(Storage storage) {
        assertThatTheMiddleRowIsNaN(storage, 1, Double.POSITIVE_INFINITY, 2);
        assertThatTheMiddleRowIsNaN(
                storage, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void minusInfinityAmongOthersHasNoShareOfTheRow(Storage storage) {
        Tensor out = storage.zeros(1, 3);
        out.softmaxRows(of(storage, 2, Double.NEGATIVE_INFINITY, 2));
        assertThat(out.toArray()).containsExactly(0.5, 0, 0.5);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void noActivationHidesANaN(Storage storage) {
        for (ElementFunction f : List.of(new Sigmoid(), new Tanh(), new Relu(), new LeakyRelu())) {
            Tensor out = storage.zeros(1, 2);
            out.map(f, of(storage, 1, Double.NaN));
            assertThat(out.get(1)).as(f.toString()).isNaN();
        }
    }
}
