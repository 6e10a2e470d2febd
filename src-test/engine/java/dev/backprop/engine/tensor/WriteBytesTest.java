package dev.backprop.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.graph.Relu;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes become numbers as a division would make them, in tensors of any size. */
class WriteBytesTest {
    private static final int ROWS = 100;
    private static final int COLUMNS = 257;

    static Stream<Storage> storages() {
        return Stream.of(
                PlainStorage.INSTANCE,
                new Nd4jStorage(DType.FLOAT64),
                new Nd4jStorage(DType.FLOAT32),
                new DeviceStorage(DType.FLOAT32));
    }

    private static ByteBuffer bytes(int before) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(before + ROWS * COLUMNS);
        for (int i = 0; i < ROWS * COLUMNS; i++) {
            bytes.put(before + i, (byte) (i % 256));
        }
        return bytes.position(before);
    }

    private static double rounded(Storage storage, double value) {
        return storage.dtype() == DType.FLOAT32 ? (float) value : value;
    }

    @ParameterizedTest
    @MethodSource("storages")
    void everyByteIsDividedBy255AndRoundedOnce(Storage storage) {
        Tensor tensor = storage.zeros(ROWS, COLUMNS);
        tensor.writeBytes(bytes(0), 255);
        double[] values = tensor.toArray();
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).as("element %d", i).isEqualTo(rounded(storage, i % 256 / 255.0));
        }
    }

    @ParameterizedTest
    @MethodSource("storages")
    void bytesAreReadFromThePositionOfTheBufferWhichStays(Storage storage) {
        ByteBuffer bytes = bytes(13);
        Tensor tensor = storage.zeros(ROWS, COLUMNS);
        tensor.writeBytes(bytes, 1);
        assertThat(tensor.get(0)).isZero();
        assertThat(tensor.get(ROWS * COLUMNS - 1)).isEqualTo((ROWS * COLUMNS - 1) % 256);
        assertThat(bytes.position()).isEqualTo(13);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void anyOtherDivisorDividesToo(Storage storage) {
        Tensor tensor = storage.zeros(ROWS, COLUMNS);
        tensor.writeBytes(bytes(0), 3);
        assertThat(tensor.get(200)).isEqualTo(rounded(storage, 200 / 3.0));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void bytesAreTheSameNumbersToAProductAsToWhoeverReadsThem(Storage storage) {
        Tensor bytes = storage.zeros(ROWS, COLUMNS);
        bytes.writeBytes(bytes(0), 255);
        Tensor weight = storage.zeros(3, COLUMNS);
        Tensor slopes = storage.zeros(ROWS, 3);
        for (int i = 0; i < weight.size(); i++) {
            weight.set(i, Math.sin(i));
        }
        for (int i = 0; i < slopes.size(); i++) {
            slopes.set(i, Math.cos(i));
        }
        Tensor forward = storage.zeros(ROWS, 3);
        Tensor backward = storage.zeros(3, COLUMNS);
        forward.gemm(bytes, false, weight, true, Mode.SET);
        backward.gemm(slopes, true, bytes, false, Mode.SET);
        Tensor numbers = storage.zeros(ROWS, COLUMNS);
        numbers.write(bytes.toArray());
        Tensor expected = storage.zeros(ROWS, 3);
        expected.gemm(numbers, false, weight, true, Mode.SET);
        assertThat(forward.toArray()).containsExactly(expected.toArray());
        Tensor expectedBackward = storage.zeros(3, COLUMNS);
        expectedBackward.gemm(slopes, true, numbers, false, Mode.SET);
        assertThat(backward.toArray()).containsExactly(expectedBackward.toArray());
    }

    @ParameterizedTest
    @MethodSource("storages")
    void bytesAreOverwrittenByWhateverComesNext(Storage storage) {
        Tensor tensor = storage.zeros(ROWS, COLUMNS);
        Tensor ones = storage.zeros(ROWS, COLUMNS);
        ones.fill(1);
        tensor.writeBytes(bytes(0), 255);
        tensor.copy(ones);
        assertThat(tensor.get(200)).isEqualTo(1);
        tensor.writeBytes(bytes(0), 255);
        tensor.map(new Relu(), ones);
        assertThat(tensor.get(200)).isEqualTo(1);
        tensor.writeBytes(bytes(0), 255);
        tensor.axpy(1, ones);
        assertThat(tensor.get(255)).isEqualTo(2);
        tensor.writeBytes(bytes(0), 255);
        tensor.scale(2);
        assertThat(tensor.get(255)).isEqualTo(2);
    }
}
