package dev.backprop.engine.graph;

import java.util.List;

/** Every operation there is, one line each. */
public final class Ops {
    private static final List<Op> ALL = List.of(
            new MatMul(),
            new AddBias(),
            new Sigmoid(),
            new Tanh(),
            new Relu(),
            new LeakyRelu(),
            new Identity(),
            new Negate(),
            new Sin(),
            new Cos(),
            new Tan(),
            new Asin(),
            new Acos(),
            new Atan(),
            new Sinh(),
            new Cosh(),
            new Exp(),
            new Log(),
            new Log10(),
            new Sqrt(),
            new Abs(),
            new Add(),
            new Subtract(),
            new Multiply(),
            new Divide(),
            new Power(),
            new Max(),
            new Min(),
            new Softmax(),
            new Bce(),
            new Mse(),
            new HalfSquaredError(),
            new CrossEntropy());

    private Ops() {}

    /** Every operation. */
    public static List<Op> all() {
        return ALL;
    }
}
