package dev.backprop.engine.tensor;

/** A function of two elements, with both partial derivatives beside it. */
public interface PairFunction {
    /** f(a, b). */
    double value(double a, double b);

    /**
     * ∂f/∂a.
     *
     * @param a the first argument
     * @param b the second argument
     * @param y f(a, b)
     */
    double byFirst(double a, double b, double y);

    /**
     * ∂f/∂b.
     *
     * @param a the first argument
     * @param b the second argument
     * @param y f(a, b)
     */
    double bySecond(double a, double b, double y);

    /** ∂f/∂a or ∂f/∂b, as {@link #byFirst} and {@link #bySecond}. */
    default double by(boolean first, double a, double b, double y) {
        return first ? byFirst(a, b, y) : bySecond(a, b, y);
    }

    /** The vectorised form a storage may have for it; the general one works for every function. */
    default Kernel kernel() {
        return Kernel.GENERAL;
    }

    /** Functions that ND4J computes on a whole tensor at once. */
    enum Kernel {
        /** Element by element. */
        GENERAL,
        /** a + b. */
        ADD,
        /** a − b. */
        SUBTRACT,
        /** a·b. */
        MULTIPLY,
        /** a / b. */
        DIVIDE
    }
}
