package dev.backprop.engine.tensor;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A tensor of ND4J, 'c'-ordered (rows, columns), that never assumes where its numbers are: it computes with ND4J's operations,
 * and reads and writes through ND4J's own copy in the machine's memory ({@link HostCopy}). Functions that ND4J has no operation for are
 * computed there too, and cost a copy each way.
 */
final class DeviceTensor extends Tensor {
    private final INDArray array;
    private final HostCopy host;
    private final boolean single;
    private @Nullable DeviceTensor scratch;

    DeviceTensor(Shape shape, DType dtype) {
        super(shape);
        single = dtype == DType.FLOAT32;
        array = Nd4j.create(single ? DataType.FLOAT : DataType.DOUBLE, new long[] {shape.rows(), shape.columns()}, 'c');
        host = new HostCopy(array);
    }

    private static INDArray of(Tensor tensor) {
        return ((DeviceTensor) tensor).array;
    }

    /** Room of the same shape, made when first needed and kept. */
    private INDArray scratch() {
        if (scratch == null) {
            scratch = new DeviceTensor(shape(), single ? DType.FLOAT32 : DType.FLOAT64);
        }
        return scratch.array;
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
        host.read(target);
    }

    @Override
    public void write(double[] source) {
        host.write(source);
    }

    @Override
    public void write(FloatBuffer source) {
        host.write(source);
    }

    @Override
    public void writeBytes(ByteBuffer source, double divisor) {
        host.writeBytes(source, divisor);
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
    protected double absoluteSum() {
        return array.norm1Number().doubleValue();
    }

    @Override
    public void close() {
        if (scratch != null) {
            scratch.close();
        }
        if (array.closeable()) {
            array.close();
        }
    }

    @Override
    protected void doCopy(Tensor x) {
        array.assign(of(x));
    }

    @Override
    protected void doAxpy(double alpha, Tensor x) {
        INDArray product = scratch();
        product.assign(of(x));
        Nd4jKernels.scale(product, alpha);
        array.addi(product);
    }

    @Override
    protected void doAddRootQuotient(double alpha, Tensor m, Tensor s, double c, double epsilon) {
        INDArray quotient = scratch();
        of(s).div(c, quotient);
        Transforms.sqrt(quotient, false);
        quotient.addi(epsilon);
        of(m).div(quotient, quotient);
        quotient.muli(alpha);
        array.addi(quotient);
    }

    @Override
    protected void doGemm(Tensor a, boolean transposeA, Tensor b, boolean transposeB, Mode mode) {
        // BLAS under ND4J is column-major: our row-major Cᵀ = op(B)ᵀ·op(A)ᵀ is what it wants, without a copy.
        Nd4j.gemm(
                of(b).transpose(),
                of(a).transpose(),
                array.transpose(),
                transposeB,
                transposeA,
                1.0,
                mode == Mode.ADD ? 1.0 : 0.0);
    }

    @Override
    protected void doMap(ElementFunction f, Tensor x) {
        if (!Nd4jKernels.map(f.kernel(), of(x), array)) {
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
        if (Nd4jKernels.mapBackward(f.kernel(), of(x), of(y), of(upstream), target)) {
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
        if (!Nd4jKernels.zip(f.kernel(), of(a), of(b), array)) {
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
        if (Nd4jKernels.zipBackward(f.kernel(), byFirst, of(a), of(b), of(upstream), target)) {
            finish(target);
            return;
        }
        double[] left = a.toArray();
        double[] right = b.toArray();
        double[] out = y.toArray();
        double[] up = upstream.toArray();
        double[] result = start(mode);
        for (int i = 0; i < left.length; i++) {
            double local = f.by(byFirst, left[i], right[i], out[i]);
            result[i] += up[i] * local;
        }
        write(result);
    }

    @Override
    protected double doPairSum(PairFunction f, Tensor b) {
        if (f.kernel() == PairFunction.Kernel.MULTIPLY) {
            // Rows on the device, their sums here in double: one sum of 600,000 floats is wrong in its fifth digit.
            double total = 0;
            for (double row : array.mul(of(b), scratch()).sum(1).toDoubleVector()) {
                total += row;
            }
            return total;
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
        array.addiRowVector(of(row));
    }

    @Override
    protected void doColumnSums(Tensor x, Mode mode) {
        INDArray target = mode == Mode.SET ? array : scratch();
        of(x).sum(target, true, 0);
        finish(target);
    }

    @Override
    protected void doSoftmaxRows(Tensor x) {
        Nd4jKernels.softmaxRows(of(x), array);
    }

    @Override
    protected void doSoftmaxRowsBackward(Tensor y, Tensor upstream, Mode mode) {
        INDArray target = mode == Mode.SET ? array : scratch();
        Nd4jKernels.softmaxRowsBackward(of(y), of(upstream), target);
        finish(target);
    }

    @Override
    protected void doLogSoftmaxRows(Tensor x) {
        Nd4jKernels.logSoftmaxRows(of(x), array);
    }

    @Override
    protected void doCrossEntropyBackward(Tensor logSoftmax, Tensor target, double s, Mode mode) {
        INDArray out = mode == Mode.SET ? array : scratch();
        Nd4jKernels.crossEntropyBackward(of(logSoftmax), of(target), s, out);
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
