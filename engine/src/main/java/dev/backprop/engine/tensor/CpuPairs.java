package dev.backprop.engine.tensor;

import org.bytedeco.openblas.global.openblas;

/** Functions of two elements over whole tensors, through arrays of the thread; sums of products go to BLAS. */
final class CpuPairs {
    private CpuPairs() {}

    /** to ← f(a, b). */
    static void zip(PairFunction f, CpuTensor a, CpuTensor b, CpuTensor to) {
        float[] out = Scratch.floats(2, to.size());
        FloatKernels.zip(f, a.load(0), b.load(1), out, to.size());
        to.store(out);
    }

    /** to ← (to +) upstream · ∂f/∂a, or · ∂f/∂b, where y = f(a, b). */
    static void zipBackward(
            PairFunction f,
            boolean byFirst,
            Tensor a,
            Tensor b,
            Tensor y,
            CpuTensor upstream,
            CpuTensor to,
            Mode mode) {
        double[] left = a.toArray();
        double[] right = b.toArray();
        double[] out = y.toArray();
        float[] up = upstream.load(0);
        for (int i = 0; i < left.length; i++) {
            double local = f.by(byFirst, left[i], right[i], out[i]);
            up[i] = (float) (up[i] * local);
        }
        to.store(up, mode);
    }

    /** Σ f(a, b). */
    static double sum(PairFunction f, CpuTensor a, CpuTensor b) {
        if (f.kernel() == PairFunction.Kernel.MULTIPLY) {
            return openblas.cblas_sdot(a.size(), a.data(), 1, b.data(), 1);
        }
        float[] left = a.load(0);
        float[] right = b.load(1);
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += f.value(left[i], right[i]);
        }
        return sum;
    }

    /** to ← (to +) s · ∂f(a, b)/∂a. */
    static void sumBackward(PairFunction f, CpuTensor a, CpuTensor b, double s, CpuTensor to, Mode mode) {
        float[] left = a.load(0);
        float[] right = b.load(1);
        for (int i = 0; i < to.size(); i++) {
            left[i] = (float) (s * f.byFirst(left[i], right[i], f.value(left[i], right[i])));
        }
        to.store(left, mode);
    }
}
