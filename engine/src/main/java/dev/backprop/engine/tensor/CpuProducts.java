package dev.backprop.engine.tensor;

import dev.backprop.engine.backend.Backend;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/**
 * Matrix products by OpenBLAS, called straight on the tensors' memory: 0.07 µs a call, where ND4J's own way takes 10.
 *
 * <p>OpenBLAS repacks both operands of a product of more than 10⁶ multiplications. Where one operand is narrow, as the 32 units
 * of a hidden layer are, that is as much work as the product itself; so narrow products are cut into pieces below that size,
 * which go at 160–185 GFLOP/s instead of 90–120. Only its AVX-512 kernels have the way without packing. How a product is cut
 * depends on its shape and the processor alone, and so do its numbers.
 */
final class CpuProducts {
    /** Multiplications up to which OpenBLAS does not pack (its {@code sgemm_small_kernel_permit}). */
    private static final long UNPACKED = 1_000_000;
    /** Wider than this, packing pays. */
    private static final int NARROW = 96;
    /** What a piece is best long at most, along the wide operand's columns and its rows: found by measuring. */
    private static final int COLUMNS = 200;

    private static final int ROWS = 84;
    private static final int FEWEST_ROWS = 72;

    /** From so many rows on, a transposed copy of the narrow operand pays: it is made once an update. */
    private static final int MANY = 128;

    private static final boolean PIECES = Backend.live().wideKernels();

    private CpuProducts() {}

    /** c ← (c +) op(a)·op(b), (m, n) = (m, k)·(k, n). */
    static void multiply(
            CpuTensor c, CpuTensor a, boolean transposeA, CpuTensor b, boolean transposeB, int k, Mode mode) {
        int m = c.shape().rows();
        int n = c.shape().columns();
        if (PIECES && !transposeA && transposeB && n <= NARROW && m >= MANY) {
            byRows(c, a, b.transposed(), m, n, k, mode);
        } else if (PIECES && transposeA && !transposeB && m <= NARROW && (long) m * n * k > UNPACKED) {
            overRows(c, a, b, m, n, k, mode);
        } else {
            float factor = a.memory().factor() * b.memory().factor();
            call(
                    m,
                    n,
                    k,
                    factor,
                    a.memory().unscaled(),
                    transposeA,
                    a.columns(),
                    b.memory().unscaled(),
                    transposeB,
                    b.columns(),
                    mode,
                    c.data(),
                    n);
        }
    }

    /** A narrow c = a·b, some rows and some columns of a at a time: the part of b that they meet fits the first cache. */
    private static void byRows(CpuTensor c, CpuTensor a, CpuTensor b, int m, int n, int k, Mode mode) {
        int width = columns(n, k);
        int height = rows(n, width);
        FloatPointer fromA = new FloatPointer(a.memory().unscaled());
        FloatPointer fromB = new FloatPointer(b.memory().unscaled());
        float factor = a.memory().factor() * b.memory().factor();
        FloatPointer toC = new FloatPointer(c.data());
        for (int i = 0; i < m; i += height) {
            int rows = Math.min(height, m - i);
            for (int j = 0; j < k; j += width) {
                int columns = Math.min(width, k - j);
                Mode each = j == 0 ? mode : Mode.ADD;
                fromA.position((long) i * k + j);
                fromB.position((long) j * n);
                toC.position((long) i * n);
                call(rows, n, columns, factor, fromA, false, k, fromB, false, n, each, toC, n);
            }
        }
    }

    /** A c = aᵀ·b of few rows: the sum over some rows of a and b at a time, some columns of b at a time. */
    private static void overRows(CpuTensor c, CpuTensor a, CpuTensor b, int m, int n, int k, Mode mode) {
        int width = columns(m, n);
        int height = rows(m, width);
        FloatPointer fromA = new FloatPointer(a.memory().unscaled());
        FloatPointer fromB = new FloatPointer(b.memory().unscaled());
        float factor = a.memory().factor() * b.memory().factor();
        FloatPointer toC = new FloatPointer(c.data());
        for (int i = 0; i < k; i += height) {
            int rows = Math.min(height, k - i);
            Mode each = i == 0 ? mode : Mode.ADD;
            for (int j = 0; j < n; j += width) {
                int columns = Math.min(width, n - j);
                fromA.position((long) i * m);
                fromB.position((long) i * n + j);
                toC.position(j);
                call(m, columns, rows, factor, fromA, true, m, fromB, false, n, each, toC, n);
            }
        }
    }

    /** Into equal parts of at most {@link #COLUMNS}, fewer where {@link #FEWEST_ROWS} would not fit a piece. */
    private static int columns(int narrow, int all) {
        int most = (int) Math.min(COLUMNS, UNPACKED / ((long) narrow * FEWEST_ROWS));
        int parts = (all + most - 1) / most;
        return (all + parts - 1) / parts;
    }

    private static int rows(int narrow, int columns) {
        return (int) Math.min(ROWS, UNPACKED / ((long) narrow * columns));
    }

    private static void call(
            int m,
            int n,
            int k,
            float factor,
            FloatPointer a,
            boolean transposeA,
            int aColumns,
            FloatPointer b,
            boolean transposeB,
            int bColumns,
            Mode mode,
            FloatPointer c,
            int cColumns) {
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                transposeA ? openblas.CblasTrans : openblas.CblasNoTrans,
                transposeB ? openblas.CblasTrans : openblas.CblasNoTrans,
                m,
                n,
                k,
                factor,
                a,
                aColumns,
                b,
                bColumns,
                mode == Mode.ADD ? 1f : 0f,
                c,
                cColumns);
    }
}
