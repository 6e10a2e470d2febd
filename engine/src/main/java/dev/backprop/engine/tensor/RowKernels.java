package dev.backprop.engine.tensor;

/** The primitives that go along rows, on plain arrays: the plain storage's, and the general ones of the other. */
final class RowKernels {
    private RowKernels() {}

    static void softmax(double[] x, double[] out, int columns) {
        for (int start = 0; start < x.length; start += columns) {
            double max = max(x, start, columns);
            double sum = 0;
            for (int i = start; i < start + columns; i++) {
                out[i] = Math.exp(x[i] - max);
                sum += out[i];
            }
            for (int i = start; i < start + columns; i++) {
                out[i] /= sum;
            }
        }
    }

    static void logSoftmax(double[] x, double[] out, int columns) {
        for (int start = 0; start < x.length; start += columns) {
            double max = max(x, start, columns);
            double sum = 0;
            for (int i = start; i < start + columns; i++) {
                sum += Math.exp(x[i] - max);
            }
            double logSum = Math.log(sum);
            for (int i = start; i < start + columns; i++) {
                out[i] = x[i] - max - logSum;
            }
        }
    }

    /** The largest of a row; NaN if one is, so that it goes on into the result. */
    private static double max(double[] x, int start, int columns) {
        double max = x[start];
        for (int i = start + 1; i < start + columns; i++) {
            max = Math.max(max, x[i]);
        }
        return max;
    }

    /**
     * The sum of u_j·∂y_j/∂z_i term by term. The shorter y_i(u_i − Σ u_j·y_j) loses every digit where y_i is nearly 1 and u_i
     * as large as 1/(1 − y_i), as under binary cross-entropy; this does not.
     */
    static void softmaxBackward(double[] y, double[] upstream, double[] out, int columns, Mode mode) {
        for (int start = 0; start < y.length; start += columns) {
            for (int i = start; i < start + columns; i++) {
                double sum = 0;
                for (int j = start; j < start + columns; j++) {
                    sum += upstream[j] * (i == j ? y[i] * (1 - y[i]) : -y[j] * y[i]);
                }
                put(out, i, sum, mode);
            }
        }
    }

    static void crossEntropyBackward(double[] l, double[] target, double s, double[] out, int columns, Mode mode) {
        for (int start = 0; start < l.length; start += columns) {
            double total = 0;
            for (int i = start; i < start + columns; i++) {
                total += target[i];
            }
            for (int i = start; i < start + columns; i++) {
                put(out, i, s * (Math.exp(l[i]) * total - target[i]), mode);
            }
        }
    }

    static void put(double[] out, int i, double value, Mode mode) {
        out[i] = mode == Mode.ADD ? out[i] + value : value;
    }
}
