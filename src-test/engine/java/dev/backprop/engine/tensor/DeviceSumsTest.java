package dev.backprop.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backprop.engine.graph.Multiply;
import org.junit.jupiter.api.Test;

/** A GPU's block is the whole training set: its sums are of hundreds of thousands of single-precision numbers. */
class DeviceSumsTest {
    private static final int ROWS = 60_000;
    private static final int COLUMNS = 10;

    /** a·b, as the cross-entropy sums it. */
    private static final PairFunction PRODUCT = new Multiply();

    @Test
    void keepsSixDigitsOverTheWholeTrainingSet() {
        Storage storage = new DeviceStorage(DType.FLOAT32);
        try (Tensor losses = storage.zeros(ROWS, COLUMNS);
                Tensor weights = storage.zeros(ROWS, COLUMNS)) {
            losses.fill(-2.3025851);
            weights.fill(1);
            double each = losses.get(0);
            double sum = losses.pairSum(PRODUCT, weights);
            assertThat(sum / (ROWS * COLUMNS)).isCloseTo(each, within(2e-6));
        }
    }
}
