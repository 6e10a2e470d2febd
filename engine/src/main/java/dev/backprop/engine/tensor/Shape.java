package dev.backprop.engine.tensor;

/**
 * Rows and columns. A batch is (n, features), a weight (out, in), a bias (1, out), a scalar (1, 1).
 *
 * @param rows at least 1
 * @param columns at least 1
 */
public record Shape(int rows, int columns) {
    /** One number. */
    public static final Shape SCALAR = new Shape(1, 1);

    /** Checks that there is at least one element and at most 2³¹ − 1. */
    public Shape {
        if (rows < 1 || columns < 1 || (long) rows * columns > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("shape: found (" + rows + ", " + columns
                    + "), expected at least one row and column and at most 2^31 - 1 elements");
        }
    }

    /** Rows times columns. */
    public int size() {
        return rows * columns;
    }

    @Override
    public String toString() {
        return "(" + rows + ", " + columns + ")";
    }
}
