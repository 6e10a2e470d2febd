package dev.backprop.engine.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One sample; two are equal where their numbers are. The arrays are not copied and not to be changed.
 *
 * @param x the features
 * @param y the targets
 */
public record Sample(double[] x, double[] y) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sample that && Arrays.equals(x, that.x) && Arrays.equals(y, that.y);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
    }

    @Override
    public String toString() {
        return "Sample[x=" + Arrays.toString(x) + ", y=" + Arrays.toString(y) + "]";
    }
}
