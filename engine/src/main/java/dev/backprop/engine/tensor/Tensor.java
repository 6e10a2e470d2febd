package dev.backprop.engine.tensor;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * A row-major matrix whose memory is allocated once, and the primitives that write into it. Every primitive writes into
 * {@code this} and reads its arguments, which must come from the same storage; shapes are checked here, once for all
 * storages. Element {@code e} is row {@code e / columns}, column {@code e % columns}.
 */
public abstract class Tensor implements AutoCloseable {
    private final Shape shape;

    /** @param shape rows and columns, for good */
    protected Tensor(Shape shape) {
        this.shape = shape;
    }

    /** Rows and columns. */
    public final Shape shape() {
        return shape;
    }

    /** Number of elements. */
    public final int size() {
        return shape.size();
    }

    /** One element. */
    public abstract double get(int element);

    /** Writes one element. */
    public abstract void set(int element, double value);

    /** Every element, in a new array. */
    public final double[] toArray() {
        double[] out = new double[size()];
        read(out);
        return out;
    }

    /** Copies every element into {@code target}, which has {@link #size()} places. */
    public abstract void read(double[] target);

    /** As the other, each element rounded to single precision. */
    public void read(float[] target) {
        double[] all = toArray();
        for (int i = 0; i < all.length; i++) {
            target[i] = (float) all[i];
        }
    }

    /** Replaces every element by {@code source}, which has {@link #size()} numbers. */
    public abstract void write(double[] source);

    /** Replaces every element by the first {@link #size()} floats of a direct buffer, from its start. */
    public abstract void write(FloatBuffer source);

    /**
     * this ← unsigned bytes / divisor, each correctly rounded.
     *
     * @param source a direct buffer with {@link #size()} bytes from its position on, which stays where it is
     * @param divisor 255 for pixels in 0–1, 1 for the bytes themselves
     */
    public abstract void writeBytes(ByteBuffer source, double divisor);

    /** this ← v everywhere. */
    public abstract void fill(double v);

    /** this ← x. */
    public final void copy(Tensor x) {
        same("copy", x);
        doCopy(x);
    }

    /** this ← α·this. */
    public abstract void scale(double alpha);

    /** this ← this + α·x. */
    public final void axpy(double alpha, Tensor x) {
        same("axpy", x);
        doAxpy(alpha, x);
    }

    /** this ← this + α·m/(√(s/c) + ε), element by element: the step of the rules that divide by a root. */
    public final void addRootQuotient(double alpha, Tensor m, Tensor s, double c, double epsilon) {
        same("addRootQuotient", m);
        same("addRootQuotient", s);
        doAddRootQuotient(alpha, m, s, c, epsilon);
    }

    /** this ← (this +) op(a)·op(b), where op transposes if its flag is set. */
    public final void gemm(Tensor a, boolean transposeA, Tensor b, boolean transposeB, Mode mode) {
        int m = transposeA ? a.shape.columns() : a.shape.rows();
        int k = transposeA ? a.shape.rows() : a.shape.columns();
        int kb = transposeB ? b.shape.columns() : b.shape.rows();
        int n = transposeB ? b.shape.rows() : b.shape.columns();
        if (k != kb || m != shape.rows() || n != shape.columns()) {
            throw new IllegalArgumentException("gemm: " + a.shape + (transposeA ? "ᵀ" : "") + " · " + b.shape
                    + (transposeB ? "ᵀ" : "") + " does not give " + shape);
        }
        doGemm(a, transposeA, b, transposeB, mode);
    }

    /** this ← f(x), element by element. */
    public final void map(ElementFunction f, Tensor x) {
        same("map", x);
        doMap(f, x);
    }

    /** this ← (this +) upstream · f′(x), where y = f(x). */
    public final void mapBackward(ElementFunction f, Tensor x, Tensor y, Tensor upstream, Mode mode) {
        same("mapBackward", x);
        same("mapBackward", y);
        same("mapBackward", upstream);
        doMapBackward(f, x, y, upstream, mode);
    }

    /** this ← f(a, b), element by element. */
    public final void zip(PairFunction f, Tensor a, Tensor b) {
        same("zip", a);
        same("zip", b);
        doZip(f, a, b);
    }

    /** this ← (this +) upstream · ∂f/∂a, or · ∂f/∂b, where y = f(a, b). */
    public final void zipBackward(
            PairFunction f, boolean byFirst, Tensor a, Tensor b, Tensor y, Tensor upstream, Mode mode) {
        same("zipBackward", a);
        same("zipBackward", b);
        same("zipBackward", y);
        same("zipBackward", upstream);
        doZipBackward(f, byFirst, a, b, y, upstream, mode);
    }

    /** Σ f(this, b) over all elements. */
    public final double pairSum(PairFunction f, Tensor b) {
        same("pairSum", b);
        return doPairSum(f, b);
    }

    /** this ← (this +) s · ∂f(a, b)/∂a: the derivative of {@link #pairSum}. */
    public final void pairSumBackward(PairFunction f, Tensor a, Tensor b, double s, Mode mode) {
        same("pairSumBackward", a);
        same("pairSumBackward", b);
        doPairSumBackward(f, a, b, s, mode);
    }

    /** Adds the (1, columns) tensor {@code row} to every row. */
    public final void addRow(Tensor row) {
        check("addRow", row, new Shape(1, shape.columns()));
        doAddRow(row);
    }

    /** this, a (1, columns) tensor, ← (this +) the sum of the rows of x. */
    public final void columnSums(Tensor x, Mode mode) {
        check("columnSums", this, new Shape(1, x.shape.columns()));
        doColumnSums(x, mode);
    }

    /** Each row ← softmax of that row of x, its maximum subtracted first. */
    public final void softmaxRows(Tensor x) {
        same("softmaxRows", x);
        doSoftmaxRows(x);
    }

    /** Each row ← (row +) y ⊙ (u − Σ u·y), where y is a row's softmax and u its upstream gradient. */
    public final void softmaxRowsBackward(Tensor y, Tensor upstream, Mode mode) {
        same("softmaxRowsBackward", y);
        same("softmaxRowsBackward", upstream);
        doSoftmaxRowsBackward(y, upstream, mode);
    }

    /** Each row ← log softmax of that row of x. */
    public final void logSoftmaxRows(Tensor x) {
        same("logSoftmaxRows", x);
        doLogSoftmaxRows(x);
    }

    /** Each row ← (row +) s·(e^l·Σt − t): how −Σ t·l, l = log_softmax(x), changes with x; neither is this. */
    public final void crossEntropyBackward(Tensor logSoftmax, Tensor target, double s, Mode mode) {
        same("crossEntropyBackward", logSoftmax);
        same("crossEntropyBackward", target);
        doCrossEntropyBackward(logSoftmax, target, s, mode);
    }

    /** Whether no element is NaN or infinite. */
    public final boolean isFinite() {
        if (Double.isFinite(absoluteSum())) {
            return true;
        }
        // A sum of large finite numbers can overflow: only now is every element worth a look.
        for (double v : toArray()) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    /** Gives its memory back; the tensor cannot be used afterwards. */
    @Override
    public void close() {}

    /** Σ |x|; not finite where an element is not, or where the sum is too large. */
    protected abstract double absoluteSum();

    /** As {@link #copy}, shapes checked. */
    protected abstract void doCopy(Tensor x);

    /** As {@link #axpy}, shapes checked. */
    protected abstract void doAxpy(double alpha, Tensor x);

    /** As {@link #addRootQuotient}, shapes checked. */
    protected abstract void doAddRootQuotient(double alpha, Tensor m, Tensor s, double c, double epsilon);

    /** As {@link #gemm}, shapes checked. */
    protected abstract void doGemm(Tensor a, boolean transposeA, Tensor b, boolean transposeB, Mode mode);

    /** As {@link #map}, shapes checked. */
    protected abstract void doMap(ElementFunction f, Tensor x);

    /** As {@link #mapBackward}, shapes checked. */
    protected abstract void doMapBackward(ElementFunction f, Tensor x, Tensor y, Tensor upstream, Mode mode);

    /** As {@link #zip}, shapes checked. */
    protected abstract void doZip(PairFunction f, Tensor a, Tensor b);

    /** As {@link #zipBackward}, shapes checked. */
    protected abstract void doZipBackward(
            PairFunction f, boolean byFirst, Tensor a, Tensor b, Tensor y, Tensor upstream, Mode mode);

    /** As {@link #pairSum}, shapes checked. */
    protected abstract double doPairSum(PairFunction f, Tensor b);

    /** As {@link #pairSumBackward}, shapes checked. */
    protected abstract void doPairSumBackward(PairFunction f, Tensor a, Tensor b, double s, Mode mode);

    /** As {@link #addRow}, shapes checked. */
    protected abstract void doAddRow(Tensor row);

    /** As {@link #columnSums}, shapes checked. */
    protected abstract void doColumnSums(Tensor x, Mode mode);

    /** As {@link #softmaxRows}, shapes checked. */
    protected abstract void doSoftmaxRows(Tensor x);

    /** As {@link #softmaxRowsBackward}, shapes checked. */
    protected abstract void doSoftmaxRowsBackward(Tensor y, Tensor upstream, Mode mode);

    /** As {@link #logSoftmaxRows}, shapes checked. */
    protected abstract void doLogSoftmaxRows(Tensor x);

    /** As {@link #crossEntropyBackward}, shapes checked. */
    protected abstract void doCrossEntropyBackward(Tensor logSoftmax, Tensor target, double s, Mode mode);

    private void same(String primitive, Tensor other) {
        check(primitive, other, shape);
    }

    private static void check(String primitive, Tensor tensor, Shape expected) {
        Shape found = tensor.shape;
        // What records are compared with by themselves costs more than the numbers of a small tensor.
        if (found.rows() != expected.rows() || found.columns() != expected.columns()) {
            throw new IllegalArgumentException(primitive + ": found shape " + found + ", expected " + expected);
        }
    }
}
