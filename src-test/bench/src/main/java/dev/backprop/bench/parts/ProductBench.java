package dev.backprop.bench.parts;

import dev.backprop.engine.backend.Backend;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * OpenBLAS's {@code cblas_sgemm} by itself, in one thread: what this machine's products can reach at most, and what they reach
 * in the first job's shapes. An operation is a multiplication or an addition, so the score in operations a nanosecond is in
 * GFLOP/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProductBench {
    private static final int SQUARE = 768;
    private static final int ROWS = OperationBench.ROWS;
    private static final int IN = 784;
    private static final int HIDDEN = 32;
    private static final int OUT = 10;

    private final FloatPointer a = ones(ROWS * IN);
    private final FloatPointer b = ones(ROWS * IN);
    private final FloatPointer c = ones(ROWS * IN);

    private static FloatPointer ones(int count) {
        FloatPointer all = new FloatPointer((long) count);
        for (int i = 0; i < count; i++) {
            all.put(i, 1);
        }
        return all;
    }

    /** One thread, as each shard has. */
    @Setup
    public void prepare() {
        Backend.live();
        openblas.blas_set_num_threads(1);
    }

    private void product(boolean transposeA, boolean transposeB, int m, int n, int k) {
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                transposeA ? openblas.CblasTrans : openblas.CblasNoTrans,
                transposeB ? openblas.CblasTrans : openblas.CblasNoTrans,
                m,
                n,
                k,
                1f,
                a,
                transposeA ? m : k,
                b,
                transposeB ? k : n,
                0f,
                c,
                n);
    }

    /** The peak: 768 by 768 by 768. */
    @Benchmark
    @OperationsPerInvocation(2 * SQUARE * SQUARE * SQUARE)
    public void square() {
        product(false, false, SQUARE, SQUARE, SQUARE);
    }

    /** Forward through the first layer: (250, 784) · (32, 784)ᵀ. */
    @Benchmark
    @OperationsPerInvocation(2 * ROWS * IN * HIDDEN)
    public void scoresOfFirstLayer() {
        product(false, true, ROWS, HIDDEN, IN);
    }

    /** The gradient of its weights: (250, 32)ᵀ · (250, 784). */
    @Benchmark
    @OperationsPerInvocation(2 * ROWS * IN * HIDDEN)
    public void weightGradientOfFirstLayer() {
        product(true, false, HIDDEN, IN, ROWS);
    }

    /** The gradient of the hidden units: (250, 10) · (10, 32). */
    @Benchmark
    @OperationsPerInvocation(2 * ROWS * HIDDEN * OUT)
    public void inputGradientOfSecondLayer() {
        product(false, false, ROWS, HIDDEN, OUT);
    }
}
