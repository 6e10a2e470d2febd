package dev.backprop.engine.tensor;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * A FLOAT32 array of ND4J in the machine's own memory, 'c'-ordered. Products and vector sums go straight to BLAS, exponentials
 * to ND4J, and other elementwise work through arrays of the thread ({@link Scratch}).
 */
final class CpuTensor extends Tensor {
    /** ND4J's codes of number types in {@code convertTypes}: the places of its {@code DataTypeEx}. */
    private static final int UINT8 = 2;

    private static final int FLOAT32 = 6;
    /**
     * b/255 = b·(2⁻⁸ + 2⁻¹⁶ + 2⁻²⁴)·(1 + 2⁻²⁴ + …): the first product has 24 bits and so is exact, and adding its 2⁻²⁴-fold
     * rounds once, as a division does.
     */
    private static final float BYTE = 65793f / (1 << 24);

    private static final float REST = 1f / (1 << 24);

    /** Bytes at a time: as floats they stay in the first cache from one pass to the next. */
    private static final int PIECE = 6272;

    private final INDArray array;
    private final FloatPointer data;
    private final FloatBuffer buffer;
    private @Nullable CpuTensor temporary;
    private @Nullable CpuTensor ones;
    private @Nullable CpuTensor transposed;
    private boolean transposedIsStale = true;

    CpuTensor(Shape shape) {
        super(shape);
        array = Nd4j.create(DataType.FLOAT, new long[] {shape.rows(), shape.columns()}, 'c');
        data = new FloatPointer(array.data().addressPointer()).capacity(shape.size());
        buffer = data.asBuffer();
    }

    private static CpuTensor of(Tensor tensor) {
        return (CpuTensor) tensor;
    }

    int columns() {
        return shape().columns();
    }

    FloatPointer data() {
        return data;
    }

    /** Its memory from the start of a row on. */
    FloatPointer from(int row) {
        return new FloatPointer(data).position((long) row * columns());
    }

    /** Its elements in the thread's array {@code slot}, which may be longer. */
    private float[] load(int slot) {
        float[] floats = Scratch.floats(slot, size());
        buffer.get(0, floats, 0, size());
        return floats;
    }

    private void store(float[] floats) {
        buffer.put(0, floats, 0, size());
        changed();
    }

    /** Stores what was computed, or adds it. */
    private void store(float[] floats, Mode mode) {
        if (mode == Mode.ADD) {
            FloatKernels.add(load(3), floats, size());
        }
        store(floats);
    }

    private void changed() {
        transposedIsStale = true;
    }

    /** Its transpose, (columns, rows), as it is now; two threads may ask while none writes. */
    synchronized CpuTensor transposed() {
        if (transposed == null) {
            transposed = new CpuTensor(new Shape(columns(), shape().rows()));
        }
        if (transposedIsStale) {
            float[] to = Scratch.floats(1, size());
            FloatKernels.transpose(load(0), to, shape().rows(), columns());
            transposed.store(to);
            transposedIsStale = false;
        }
        return transposed;
    }

    /** Room of the same shape, made when first needed and kept. */
    private CpuTensor temporary() {
        if (temporary == null) {
            temporary = new CpuTensor(shape());
        }
        return temporary;
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
        return buffer.get(element);
    }

    @Override
    public void set(int element, double value) {
        buffer.put(element, (float) value);
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
    public void write(double[] source) {
        float[] floats = Scratch.floats(0, size());
        for (int i = 0; i < size(); i++) {
            floats[i] = (float) source[i];
        }
        store(floats);
    }

    @Override
    public void write(FloatBuffer source) {
        buffer.put(0, source, 0, size());
        changed();
    }

    @Override
    public void writeBytes(ByteBuffer source, double divisor) {
        BytePointer from = new BytePointer(source);
        for (int start = 0; start < size(); start += PIECE) {
            int n = Math.min(PIECE, size() - start);
            convert(new BytePointer(from).position(from.position() + start), start, n, divisor);
        }
        changed();
    }

    private void convert(BytePointer from, int start, int n, double divisor) {
        // Where a C function takes any type, JavaCPP counts positions in bytes.
        BytePointer raw = new BytePointer(data).position((long) start * Float.BYTES);
        NativeOpsHolder.getInstance().getDeviceNativeOps().convertTypes(null, UINT8, from, n, FLOAT32, raw);
        FloatPointer to = new FloatPointer(data).position(start);
        if (divisor == 255) {
            openblas.cblas_sscal(n, BYTE, to, 1);
            openblas.cblas_saxpy(n, REST, to, 1, to, 1);
        } else if (divisor != 1) {
            float[] floats = Scratch.floats(0, n);
            to.get(floats, 0, n);
            for (int i = 0; i < n; i++) {
                floats[i] = (float) (floats[i] / divisor);
            }
            to.put(floats, 0, n);
        }
    }

    @Override
    public void fill(double v) {
        float[] floats = Scratch.floats(0, size());
        java.util.Arrays.fill(floats, 0, size(), (float) v);
        store(floats);
    }

    @Override
    public void scale(double alpha) {
        if (Double.isNaN(alpha)) {
            // OpenBLAS takes a NaN for 0 here, and would hide it.
            fill(alpha);
        } else {
            openblas.cblas_sscal(size(), (float) alpha, data, 1);
            changed();
        }
    }

    @Override
    public boolean isFinite() {
        if (Float.isFinite(openblas.cblas_sasum(size(), data, 1))) {
            return true;
        }
        // A sum of large finite numbers can overflow: only now is every element worth a look.
        float[] floats = load(0);
        for (int i = 0; i < size(); i++) {
            if (!Float.isFinite(floats[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        for (CpuTensor own : new CpuTensor[] {temporary, ones, transposed}) {
            if (own != null) {
                own.close();
            }
        }
        if (array.closeable()) {
            array.close();
        }
    }

    @Override
    protected void doCopy(Tensor x) {
        buffer.put(0, of(x).buffer, 0, size());
        changed();
    }

    @Override
    protected void doAxpy(double alpha, Tensor x) {
        openblas.cblas_saxpy(size(), (float) alpha, of(x).data, 1, data, 1);
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
        switch (f.kernel()) {
            case SIGMOID -> Nd4j.getExecutioner().exec(new Sigmoid(of(x).array, array));
            case TANH -> Nd4j.getExecutioner().exec(new Tanh(of(x).array, array));
            default -> {
                float[] out = Scratch.floats(1, size());
                FloatKernels.map(f, of(x).load(0), out, size());
                store(out);
            }
        }
        changed();
    }

    @Override
    protected void doMapBackward(ElementFunction f, Tensor x, Tensor y, Tensor upstream, Mode mode) {
        float[] up = of(upstream).load(2);
        ElementFunction.Kernel kernel = f.kernel();
        boolean fromValue = kernel == ElementFunction.Kernel.SIGMOID || kernel == ElementFunction.Kernel.TANH;
        float[] in = fromValue ? up : of(x).load(0);
        float[] out = fromValue || kernel == ElementFunction.Kernel.GENERAL ? of(y).load(1) : up;
        FloatKernels.mapBackward(f, in, out, up, up, size());
        store(up, mode);
    }

    @Override
    protected void doZip(PairFunction f, Tensor a, Tensor b) {
        float[] out = Scratch.floats(2, size());
        FloatKernels.zip(f, of(a).load(0), of(b).load(1), out, size());
        store(out);
    }

    @Override
    protected void doZipBackward(
            PairFunction f, boolean byFirst, Tensor a, Tensor b, Tensor y, Tensor upstream, Mode mode) {
        double[] left = a.toArray();
        double[] right = b.toArray();
        double[] out = y.toArray();
        float[] up = of(upstream).load(0);
        for (int i = 0; i < left.length; i++) {
            double local = byFirst ? f.byFirst(left[i], right[i], out[i]) : f.bySecond(left[i], right[i], out[i]);
            up[i] = (float) (up[i] * local);
        }
        store(up, mode);
    }

    @Override
    protected double doPairSum(PairFunction f, Tensor b) {
        if (f.kernel() == PairFunction.Kernel.MULTIPLY) {
            return openblas.cblas_sdot(size(), data, 1, of(b).data, 1);
        }
        float[] left = load(0);
        float[] right = of(b).load(1);
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += f.value(left[i], right[i]);
        }
        return sum;
    }

    @Override
    protected void doPairSumBackward(PairFunction f, Tensor a, Tensor b, double s, Mode mode) {
        float[] left = of(a).load(0);
        float[] right = of(b).load(1);
        for (int i = 0; i < size(); i++) {
            left[i] = (float) (s * f.byFirst(left[i], right[i], f.value(left[i], right[i])));
        }
        store(left, mode);
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
        float[] row = of(x).load(0);
        FloatKernels.lessMaximum(row, size(), columns());
        store(row);
        exponentials(this, this);
        float[] out = load(0);
        FloatKernels.normalise(out, size(), columns());
        store(out);
    }

    @Override
    protected void doSoftmaxRowsBackward(Tensor y, Tensor upstream, Mode mode) {
        float[] out = Scratch.floats(2, size());
        FloatKernels.softmaxBackward(of(y).load(0), of(upstream).load(1), out, size(), columns());
        store(out, mode);
    }

    @Override
    protected void doLogSoftmaxRows(Tensor x) {
        float[] out = of(x).load(0);
        FloatKernels.lessMaximum(out, size(), columns());
        store(out);
        exponentials(this, temporary());
        FloatKernels.lessLogSum(out, temporary().load(1), size(), columns());
        store(out);
    }

    @Override
    protected void doCrossEntropyBackward(Tensor logSoftmax, Tensor target, double s, Mode mode) {
        CpuTensor p = mode == Mode.SET ? this : temporary();
        exponentials(of(logSoftmax), p);
        float[] out = p.load(0);
        FloatKernels.crossEntropyBackward(out, of(target).load(1), (float) s, size(), columns());
        store(out, mode);
    }

    private static void exponentials(CpuTensor x, CpuTensor out) {
        Nd4j.getExecutioner().exec(new Exp(x.array, out.array));
    }
}
