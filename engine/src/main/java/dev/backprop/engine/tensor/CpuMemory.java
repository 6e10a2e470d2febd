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
     * 256·b/255 = b + b/255: adding the second term, whose own error is 2⁻³² of the sum, rounds once, as a division does. For
     * no byte is the sum so near to halfway between two floats that this error counts.
     */
    private static final float BYTE = 1f / 255;

    /** Bytes at a time: as floats they stay in the first cache from one pass to the next. */
    private static final int PIECE = 6272;

    private final int size;
    private final INDArray array;
    private final OpaqueDataBuffer opaque;
    private final LongPointer layout;
    private final FloatPointer data;
    private final FloatBuffer buffer;
    /**
     * What is in memory, times this power of two, are the numbers: 1 but after {@link #writeBytes}. A product takes it as its own
     * factor, which changes no bit and saves a pass over all pixels; anybody else's reading makes it 1.
     */
    private float factor = 1;

    CpuMemory(Shape shape) {
        size = shape.size();
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

    int size() {
        return size;
    }

    FloatPointer data() {
        settle();
        return data;
    }

    FloatBuffer buffer() {
        settle();
        return buffer;
    }

    /** The memory as it is: to be multiplied by {@link #factor}. */
    FloatPointer unscaled() {
        return data;
    }

    /** A power of two. */
    float factor() {
        return factor;
    }

    private void settle() {
        if (factor != 1) {
            openblas.cblas_sscal(size, factor, data, 1);
            factor = 1;
        }
    }

    /** Its elements in the thread's array {@code slot}, which may be longer. */
    float[] load(int slot) {
        float[] floats = Scratch.floats(slot, size);
        buffer().get(0, floats, 0, size);
        return floats;
    }

    void store(float[] floats) {
        factor = 1;
        buffer.put(0, floats, 0, size);
    }

    void copy(CpuMemory x) {
        openblas.cblas_scopy(size, x.data(), 1, data, 1);
        factor = 1;
    }

    /** this ← one of ND4J's functions of real numbers, by its number: exponentials and the like. */
    void transform(int operation, CpuMemory x) {
        x.settle();
        factor = 1;
        ops().execTransformStrict(null, operation, x.opaque, x.layout, null, opaque, layout, null, null);
    }

    /** this ← one of ND4J's functions that keep the type, by its number: reciprocals and the like. */
    void same(int operation, CpuMemory x) {
        x.settle();
        factor = 1;
        ops().execTransformSame(null, operation, x.opaque, x.layout, null, opaque, layout, null, null);
    }

    /** this ← one of ND4J's functions of an element and a number that is the same for all, by its number. */
    void scalar(int operation, CpuMemory x, CpuMemory number) {
        x.settle();
        factor = 1;
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
        settle();
        x.settle();
        ops().execPairwiseTransform(
                        null, MULTIPLY, opaque, layout, null, x.opaque, x.layout, null, opaque, layout, null, null);
    }

    private static NativeOps ops() {
        return NativeOpsHolder.getInstance().getDeviceNativeOps();
    }

    /** As {@link Tensor#writeBytes}. */
    void writeBytes(ByteBuffer source, double divisor) {
        BytePointer from = new BytePointer(source);
        long first = from.position();
        // Where a C function takes any type, JavaCPP counts positions in bytes.
        BytePointer raw = new BytePointer(data);
        FloatPointer to = new FloatPointer(data);
        for (int start = 0; start < size; start += PIECE) {
            int n = Math.min(PIECE, size - start);
            from.position(first + start);
            raw.position((long) start * Float.BYTES);
            to.position(start);
            ops().convertTypes(null, UINT8, from, n, FLOAT32, raw);
            if (divisor == 255) {
                openblas.cblas_saxpy(n, BYTE, to, 1, to, 1);
            }
        }
        if (divisor != 255 && divisor != 1) {
            for (int i = 0; i < size; i++) {
                buffer.put(i, (float) (buffer.get(i) / divisor));
            }
        }
        factor = divisor == 255 ? 1f / 256 : 1;
    }

    void close() {
        if (array.closeable()) {
            array.close();
        }
    }
}
