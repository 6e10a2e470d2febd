package dev.backprop.engine.tensor;

/** Elementwise and row-wise loops on single precision arrays, written so that the compiler vectorises them. */
final class FloatKernels {
    private static final float LEAK = (float) ElementFunction.LEAK;
    private static final int ONE = Float.floatToRawIntBits(1f);

    private FloatKernels() {}

    /** out ← f(x); sigmoid and hyperbolic tangent are ND4J's own, elsewhere. */
    static void map(ElementFunction f, float[] x, float[] out, int n) {
        switch (f.kernel()) {
            case IDENTITY -> System.arraycopy(x, 0, out, 0, n);
            case RELU -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Math.max(x[i], 0f);
                }
            }
            case LEAKY_RELU -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Math.max(x[i], LEAK * x[i]);
                }
            }
            case SIGMOID, TANH, GENERAL -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (float) f.value(x[i]);
                }
            }
        }
    }

    /** out ← upstream · f′(x), y = f(x); sigmoid and hyperbolic tangent do not look at x, nor the rectifiers at y. */
    static void mapBackward(ElementFunction f, float[] x, float[] y, float[] upstream, float[] out, int n) {
        switch (f.kernel()) {
            case IDENTITY -> System.arraycopy(upstream, 0, out, 0, n);
            case SIGMOID -> {
                for (int i = 0; i < n; i++) {
                    out[i] = upstream[i] * (y[i] * (1 - y[i]));
                }
            }
            case TANH -> {
                for (int i = 0; i < n; i++) {
                    out[i] = upstream[i] * (1 - y[i] * y[i]);
                }
            }
            case RELU -> {
                for (int i = 0; i < n; i++) {
                    out[i] = upstream[i] * Float.intBitsToFloat(ONE & positive(x[i]));
                }
            }
            case LEAKY_RELU -> {
                for (int i = 0; i < n; i++) {
                    int slope = Float.floatToRawIntBits(1 - LEAK) & positive(x[i]);
                    out[i] = upstream[i] * (LEAK + Float.intBitsToFloat(slope));
                }
            }
            case GENERAL -> {
                for (int i = 0; i < n; i++) {
                    out[i] = (float) (upstream[i] * f.derivative(x[i], y[i]));
                }
            }
        }
    }

    /** All ones where x is above 0, else all zeros: a branch here would be taken half of the time, and mispredicted. */
    private static int positive(float x) {
        return Float.floatToRawIntBits(0f - x) >> 31;
    }

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

    /** Each row less its largest element: the arguments whose exponentials cannot overflow. */
    static void lessMaximum(float[] x, int n, int columns) {
        for (int start = 0; start < n; start += columns) {
            float max = x[start];
            for (int i = start + 1; i < start + columns; i++) {
                max = Math.max(max, x[i]);
            }
            for (int i = start; i < start + columns; i++) {
                x[i] -= max;
            }
        }
    }

    /** Each row divided by its sum. */
    static void normalise(float[] x, int n, int columns) {
        for (int start = 0; start < n; start += columns) {
            float sum = 0;
            for (int i = start; i < start + columns; i++) {
                sum += x[i];
            }
            float factor = 1 / sum;
            for (int i = start; i < start + columns; i++) {
                x[i] *= factor;
            }
        }
    }

    /** Each row of x less the logarithm of the sum of that row of exponentials. */
    static void lessLogSum(float[] x, float[] exponentials, int n, int columns) {
        for (int start = 0; start < n; start += columns) {
            float sum = 0;
            for (int i = start; i < start + columns; i++) {
                sum += exponentials[i];
            }
            float log = (float) Math.log(sum);
            for (int i = start; i < start + columns; i++) {
                x[i] -= log;
            }
        }
    }

    /** Each row of out ← y ⊙ (u − Σ u·y). */
    static void softmaxBackward(float[] y, float[] upstream, float[] out, int n, int columns) {
        for (int start = 0; start < n; start += columns) {
            float sum = 0;
            for (int i = start; i < start + columns; i++) {
                sum += upstream[i] * y[i];
            }
            for (int i = start; i < start + columns; i++) {
                out[i] = y[i] * (upstream[i] - sum);
            }
        }
    }

    /** Each row of p, a softmax, ← s·(p·Σt − t). */
    static void crossEntropyBackward(float[] p, float[] target, float s, int n, int columns) {
        for (int start = 0; start < n; start += columns) {
            float total = 0;
            for (int i = start; i < start + columns; i++) {
                total += target[i];
            }
            for (int i = start; i < start + columns; i++) {
                p[i] = s * (p[i] * total - target[i]);
            }
        }
    }

    /** to, of (columns, rows), ← fromᵀ, of (rows, columns), in squares that stay in the cache. */
    static void transpose(float[] from, float[] to, int rows, int columns) {
        final int side = 16;
        for (int r0 = 0; r0 < rows; r0 += side) {
            int r1 = Math.min(rows, r0 + side);
            for (int c0 = 0; c0 < columns; c0 += side) {
                int c1 = Math.min(columns, c0 + side);
                for (int c = c0; c < c1; c++) {
                    for (int r = r0; r < r1; r++) {
                        to[c * rows + r] = from[r * columns + c];
                    }
                }
            }
        }
    }
}
