package dev.backprop.engine.session;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An array of a NumPy file. The arrays are not copied and not to be changed; two are equal where their numbers are.
 *
 * @param shape one length a dimension, none for a single number
 * @param values in C order (the last index runs fastest), as many as the product of the shape
 */
public record NpyArray(int[] shape, double[] values) {
    /** Checks that there are as many values as the shape has places. */
    public NpyArray {
        long product = 1;
        for (int length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException("shape: found " + Arrays.toString(shape) + ", expected lengths ≥ 0");
            }
            product = Math.multiplyExact(product, (long) length);
        }
        if (product != values.length) {
            throw new IllegalArgumentException(
                    "values: found " + values.length + ", expected " + product + " for " + Arrays.toString(shape));
        }
    }

    /** Where element {@code flat} of {@code values} lies, as {@code [2, 0]}; empty for a single number. */
    String place(int flat) {
        if (shape.length == 0) {
            return "";
        }
        int[] index = new int[shape.length];
        int rest = flat;
        for (int d = shape.length - 1; d >= 0; d--) {
            index[d] = rest % shape[d];
            rest /= shape[d];
        }
        return Arrays.toString(index);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NpyArray that && Arrays.equals(shape, that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "NpyArray" + Arrays.toString(shape);
    }
}
