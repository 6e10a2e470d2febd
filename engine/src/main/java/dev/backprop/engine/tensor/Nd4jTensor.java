package dev.backprop.engine.tensor;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A tensor of ND4J, 'c'-ordered (rows, columns). Products, bias sums and column sums go straight to BLAS on the CPU: a call
 * of {@code Nd4j.gemm} costs 10 µs over the product itself, one of {@code addiColumnVector} 18–24 µs.
 */
final class Nd4jTensor extends Tensor {
    final INDArray array;
    private final @Nullable Blas blas;
    private @Nullable Nd4jTensor scratch;
    private @Nullable Nd4jTensor ones;
    private final DType dtype;

    Nd4jTensor(Shape shape, DType dtype, boolean cpu) {
        super(shape);
        this.dtype = dtype;
        DataType type = dtype == DType.FLOAT32 ? DataType.FLOAT : DataType.DOUBLE;
        this.array = Nd4j.create(type, new long[] {shape.rows(), shape.columns()}, 'c');
        this.blas = cpu ? Blas.over(array) : null;
    }

    private static Nd4jTensor of(Tensor tensor) {
        return (Nd4jTensor) tensor;
    }

    /** Room of the same shape, made when first needed and kept. */
    INDArray scratch() {
        if (scratch == null) {
            scratch = new Nd4jTensor(shape(), dtype, blas != null);
        }
        return scratch.array;
    }

    /** A (rows, 1) column of ones: with it a product sums rows, or repeats one. */
    private Nd4jTensor ones() {
        if (ones == null) {
            ones = new Nd4jTensor(new Shape(shape().rows(), 1), dtype, blas != null);
            ones.fill(1);
        }
        return ones;
    }

    @Override
    public double get(int element) {
        return array.getDouble(element / shape().columns(), element % shape().columns());
    }

    @Override
    public void set(int element, double value) {
        array.putScalar(element / shape().columns(), element % shape().columns(), value);
    }

    @Override
    public void read(double[] target) {
        if (blas != null) {
            blas.read(target);
        } else {
            System.arraycopy(array.data().asDouble(), 0, target, 0, size());
        }
    }

    @Override
    public void write(double[] source) {
        if (blas != null) {
            blas.write(source);
        } else if (dtype == DType.FLOAT32) {
            float[] floats = new float[size()];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) source[i];
            }
            array.data().setData(floats);
        } else {
            array.data().setData(source);
        }
    }

    @Override
    public void write(FloatBuffer source) {
        if (blas != null) {
            blas.write(source);
        } else {
            float[] floats = new float[size()];
            source.get(0, floats);
            array.assign(Nd4j.createFromArray(floats).reshape('c', shape().rows(), shape().columns()));
        }
    }

    @Override
    public void writeBytes(ByteBuffer source, double divisor) {
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (source.get(source.position() + i) & 0xff) / divisor;
        }
        write(values);
    }

    @Override
    public void fill(double v) {
        array.assign(v);
    }

    @Override
    public void scale(double alpha) {
        Nd4jKernels.scale(array, alpha);
    }

    @Override
    public boolean isFinite() {
        double sum = blas != null ? blas.absoluteSum() : array.norm1Number().doubleValue();
        if (Double.isFinite(sum)) {
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

    @Override
    public void close() {
        if (scratch != null) {
            scratch.close();
        }
        if (ones != null) {
            ones.close();
        }
        if (array.closeable()) {
            array.close();
        }
    }

    @Override
    protected void doCopy(Tensor x) {
        array.assign(of(x).array);
    }

    @Override
    protected void doAxpy(double alpha, Tensor x) {
        Blas other = of(x).blas;
        if (blas != null && other != null) {
            blas.axpy(alpha, other);
        } else {
            INDArray product = of(x).scratch();
            product.assign(of(x).array);
            Nd4jKernels.scale(product, alpha);
            array.addi(product);
        }
    }

    @Override
    protected void doAddRootQuotient(double alpha, Tensor m, Tensor s, double c, double epsilon) {
        double[] x = toArray();
        double[] first = m.toArray();
        double[] second = s.toArray();
        for (int i = 0; i < x.length; i++) {
            x[i] += alpha * (first[i] / (Math.sqrt(second[i] / c) + epsilon));
        }
        write(x);
    }

    @Override
    protected void doGemm(Tensor a, boolean transposeA, Tensor b, boolean transposeB, Mode mode) {
        product(of(a), transposeA, of(b), transposeB, mode);
    }

    private void product(Nd4jTensor a, boolean transposeA, Nd4jTensor b, boolean transposeB, Mode mode) {
        if (blas != null && a.blas != null && b.blas != null) {
            blas.gemm(a.blas, transposeA, b.blas, transposeB, mode);
        } else {
            // BLAS under ND4J is column-major: our row-major Cᵀ = op(B)ᵀ·op(A)ᵀ is what it wants, without a copy.
            Nd4j.gemm(
                    b.array.transpose(),
                    a.array.transpose(),
                    array.transpose(),
                    transposeB,
                    transposeA,
                    1.0,
                    mode == Mode.ADD ? 1.0 : 0.0);
        }
    }

    @Override
    protected void doMap(ElementFunction f, Tensor x) {
        if (!Nd4jKernels.map(f.kernel(), of(x).array, array)) {
            double[] in = x.toArray();
            for (int i = 0; i < in.length; i++) {
                in[i] = f.value(in[i]);
            }
            write(in);
        }
    }

    @Override
    protected void doMapBackward(ElementFunction f, Tensor x, Tensor y, Tensor upstream, Mode mode) {
        INDArray target = mode == Mode.SET ? array : scratch();
        if (Nd4jKernels.mapBackward(f.kernel(), of(x).array, of(y).array, of(upstream).array, target)) {
            finish(target);
            return;
        }
        double[] in = x.toArray();
        double[] out = y.toArray();
        double[] up = upstream.toArray();
        double[] result = start(mode);
        for (int i = 0; i < in.length; i++) {
            result[i] += up[i] * f.derivative(in[i], out[i]);
        }
        write(result);
    }

    @Override
    protected void doZip(PairFunction f, Tensor a, Tensor b) {
        if (!Nd4jKernels.zip(f.kernel(), of(a).array, of(b).array, array)) {
            double[] left = a.toArray();
            double[] right = b.toArray();
            for (int i = 0; i < left.length; i++) {
                left[i] = f.value(left[i], right[i]);
            }
            write(left);
        }
    }

    @Override
    protected void doZipBackward(
            PairFunction f, boolean byFirst, Tensor a, Tensor b, Tensor y, Tensor upstream, Mode mode) {
        INDArray target = mode == Mode.SET ? array : scratch();
        if (Nd4jKernels.zipBackward(f.kernel(), byFirst, of(a).array, of(b).array, of(upstream).array, target)) {
            finish(target);
            return;
        }
        double[] left = a.toArray();
        double[] right = b.toArray();
        double[] out = y.toArray();
        double[] up = upstream.toArray();
        double[] result = start(mode);
        for (int i = 0; i < left.length; i++) {
            double local = byFirst ? f.byFirst(left[i], right[i], out[i]) : f.bySecond(left[i], right[i], out[i]);
            result[i] += up[i] * local;
        }
        write(result);
    }

    @Override
    protected double doPairSum(PairFunction f, Tensor b) {
        Blas other = of(b).blas;
        if (f.kernel() == PairFunction.Kernel.MULTIPLY && blas != null && other != null) {
            return blas.dot(other);
        }
        double[] left = toArray();
        double[] right = b.toArray();
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += f.value(left[i], right[i]);
        }
        return sum;
    }

    @Override
    protected void doPairSumBackward(PairFunction f, Tensor a, Tensor b, double s, Mode mode) {
        double[] left = a.toArray();
        double[] right = b.toArray();
        double[] result = start(mode);
        for (int i = 0; i < left.length; i++) {
            result[i] += s * f.byFirst(left[i], right[i], f.value(left[i], right[i]));
        }
        write(result);
    }

    @Override
    protected void doAddRow(Tensor row) {
        product(ones(), false, of(row), false, Mode.ADD);
    }

    @Override
    protected void doColumnSums(Tensor x, Mode mode) {
        product(of(x).ones(), true, of(x), false, mode);
    }

    @Override
    protected void doSoftmaxRows(Tensor x) {
        Nd4jKernels.softmaxRows(of(x).array, array);
    }

    @Override
    protected void doSoftmaxRowsBackward(Tensor y, Tensor upstream, Mode mode) {
        INDArray target = mode == Mode.SET ? array : scratch();
        Nd4jKernels.softmaxRowsBackward(of(y).array, of(upstream).array, target);
        finish(target);
    }

    @Override
    protected void doLogSoftmaxRows(Tensor x) {
        Nd4jKernels.logSoftmaxRows(of(x).array, array);
    }

    @Override
    protected void doCrossEntropyBackward(Tensor logSoftmax, Tensor target, double s, Mode mode) {
        INDArray out = mode == Mode.SET ? array : scratch();
        Nd4jKernels.crossEntropyBackward(of(logSoftmax).array, of(target).array, s, out);
        finish(out);
    }

    /** What a computed sum starts from: the numbers that are there, or zeros. */
    private double[] start(Mode mode) {
        return mode == Mode.ADD ? toArray() : new double[size()];
    }

    /** Adds the scratch if that is where the result went. */
    private void finish(INDArray target) {
        if (target != array) {
            array.addi(target);
        }
    }
}
