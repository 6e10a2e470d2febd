package dev.backprop.engine.tensor;

import static dev.backprop.engine.tensor.RowKernels.put;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** A tensor in a plain {@code double[]}. */
final class PlainTensor extends Tensor {
    private final double[] data;

    PlainTensor(Shape shape) {
        super(shape);
        data = new double[shape.size()];
    }

    private static double[] of(Tensor tensor) {
        return ((PlainTensor) tensor).data;
    }

    @Override
    public double get(int element) {
        return data[element];
    }

    @Override
    public void set(int element, double value) {
        data[element] = value;
    }

    @Override
    public void read(double[] target) {
        System.arraycopy(data, 0, target, 0, data.length);
    }

    @Override
    public void write(double[] source) {
        System.arraycopy(source, 0, data, 0, data.length);
    }

    @Override
    public void write(FloatBuffer source) {
        for (int i = 0; i < data.length; i++) {
            data[i] = source.get(i);
        }
    }

    @Override
    public void writeBytes(ByteBuffer source, double divisor) {
        for (int i = 0; i < data.length; i++) {
            data[i] = (source.get(source.position() + i) & 0xff) / divisor;
        }
    }

    @Override
    public void fill(double v) {
        Arrays.fill(data, v);
    }

    @Override
    public void scale(double alpha) {
        for (int i = 0; i < data.length; i++) {
            data[i] *= alpha;
        }
    }

    @Override
    protected double absoluteSum() {
        double sum = 0;
        for (double v : data) {
            sum += Math.abs(v);
        }
        return sum;
    }

    @Override
    protected void doCopy(Tensor x) {
        write(of(x));
    }

    @Override
    protected void doAxpy(double alpha, Tensor x) {
        double[] other = of(x);
        for (int i = 0; i < data.length; i++) {
            data[i] += alpha * other[i];
        }
    }

    @Override
    protected void doAddRootQuotient(double alpha, Tensor m, Tensor s, double c, double epsilon) {
        double[] first = of(m);
        double[] second = of(s);
        for (int i = 0; i < data.length; i++) {
            data[i] += alpha * first[i] / (Math.sqrt(second[i] / c) + epsilon);
        }
    }

    @Override
    protected void doGemm(Tensor ta, boolean transposeA, Tensor tb, boolean transposeB, Mode mode) {
        double[] a = of(ta);
        double[] b = of(tb);
        int n = shape().columns();
        int k = transposeA ? ta.shape().rows() : ta.shape().columns();
        int aRow = transposeA ? 1 : ta.shape().columns();
        int aColumn = transposeA ? ta.shape().columns() : 1;
        int bRow = transposeB ? 1 : tb.shape().columns();
        int bColumn = transposeB ? tb.shape().columns() : 1;
        for (int i = 0; i < shape().rows(); i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int p = 0; p < k; p++) {
                    sum += a[i * aRow + p * aColumn] * b[p * bRow + j * bColumn];
                }
                put(data, i * n + j, sum, mode);
            }
        }
    }

    @Override
    protected void doMap(ElementFunction f, Tensor x) {
        double[] in = of(x);
        for (int i = 0; i < data.length; i++) {
            data[i] = f.value(in[i]);
        }
    }

    @Override
    protected void doMapBackward(ElementFunction f, Tensor x, Tensor y, Tensor upstream, Mode mode) {
        double[] in = of(x);
        double[] out = of(y);
        double[] up = of(upstream);
        for (int i = 0; i < data.length; i++) {
            put(data, i, up[i] * f.derivative(in[i], out[i]), mode);
        }
    }

    @Override
    protected void doZip(PairFunction f, Tensor ta, Tensor tb) {
        double[] a = of(ta);
        double[] b = of(tb);
        for (int i = 0; i < data.length; i++) {
            data[i] = f.value(a[i], b[i]);
        }
    }

    @Override
    protected void doZipBackward(
            PairFunction f, boolean byFirst, Tensor ta, Tensor tb, Tensor y, Tensor upstream, Mode mode) {
        double[] a = of(ta);
        double[] b = of(tb);
        double[] out = of(y);
        double[] up = of(upstream);
        for (int i = 0; i < data.length; i++) {
            double local = f.by(byFirst, a[i], b[i], out[i]);
            put(data, i, up[i] * local, mode);
        }
    }

    @Override
    protected double doPairSum(PairFunction f, Tensor tb) {
        double[] b = of(tb);
        double sum = 0;
        for (int i = 0; i < data.length; i++) {
            sum += f.value(data[i], b[i]);
        }
        return sum;
    }

    @Override
    protected void doPairSumBackward(PairFunction f, Tensor ta, Tensor tb, double s, Mode mode) {
        double[] a = of(ta);
        double[] b = of(tb);
        for (int i = 0; i < data.length; i++) {
            put(data, i, s * f.byFirst(a[i], b[i], f.value(a[i], b[i])), mode);
        }
    }

    @Override
    protected void doAddRow(Tensor row) {
        double[] r = of(row);
        for (int i = 0; i < data.length; i++) {
            data[i] += r[i % r.length];
        }
    }

    @Override
    protected void doColumnSums(Tensor x, Mode mode) {
        double[] in = of(x);
        if (mode == Mode.SET) {
            fill(0);
        }
        for (int i = 0; i < in.length; i++) {
            data[i % data.length] += in[i];
        }
    }

    @Override
    protected void doSoftmaxRows(Tensor x) {
        RowKernels.softmax(of(x), data, shape().columns());
    }

    @Override
    protected void doSoftmaxRowsBackward(Tensor y, Tensor upstream, Mode mode) {
        RowKernels.softmaxBackward(of(y), of(upstream), data, shape().columns(), mode);
    }

    @Override
    protected void doLogSoftmaxRows(Tensor x) {
        RowKernels.logSoftmax(of(x), data, shape().columns());
    }

    @Override
    protected void doCrossEntropyBackward(Tensor logSoftmax, Tensor target, double s, Mode mode) {
        RowKernels.crossEntropyBackward(of(logSoftmax), of(target), s, data, shape().columns(), mode);
    }
}
