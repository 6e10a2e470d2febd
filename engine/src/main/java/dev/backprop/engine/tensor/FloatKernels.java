package dev.backprop.engine.tensor;

/** Elementwise and row-wise loops on single precision arrays, written so that the compiler vectorises them. */
final class FloatKernels {
    private FloatKernels() {}

    /** out ← f(a, b). */
    static void zip(PairFunction f, float[] a, float[] b, float[] out, int n) {
        switch (f.kernel()) {
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[i] + b[i];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[i] - b[i];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[i] * b[i];
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < n; i++) {
                    out[i] = a[i] / b[i];
                }
            }
            case GENERAL -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (float) f.value(a[i], b[i]);
                }
            }
        }
    }

    /** to ← to + from. */
    static void add(float[] from, float[] to, int n) {
        for (int i = 0; i < n; i++) {
            to[i] += from[i];
        }
    }

    /** x ← x + α·m/(√(s/c) + ε). */
    static void addRootQuotient(float[] x, float alpha, float[] m, float[] s, float c, float epsilon, int n) {
        for (int i = 0; i < n; i++) {
            x[i] += alpha * m[i] / ((float) Math.sqrt(s[i] / c) + epsilon);
        }
    }

    /**
     * maxima ← the largest element of each row; any number or NaN for a row with a NaN in it. Elements are compared as integers in
     * the same order: the compilers then choose without a branch, which would be mispredicted twice a row.
     */
    static void rowMaxima(float[] x, float[] maxima, int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            int start = r * columns;
            int end = start + columns;
            int max = ordered(Float.floatToRawIntBits(x[start]));
            for (int i = start + 1; i < end; i++) {
                int next = ordered(Float.floatToRawIntBits(x[i]));
                max = next > max ? next : max;
            }
            maxima[r] = Float.intBitsToFloat(ordered(max));
        }
    }

    /** A float's bits ↔ an integer, such that integers are ordered as the floats are. */
    private static int ordered(int bits) {
        return bits ^ ((bits >> 31) >>> 1);
    }
}
