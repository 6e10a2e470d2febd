package dev.backprop.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

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
}
