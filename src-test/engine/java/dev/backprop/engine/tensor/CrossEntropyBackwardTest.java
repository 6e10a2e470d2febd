package dev.backprop.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient of cross-entropy after a log-softmax is s·(softmax·Σt − t), for targets of every kind. */
class CrossEntropyBackwardTest {
    private static final int ROWS = 3;
    private static final int COLUMNS = 4;
    private static final double[] Z = {1, -2, 0.5, 3, 0, 0, 0, 0, -1, 2, 2, -30};
    private static final double[] ONE_HOT = {0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1};
    private static final double[] SMOOTHED = {0.1, 0.1, 0.7, 0.1, 0.85, 0.05, 0.05, 0.05, 0.2, 0.2, 0.3, 0.3};
    private static final double[] NOT_OF_SUM_ONE = {0, 0, 2, 0, 0, 0, 0, 0, 0.5, 0, 0, 0.25};
    private static final double S = 0.25;

    static Stream<Arguments> cases() {
        return Stream.of(
                        PlainStorage.INSTANCE,
                        new Nd4jStorage(DType.FLOAT64),
                        new Nd4jStorage(DType.FLOAT32),
                        new DeviceStorage(DType.FLOAT32))
                .flatMap(storage -> Stream.of(ONE_HOT, SMOOTHED, NOT_OF_SUM_ONE)
                        .flatMap(target -> Stream.of(Mode.values()).map(mode -> Arguments.of(storage, target, mode))));
    }

    private static double expected(double[] target, int i) {
        int start = i / COLUMNS * COLUMNS;
        double exponentials = 0;
        double targets = 0;
        for (int j = start; j < start + COLUMNS; j++) {
            exponentials += Math.exp(Z[j]);
            targets += target[j];
        }
        return S * (Math.exp(Z[i]) / exponentials * targets - target[i]);
    }

    private static Tensor tensor(Storage storage, double[] values) {
        Tensor tensor = storage.zeros(ROWS, COLUMNS);
        tensor.write(values);
        return tensor;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTheFormulaForTargetsOfEveryKind(Storage storage, double[] target, Mode mode) {
        Tensor logSoftmax = storage.zeros(ROWS, COLUMNS);
        logSoftmax.logSoftmaxRows(tensor(storage, Z));
        Tensor gradient = storage.zeros(ROWS, COLUMNS);
        gradient.fill(1);
        gradient.crossEntropyBackward(logSoftmax, tensor(storage, target), S, mode);
        double before = mode == Mode.ADD ? 1 : 0;
        double[] found = gradient.toArray();
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as("element %d", i).isCloseTo(before + expected(target, i), within(3e-7));
        }
    }
}
