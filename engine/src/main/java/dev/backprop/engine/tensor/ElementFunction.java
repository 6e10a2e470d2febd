package dev.backprop.engine.tensor;

/** A function of one element, with its derivative beside it. */
public interface ElementFunction {
    /** The slope of {@link Kernel#LEAKY_RELU} on the left, and at 0. */
    double LEAK = 0.01;

    /** f(x). */
    double value(double x);

    /**
     * f′(x).
     *
     * @param x the argument
     * @param y f(x), which many derivatives are shortest in
     */
    double derivative(double x, double y);

    /** The vectorised form a storage may have for it; the general one works for every function. */
    default Kernel kernel() {
        return Kernel.GENERAL;
    }

    /** Functions that ND4J computes on a whole tensor at once. */
    enum Kernel {
        /** Element by element, through {@link #value} and {@link #derivative}. */
        GENERAL,
        /** x. */
        IDENTITY,
        /** 1 / (1 + e^−x). */
        SIGMOID,
        /** The hyperbolic tangent. */
        TANH,
        /** max(0, x). */
        RELU,
        /** x or 0.01·x. */
        LEAKY_RELU
    }
}
