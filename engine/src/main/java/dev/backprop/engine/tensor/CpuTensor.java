package dev.backprop.engine.tensor;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;

/**
 * A FLOAT32 array of ND4J in the machine's own memory, 'c'-ordered. Products and vector sums go straight to BLAS, exponentials
 * to ND4J, and other elementwise work through arrays of the thread ({@link Scratch}).
 */
final class CpuTensor extends Tensor {
    private static final int EXP = new Exp().opNum();

    private final CpuMemory memory;
    private final CpuSoftmax softmax = new CpuSoftmax(this);
    private @Nullable CpuTensor ones;
    private @Nullable CpuTensor room;
    private @Nullable CpuTensor transposed;
    private @Nullable CpuTensor identity;
    private boolean transposedIsStale = true;

    CpuTensor(Shape shape) {
        super(shape);
        memory = new CpuMemory(shape);
    }

    private static CpuTensor of(Tensor tensor) {
        return (CpuTensor) tensor;
    }

    int columns() {
        return shape().columns();
    }

    FloatPointer data() {
        return memory.data();
    }

    CpuMemory memory() {
        return memory;
    }

    /** Its elements in the thread's array {@code slot}, which may be longer. */
    float[] load(int slot) {
        return memory.load(slot);
    }

    void store(float[] floats) {
        memory.store(floats);
        changed();
    }

    /** Stores what was computed, or adds it. */
    void store(float[] floats, Mode mode) {
        if (mode == Mode.ADD) {
            FloatKernels.add(load(3), floats, size());
        }
        store(floats);
    }

    /** this ← exp(x). */
    void exponentials(CpuTensor x) {
        memory.transform(EXP, x.memory);
        changed();
    }

    /** Room of the tensor's shape, made when first needed and kept; what is in it is worth nothing after the next call of any. */
    CpuTensor room() {
        if (room == null) {
            room = new CpuTensor(shape());
        }
        return room;
    }

    /** Takes over, or adds, what was computed: here already, or in another tensor of the shape. */
    void take(CpuTensor computed, Mode mode) {
        if (mode == Mode.ADD) {
            axpy(1, computed);
        } else if (computed != this) {
            copy(computed);
        }
        changed();
    }

    /** this ← one of ND4J's functions of this that keep the type, by its number. */
    void same(int operation) {
        memory.same(operation, memory);
        changed();
    }

    /** this ← this ⊙ x. */
    void multiply(CpuTensor x) {
        memory.multiply(x.memory);
        changed();
    }

    private void changed() {
        transposedIsStale = true;
        softmax.forget();
    }

    /**
     * Its transpose, (columns, rows), as it is now; two threads may ask while none writes. It is a product with the identity: where
     * there are few rows, as many as a layer has units, that takes a third of what a loop takes.
     */
    synchronized CpuTensor transposed() {
        if (transposed == null) {
            int rows = shape().rows();
            transposed = new CpuTensor(new Shape(columns(), rows));
            identity = new CpuTensor(new Shape(rows, rows));
            for (int i = 0; i < rows; i++) {
                identity.set(i * rows + i, 1);
            }
        }
        if (transposedIsStale) {
            transposed.gemm(this, true, Objects.requireNonNull(identity), false, Mode.SET);
            transposedIsStale = false;
        }
        return transposed;
    }

    /** A (rows, 1) column of ones: with it a product sums rows, or repeats one. */
    private synchronized CpuTensor ones() {
        if (ones == null) {
            ones = new CpuTensor(new Shape(shape().rows(), 1));
            ones.fill(1);
        }
        return ones;
    }

    @Override
    public double get(int element) {
        return memory.buffer().get(element);
    }

    @Override
    public void set(int element, double value) {
        memory.buffer().put(element, (float) value);
        changed();
    }

    @Override
    public void read(double[] target) {
        float[] floats = load(0);
        for (int i = 0; i < size(); i++) {
            target[i] = floats[i];
        }
    }

    @Override
    public void read(float[] target) {
        memory.buffer().get(0, target, 0, size());
    }

    @Override
    public void write(double[] source) {
        float[] floats = Scratch.floats(0, size());
        for (int i = 0; i < size(); i++) {
            floats[i] = (float) source[i];
        }
        store(floats);
    }

    @Override
    public void write(FloatBuffer source) {
        memory.buffer().put(0, source, 0, size());
        changed();
    }

    @Override
    public void writeBytes(ByteBuffer source, double divisor) {
        memory.writeBytes(source, divisor);
        changed();
    }

    @Override
    public void fill(double v) {
        float[] floats = Scratch.floats(0, size());
        Arrays.fill(floats, 0, size(), (float) v);
        store(floats);
    }

    @Override
    public void scale(double alpha) {
        if (Double.isNaN(alpha)) {
            // OpenBLAS takes a NaN for 0 here, and would hide it.
            fill(alpha);
        } else {
            openblas.cblas_sscal(size(), (float) alpha, data(), 1);
            changed();
        }
    }

    @Override
    protected double absoluteSum() {
        return openblas.cblas_sasum(size(), data(), 1);
    }

    @Override
    public void close() {
        for (CpuTensor own : new CpuTensor[] {ones, room, transposed, identity}) {
            if (own != null) {
                own.close();
            }
        }
        softmax.close();
        memory.close();
    }

    @Override
    protected void doCopy(Tensor x) {
        memory.copy(of(x).memory);
        changed();
    }

    @Override
    protected void doAxpy(double alpha, Tensor x) {
        openblas.cblas_saxpy(size(), (float) alpha, of(x).data(), 1, data(), 1);
        changed();
    }

    @Override
    protected void doAddRootQuotient(double alpha, Tensor m, Tensor s, double c, double epsilon) {
        float[] x = load(0);
        FloatKernels.addRootQuotient(
                x, (float) alpha, of(m).load(1), of(s).load(2), (float) c, (float) epsilon, size());
        store(x);
    }

    @Override
    protected void doGemm(Tensor a, boolean transposeA, Tensor b, boolean transposeB, Mode mode) {
        int k = transposeA ? a.shape().rows() : a.shape().columns();
        CpuProducts.multiply(this, of(a), transposeA, of(b), transposeB, k, mode);
        changed();
    }

    @Override
    protected void doMap(ElementFunction f, Tensor x) {
        CpuFunctions.map(f, of(x).memory, memory);
        changed();
    }

    @Override
    protected void doMapBackward(ElementFunction f, Tensor x, Tensor y, Tensor upstream, Mode mode) {
        CpuTensor out = mode == Mode.SET && upstream != this ? this : room();
        CpuFunctions.mapBackward(f, of(x).memory, of(y).memory, of(upstream).memory, out.memory);
        take(out, mode);
    }

    @Override
    protected void doZip(PairFunction f, Tensor a, Tensor b) {
        CpuPairs.zip(f, of(a), of(b), this);
    }

    @Override
    protected void doZipBackward(
            PairFunction f, boolean byFirst, Tensor a, Tensor b, Tensor y, Tensor upstream, Mode mode) {
        CpuPairs.zipBackward(f, byFirst, a, b, y, of(upstream), this, mode);
    }

    @Override
    protected double doPairSum(PairFunction f, Tensor b) {
        return CpuPairs.sum(f, this, of(b));
    }

    @Override
    protected void doPairSumBackward(PairFunction f, Tensor a, Tensor b, double s, Mode mode) {
        CpuPairs.sumBackward(f, of(a), of(b), s, this, mode);
    }

    @Override
    protected void doAddRow(Tensor row) {
        CpuProducts.multiply(this, ones(), false, of(row), false, 1, Mode.ADD);
        changed();
    }

    @Override
    protected void doColumnSums(Tensor x, Mode mode) {
        CpuProducts.multiply(this, of(x).ones(), true, of(x), false, x.shape().rows(), mode);
        changed();
    }

    @Override
    protected void doSoftmaxRows(Tensor x) {
        softmax.rows(of(x));
    }

    @Override
    protected void doSoftmaxRowsBackward(Tensor y, Tensor upstream, Mode mode) {
        softmax.rowsBackward(of(y), of(upstream), mode);
    }

    @Override
    protected void doLogSoftmaxRows(Tensor x) {
        softmax.logRows(of(x));
    }

    @Override
    protected void doCrossEntropyBackward(Tensor logSoftmax, Tensor target, double s, Mode mode) {
        softmax.crossEntropyBackward(of(logSoftmax).softmax.ofLog(), of(target), (float) s, mode);
    }
}
