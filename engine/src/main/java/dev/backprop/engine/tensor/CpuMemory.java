package dev.backprop.engine.tensor;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.cpu.nativecpu.buffer.BaseCpuDataBuffer;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.OpaqueDataBuffer;

/**
 * The memory of a FLOAT32 array of ND4J on the CPU, 'c'-ordered, and ND4J's functions called straight on it: the way through its
 * executioner is 0.5 µs longer, and keeps the just-in-time compiler busy for the first second of a run.
 */
final class CpuMemory {
    /** ND4J's number of the product among its loops over two arrays, for which it has no class any more. */
    private static final int MULTIPLY = 3;

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

    private final int size;
    private final int columns;
    private final INDArray array;
    private final OpaqueDataBuffer opaque;
    private final LongPointer layout;
    private final FloatPointer data;
    private final FloatBuffer buffer;

    CpuMemory(Shape shape) {
        size = shape.size();
        columns = shape.columns();
        array = Nd4j.create(DataType.FLOAT, new long[] {shape.rows(), shape.columns()}, 'c');
        opaque = ((BaseCpuDataBuffer) array.data()).getOpaqueDataBuffer();
        layout = (LongPointer) array.shapeInfoDataBuffer().addressPointer();
        data = new FloatPointer(array.data().addressPointer()).capacity(size);
        buffer = data.asBuffer();
    }

    /** One number, for good. */
    static CpuMemory number(float value) {
        CpuMemory memory = new CpuMemory(Shape.SCALAR);
        memory.buffer.put(0, value);
        return memory;
    }

    FloatPointer data() {
        return data;
    }

    FloatBuffer buffer() {
        return buffer;
    }

    /** From an element on. */
    FloatPointer from(int row, int column) {
        return new FloatPointer(data).position((long) row * columns + column);
    }

    /** Its elements in the thread's array {@code slot}, which may be longer. */
    float[] load(int slot) {
        float[] floats = Scratch.floats(slot, size);
        buffer.get(0, floats, 0, size);
        return floats;
    }

    void store(float[] floats) {
        buffer.put(0, floats, 0, size);
    }

    void copy(CpuMemory x) {
        openblas.cblas_scopy(size, x.data, 1, data, 1);
    }

    /** this ← one of ND4J's functions of real numbers, by its number: exponentials and the like. */
    void transform(int operation, CpuMemory x) {
        ops().execTransformStrict(null, operation, x.opaque, x.layout, null, opaque, layout, null, null);
    }

    /** this ← one of ND4J's functions that keep the type, by its number: reciprocals and the like. */
    void same(int operation, CpuMemory x) {
        ops().execTransformSame(null, operation, x.opaque, x.layout, null, opaque, layout, null, null);
    }

    /** this ← one of ND4J's functions of an element and a number that is the same for all, by its number. */
    void scalar(int operation, CpuMemory x, CpuMemory number) {
        ops().execScalar(
                        null,
                        operation,
                        x.opaque,
                        x.layout,
                        null,
                        opaque,
                        layout,
                        null,
                        number.opaque,
                        number.layout,
                        null,
                        null);
    }

    /** this ← this ⊙ x. */
    void multiply(CpuMemory x) {
        ops().execPairwiseTransform(
                        null, MULTIPLY, opaque, layout, null, x.opaque, x.layout, null, opaque, layout, null, null);
    }

    private static NativeOps ops() {
        return NativeOpsHolder.getInstance().getDeviceNativeOps();
    }

    /** As {@link Tensor#writeBytes}. */
    void writeBytes(ByteBuffer source, double divisor) {
        BytePointer from = new BytePointer(source);
        for (int start = 0; start < size; start += PIECE) {
            int n = Math.min(PIECE, size - start);
            convert(new BytePointer(from).position(from.position() + start), start, n, divisor);
        }
    }

    private void convert(BytePointer from, int start, int n, double divisor) {
        // Where a C function takes any type, JavaCPP counts positions in bytes.
        BytePointer raw = new BytePointer(data).position((long) start * Float.BYTES);
        ops().convertTypes(null, UINT8, from, n, FLOAT32, raw);
        FloatPointer to = new FloatPointer(data).position(start);
        if (divisor == 255) {
            openblas.cblas_sscal(n, BYTE, to, 1);
            openblas.cblas_saxpy(n, REST, to, 1, to, 1);
        } else if (divisor != 1) {
            for (int i = start; i < start + n; i++) {
                buffer.put(i, (float) (buffer.get(i) / divisor));
            }
        }
    }

    void close() {
        if (array.closeable()) {
            array.close();
        }
    }
}
