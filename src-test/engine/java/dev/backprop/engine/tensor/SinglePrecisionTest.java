package dev.backprop.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backprop.engine.graph.LeakyRelu;
import dev.backprop.engine.graph.Relu;
import dev.backprop.engine.graph.Sigmoid;
import dev.backprop.engine.graph.Tanh;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What FLOAT32 tensors compute is what a loop in single precision would, to the last bit, in whatever library the loop is. */
class SinglePrecisionTest {
    private static final int ROWS = 37;
    private static final int COLUMNS = 11;
    private static final int SIZE = ROWS * COLUMNS;

    private final Storage storage = new Nd4jStorage(DType.FLOAT32);
    private final float[] x = numbers(1);
    private final float[] upstream = numbers(2);

    /** Every size of number a network has, zeros among them. */
    private static float[] numbers(long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            numbers[i] = i % 20 == 0 ? 0 : (float) (random.nextGaussian() * Math.pow(10, random.nextInt(4) - 2));
        }
        return numbers;
    }

    private Tensor tensor(float[] numbers) {
        Tensor tensor = storage.zeros(ROWS, COLUMNS);
        tensor.write(Floats.widen(numbers));
        return tensor;
    }

    private interface Slope {
        float at(float x, float y);
    }

    private void assertThatTheGradientIs(ElementFunction f, Slope slope) {
        Tensor in = tensor(x);
        Tensor out = storage.zeros(ROWS, COLUMNS);
        out.map(f, in);
        Tensor gradient = tensor(numbers(3));
        gradient.mapBackward(f, in, out, tensor(upstream), Mode.SET);
        float[] y = Floats.narrow(out.toArray());
        float[] expected = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            expected[i] = upstream[i] * slope.at(x[i], y[i]);
        }
        assertThat(Floats.narrow(gradient.toArray())).containsExactly(expected);
    }

    @Test
    void theGradientOfASigmoidComesFromItsValue() {
        assertThatTheGradientIs(new Sigmoid(), (in, out) -> out * (1 - out));
    }

    @Test
    void theGradientOfATangentComesFromItsValue() {
        assertThatTheGradientIs(new Tanh(), (in, out) -> 1 - out * out);
    }

    @Test
    void theGradientOfARectifierPassesWhereItsArgumentIsAboveZero() {
        assertThatTheGradientIs(new Relu(), (in, out) -> in > 0 ? 1 : 0);
    }

    @Test
    void theGradientOfALeakyRectifierPassesAHundredthElsewhere() {
        float leak = (float) ElementFunction.LEAK;
        assertThatTheGradientIs(new LeakyRelu(), (in, out) -> leak + (in > 0 ? 1 - leak : 0));
    }

    @Test
    void rectifiersKeepWhatIsAboveZero() {
        Tensor out = storage.zeros(ROWS, COLUMNS);
        out.map(new Relu(), tensor(x));
        float[] relu = x.clone();
        float[] leaky = x.clone();
        for (int i = 0; i < SIZE; i++) {
            relu[i] = Math.max(x[i], 0);
            leaky[i] = Math.max(x[i], (float) ElementFunction.LEAK * x[i]);
        }
        assertThat(Floats.narrow(out.toArray())).containsExactly(relu);
        out.map(new LeakyRelu(), tensor(x));
        assertThat(Floats.narrow(out.toArray())).containsExactly(leaky);
    }

    @Test
    void aGradientIsAddedToWhatIsThereAndMayBeItsOwnUpstream() {
        Tensor in = tensor(x);
        Tensor once = storage.zeros(ROWS, COLUMNS);
        once.mapBackward(new Relu(), in, in, tensor(upstream), Mode.SET);
        Tensor added = tensor(upstream);
        added.mapBackward(new Relu(), in, in, added, Mode.ADD);
        Tensor over = tensor(upstream);
        over.mapBackward(new Relu(), in, in, over, Mode.SET);
        for (int i = 0; i < SIZE; i++) {
            assertThat(added.get(i)).isEqualTo((float) (upstream[i] + once.get(i)));
            assertThat(over.get(i)).isEqualTo(once.get(i));
        }
    }

    @Test
    void aSoftmaxDividesByTheSumOfItsRowInOrder() {
        Tensor out = storage.zeros(ROWS, COLUMNS);
        out.softmaxRows(tensor(x));
        Tensor exponentials = storage.zeros(ROWS, COLUMNS);
        exponentials.logSoftmaxRows(tensor(x));
        for (int row = 0; row < ROWS; row++) {
            float[] less = Arrays.copyOfRange(x, row * COLUMNS, (row + 1) * COLUMNS);
            float max = less[0];
            for (float v : less) {
                max = Math.max(max, v);
            }
            float sum = 0;
            for (int i = 0; i < COLUMNS; i++) {
                less[i] -= max;
                sum += (float) Math.exp(less[i]);
            }
            for (int i = 0; i < COLUMNS; i++) {
                int e = row * COLUMNS + i;
                assertThat((float) out.get(e)).isEqualTo((float) Math.exp(less[i]) * (1 / sum));
                assertThat((float) exponentials.get(e)).isEqualTo(less[i] - (float) Math.log(sum));
            }
        }
    }

    @Test
    void theGradientOfASoftmaxTakesTheSumOfItsRowInOrder() {
        Tensor y = storage.zeros(ROWS, COLUMNS);
        y.softmaxRows(tensor(x));
        Tensor gradient = tensor(numbers(3));
        gradient.softmaxRowsBackward(y, tensor(upstream), Mode.SET);
        float[] softmax = Floats.narrow(y.toArray());
        for (int row = 0; row < ROWS; row++) {
            float sum = 0;
            for (int e = row * COLUMNS; e < (row + 1) * COLUMNS; e++) {
                sum += upstream[e] * softmax[e];
            }
            for (int e = row * COLUMNS; e < (row + 1) * COLUMNS; e++) {
                assertThat((float) gradient.get(e)).isEqualTo(softmax[e] * (upstream[e] - sum));
            }
        }
    }
}
