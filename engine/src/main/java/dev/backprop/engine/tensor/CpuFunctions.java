package dev.backprop.engine.tensor;

import org.nd4j.linalg.api.ops.impl.scalar.LeakyReLU;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.same.OneMinus;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.api.ops.impl.transforms.same.TimesOneMinus;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;

/**
 * Functions and their derivatives over whole arrays. The activations go through ND4J's loops: 0.2 ns an element and step,
 * whichever of Java's compilers is at work. A loop in Java takes 3 ns where that is the quick one, as in the window.
 */
final class CpuFunctions {
    private static final int SIGMOID = new Sigmoid().opNum();
    private static final int TANH = new Tanh().opNum();
    private static final int TIMES_ONE_MINUS = new TimesOneMinus().opNum();
    private static final int SQUARE = new Square().opNum();
    private static final int ONE_MINUS = new OneMinus().opNum();
    private static final int RELU = new RectifiedLinear().opNum();
    private static final int LEAKY_RELU = new LeakyReLU().opNum();
    private static final int STEP = new Step().opNum();
    private static final int TIMES = new ScalarMultiplication().opNum();
    private static final int PLUS = new ScalarAdd().opNum();

    private static final CpuMemory ZERO = CpuMemory.number(0);
    private static final CpuMemory LEAK = CpuMemory.number((float) ElementFunction.LEAK);
    private static final CpuMemory REST = CpuMemory.number(1 - (float) ElementFunction.LEAK);

    private CpuFunctions() {}

    /** out ← f(x), in place or not. */
    static void map(ElementFunction f, CpuMemory x, CpuMemory out) {
        switch (f.kernel()) {
            case IDENTITY -> out.copy(x);
            case SIGMOID -> out.transform(SIGMOID, x);
            case TANH -> out.transform(TANH, x);
            case RELU -> out.scalar(RELU, x, ZERO);
            case LEAKY_RELU -> out.scalar(LEAKY_RELU, x, LEAK);
            case GENERAL -> {
                float[] values = x.load(0);
                for (int i = 0; i < out.size(); i++) {
                    values[i] = (float) f.value(values[i]);
                }
                out.store(values);
            }
        }
    }

    /**
     * out ← upstream · f′(x), y = f(x).
     *
     * @param out other memory than that of {@code upstream}
     */
    static void mapBackward(ElementFunction f, CpuMemory x, CpuMemory y, CpuMemory upstream, CpuMemory out) {
        switch (f.kernel()) {
            case IDENTITY -> out.copy(upstream);
            case SIGMOID -> {
                out.same(TIMES_ONE_MINUS, y);
                out.multiply(upstream);
            }
            case TANH -> {
                out.same(SQUARE, y);
                out.same(ONE_MINUS, out);
                out.multiply(upstream);
            }
            case RELU -> {
                out.scalar(STEP, x, ZERO);
                out.multiply(upstream);
            }
            case LEAKY_RELU -> {
                out.scalar(STEP, x, ZERO);
                out.scalar(TIMES, out, REST);
                out.scalar(PLUS, out, LEAK);
                out.multiply(upstream);
            }
            case GENERAL -> {
                float[] in = x.load(0);
                float[] value = y.load(1);
                float[] gradient = upstream.load(2);
                for (int i = 0; i < out.size(); i++) {
                    gradient[i] = (float) (gradient[i] * f.derivative(in[i], value[i]));
                }
                out.store(gradient);
            }
        }
    }
}
